package dev.plimsoll.domain.fleet;

/// Where a container stands between its start and its removal.
public enum ContainerPhase {
    /// Running, but its health check has not passed yet or it is not warm.
    STARTING,
    /// Fit to serve.
    READY,
    /// Alive but unfit: unhealthy, paused, or restarting after a crash.
    UNREADY,
    /// Started ahead by us and kept from requests until it is needed; not one of the current ones.
    SPARE,
    /// Being drained and stopped by us.
    DRAINING,
    /// Ended, or created and never started.
    STOPPED;

    /// Whether a container in this phase counts as one of the current ones.
    public boolean isCurrent() {
        return switch (this) {
            case STARTING, READY, UNREADY -> true;
            case SPARE, DRAINING, STOPPED -> false;
        };
    }
}
