package dev.plimsoll.bootstrap.architecture.bad.clock;

import java.time.Instant;
import java.util.function.Supplier;

public final class HandsTheClockOn {
    public Supplier<Instant> now() {
        return Instant::now;
    }
}
