package dev.plimsoll.bootstrap.architecture.bad.policy;

import java.time.Clock;

public record ClockedPolicy(Clock clock) implements Policy {
    @Override
    public int recommend() {
        return clock.instant().hashCode();
    }
}
