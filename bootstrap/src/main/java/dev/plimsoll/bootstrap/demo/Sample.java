package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// One second of the demo: the load and what became of it, what requests cost at this time, what the service says, and
/// how many containers the engine runs.
record Sample(
        Duration elapsed,
        double requestsPerSecond,
        LoadReport load,
        Sizing sizing,
        AutoscalerStatus status,
        int running) {

    /// How many containers this load needs.
    int right() {
        return sizing.rightContainers(requestsPerSecond);
    }

    /// Whether both the running and the wanted containers are within one of what the load needs.
    boolean isNearRight() {
        return Math.abs(running - right()) <= 1 && Math.abs(status.desired() - right()) <= 1;
    }

    boolean isAt(int count) {
        return running == count && status.desired() == count;
    }
}
