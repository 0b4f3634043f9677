package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// Samples as the tests need them.
final class Samples {
    private Samples() {}

    static Sample at(int seconds, int desired, int running, int ready, double metric) {
        return new Sample(
                Duration.ofSeconds(seconds), 20, new AutoscalerStatus(desired, running, ready, metric, ""), running);
    }

    static Sample steady(int seconds, int count) {
        return at(seconds, count, count, count, 0.5);
    }
}
