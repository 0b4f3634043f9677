package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// One second of the demo: the load, what the service says, and how many containers the engine runs.
record Sample(Duration elapsed, double requestsPerSecond, AutoscalerStatus status, int running) {
    boolean isAt(int count) {
        return running == count && status.desired() == count;
    }
}
