package dev.plimsoll.application.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that moves only when told. Always in UTC.
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    /// Stands at 2026-01-01, noon.
    public SettableClock() {
        this(Instant.parse("2026-01-01T12:00:00Z"));
    }

    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /// Moves on, and answers the new time.
    public Instant advance(Duration step) {
        return now.updateAndGet(instant -> instant.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock knows only UTC");
    }
}
