package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// Samples as the tests need them.
final class Samples {
    private Samples() {}

    /// A container bears 5 requests of 20 ms each per second.
    static final Sizing SIZING = new Sizing(Duration.ofMillis(20), 0.2, 0.5);

    /// At 25 requests a second, so 5 containers are right.
    static Sample at(int seconds, int desired, int running, int ready, double metric) {
        var status = new AutoscalerStatus(desired, running, ready, metric);
        return new Sample(Duration.ofSeconds(seconds), 25, LoadReport.NOTHING, SIZING, status, running);
    }

    static Sample steady(int seconds, int count) {
        return at(seconds, count, count, count, 0.5);
    }
}
