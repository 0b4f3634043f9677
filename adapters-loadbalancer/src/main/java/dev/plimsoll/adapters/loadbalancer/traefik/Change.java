package dev.plimsoll.adapters.loadbalancer.traefik;

import java.time.Duration;

/// A change of the document, and whether Traefik has heard of it.
final class Change {
    private final long pollsBefore;
    private final long sinceNanos;
    private long toldNanos;
    private boolean isTold;

    /// @param pollsBefore how often Traefik had asked by then
    Change(long pollsBefore, long sinceNanos) {
        this.pollsBefore = pollsBefore;
        this.sinceNanos = sinceNanos;
    }

    /// Whether Traefik has asked since. When it did is known no better than by when this is called.
    boolean isTold(long polls, long nowNanos) {
        if (!isTold && polls > pollsBefore) {
            isTold = true;
            toldNanos = nowNanos;
        }
        return isTold;
    }

    /// Whether it heard of it so long ago.
    boolean wasTold(Duration ago, long nowNanos) {
        return isTold && nowNanos - toldNanos >= ago.toNanos();
    }

    boolean isOlderThan(Duration age, long nowNanos) {
        return nowNanos - sinceNanos >= age.toNanos();
    }
}
