package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One full cycle: load on one container, the fleet scales out and settles; the load stops, the fleet scales in.
final class Cycle {
    /// Just below a whole number: neither the tolerance band of the autoscaler nor a few per cent of error in the
    /// calibration then moves the right count.
    static final double IDEAL_CONTAINERS = 4.7;

    /// Longer than the scale-in window, so that an overshoot has had its chance to go.
    private static final Duration HOLD = Duration.ofSeconds(20);

    private static final Duration SETTLE_DEADLINE = Duration.ofSeconds(75);
    private static final Duration RETURN_DEADLINE = Duration.ofSeconds(60);

    private final Stage stage;
    private final double rate;

    Cycle(Stage stage) {
        this.stage = stage;
        this.rate = stage.sizing().requestsPerSecondFor(IDEAL_CONTAINERS);
    }

    /// Throws a `DemoFailure` when the fleet does not settle, or does not come back, in time.
    Summary run() {
        stage.terminal().print(stage.sizing().explain(rate) + System.lineSeparator());
        stage.terminal().print(stage.chart().heading());
        ScaleOut scaleOut = scaleOut();
        stage.load().setRequestsPerSecond(0);
        stage.terminal().print("The load stops.");
        Duration comeBack = comeBack();
        return new Summary(
                stage.sizing().cpuPerRequest(),
                scaleOut,
                comeBack,
                stage.plimsoll().scalings().stream().map(Scaling::step).toList());
    }

    private ScaleOut scaleOut() {
        List<RunningContainer> first = stage.fleet().running();
        var crossing = new CpuCrossing(stage.account(), stage.sizing()).watch(first.getFirst());
        Instant begun = Instant.now();
        stage.load().setRequestsPerSecond(rate);

        var settling = new Settling(HOLD);
        var samples = new ArrayList<Sample>();
        stage.watch(begun, sample -> {
            samples.add(sample);
            return !settling.observe(sample) && sample.elapsed().compareTo(SETTLE_DEADLINE) < 0;
        });
        Duration after = settling.settledAt().orElseThrow(() -> unsettled(samples.getLast()));
        return new ScaleOut(after, samples, Duration.between(crossing.join(), firstAddition(first)));
    }

    private static DemoFailure unsettled(Sample last) {
        return new DemoFailure(Text.format(
                "the fleet did not settle within one of %s in %s",
                Text.containers(last.right()), Text.seconds(SETTLE_DEADLINE)));
    }

    private Instant firstAddition(List<RunningContainer> first) {
        return stage.fleet().everSeen().stream()
                .filter(container -> !first.contains(container))
                .map(RunningContainer::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new DemoFailure("no container was added"));
    }

    private Duration comeBack() {
        Sample last = stage.watch(
                Instant.now(), sample -> !sample.isAt(1) && sample.elapsed().compareTo(RETURN_DEADLINE) < 0);
        if (!last.isAt(1)) {
            throw new DemoFailure("the fleet did not come back to 1 container in " + Text.seconds(RETURN_DEADLINE));
        }
        return last.elapsed();
    }
}
