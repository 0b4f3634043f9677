package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// One second of the demo: the load and what became of it, what the service says, and how many containers the engine
/// runs.
///
/// @param right how many containers the load needs once it has risen
record Sample(
        Duration elapsed, double requestsPerSecond, LoadReport load, int right, AutoscalerStatus status, int running) {

    /// Whether both the running and the wanted containers are within one of what the load needs.
    boolean isNearRight() {
        return Math.abs(running - right) <= 1 && Math.abs(status.desired() - right) <= 1;
    }

    boolean isAt(int count) {
        return running == count && status.desired() == count;
    }
}
