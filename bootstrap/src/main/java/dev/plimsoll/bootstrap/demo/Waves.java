package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;

/// Load that comes and goes until the person has seen enough.
final class Waves {
    /// Longer than the minute over which requests are counted.
    private static final Duration LENGTH = Duration.ofSeconds(75);

    /// Work for two containers, which can bear the high water until there are more: a minute's count is slow to notice
    /// that a load has risen, and one container would be run over by then.
    private static final double LOW_CONTAINERS = 1.7;

    private final Stage stage;
    private final Instant begun = Instant.now();

    Waves(Stage stage) {
        this.stage = stage;
    }

    /// Ends only by an exception or with the process.
    void runForever() {
        while (true) {
            play("High water", Cycle.BUSY_CONTAINERS);
            play("Low water", LOW_CONTAINERS);
        }
    }

    private void play(String name, double idealContainers) {
        double rate = stage.sizing().requestsPerSecondFor(idealContainers);
        stage.terminal()
                .print(System.lineSeparator() + name + ". " + stage.sizing().explain(rate));
        stage.terminal().print(stage.chart().heading());
        stage.load().riseTo(rate, Cycle.RISE);
        Duration end = Duration.between(begun, Instant.now()).plus(LENGTH);
        stage.watch(begun, sample -> sample.elapsed().compareTo(end) < 0);
        stage.terminal()
                .print("Requests through HAProxy: " + stage.load().totals().sentence());
    }
}
