package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// Samples as the tests need them.
final class Samples {
    private Samples() {}

    /// A container should bear 400 requests a minute.
    static final Sizing SIZING = new Sizing(Duration.ofMillis(15), 0.2, 0.5);

    /// At 25 requests a second, so 4 containers are right.
    static Sample at(int seconds, int desired, int running, int ready, double metric) {
        var status = new AutoscalerStatus(desired, running, ready, metric);
        return new Sample(Duration.ofSeconds(seconds), 25, LoadReport.NOTHING, 4, status, running);
    }

    static Sample steady(int seconds, int count) {
        return at(seconds, count, count, count, 400);
    }
}
