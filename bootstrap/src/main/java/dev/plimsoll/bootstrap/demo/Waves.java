package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;

/// Load that comes and goes until the person has seen enough.
final class Waves {
    private static final Duration HIGH = Duration.ofSeconds(45);
    private static final Duration LOW = Duration.ofSeconds(45);
    private static final double LOW_CONTAINERS = 1.7;

    private final Stage stage;
    private final Instant begun = Instant.now();

    Waves(Stage stage) {
        this.stage = stage;
    }

    /// Ends only by an exception or with the process.
    void runForever() {
        while (true) {
            play("High water", Cycle.IDEAL_CONTAINERS, HIGH);
            play("Low water", LOW_CONTAINERS, LOW);
        }
    }

    private void play(String name, double idealContainers, Duration lasting) {
        double rate = stage.sizing().requestsPerSecondFor(idealContainers);
        stage.terminal()
                .print(System.lineSeparator() + name + ". " + stage.sizing().explain(rate));
        stage.terminal().print(stage.chart().heading());
        stage.load().setRequestsPerSecond(rate);
        Duration end = Duration.between(begun, Instant.now()).plus(lasting);
        stage.watch(begun, sample -> sample.elapsed().compareTo(end) < 0);
    }
}
