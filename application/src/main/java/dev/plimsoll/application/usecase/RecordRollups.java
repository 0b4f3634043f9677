package dev.plimsoll.application.usecase;

import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.MetricHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes what each minute came to into the history, once the minute is over.
///
/// - A minute is written again with the one after it: an engine or a source that answers slowly gives a minute its last
///   sample when the next one has begun.
/// - The memory is the backlog: a minute that could not be written is written with the next one that can, as long as
/// its
///   samples are remembered. So a database may be away for six hours before anything is lost.
public final class RecordRollups {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricMemory memory;
    private final MetricHistory history;
    private final Clock clock;
    private Instant next;

    /// A use case that begins with the present minute.
    public RecordRollups(MetricMemory memory, MetricHistory history, Clock clock) {
        this.memory = memory;
        this.history = history;
        this.clock = clock;
        this.next = minute(clock.instant());
    }

    /// Writes all minutes that are over, oldest first, and forgets samples that are too old.
    ///
    /// @throws PortFailure.StoreUnavailable at the first that cannot be written; it and later ones are left for the
    ///     next call
    public synchronized void record() {
        Instant now = clock.instant();
        memory.forget(now);
        recordBefore(minute(now), now);
    }

    /// The same, with the minute that is not over yet: the last call of a process.
    public synchronized void recordAll() {
        Instant now = clock.instant();
        recordBefore(minute(now).plus(MINUTE), now);
    }

    private void recordBefore(Instant end, Instant now) {
        if (next.isAfter(end)) {
            next = minute(now); // the clock was set back
        }
        Instant oldest = minute(now.minus(MetricMemory.KEPT));
        Instant last = next.minus(MINUTE);
        for (Instant it = last.isBefore(oldest) ? oldest : last; it.isBefore(end); it = it.plus(MINUTE)) {
            history.add(memory.rollups(it));
            next = it.plus(MINUTE);
        }
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
