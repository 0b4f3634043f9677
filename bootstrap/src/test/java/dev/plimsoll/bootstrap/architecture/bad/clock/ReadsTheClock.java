package dev.plimsoll.bootstrap.architecture.bad.clock;

import java.time.Instant;

public final class ReadsTheClock {
    public Instant now() {
        return Instant.now();
    }
}
