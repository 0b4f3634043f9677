package dev.plimsoll.bootstrap.architecture.bad.clock;

import java.time.Clock;

public final class MakesAClock {
    public Clock clock() {
        return Clock.systemUTC();
    }
}
