package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One full cycle: the load of one container rises, the fleet scales out and settles; the load falls, the fleet scales
/// in. Requests come all the time, so that those that leave have some to end.
final class Cycle {
    /// What one container bears at its target; the load before the cycle.
    static final double CALM_CONTAINERS = 1;

    /// Below a whole number by more than what may go wrong in a minute's count, and above the one before by more than
    /// the tolerance band of the autoscaler: that band and a little noise do not move the right count.
    static final double BUSY_CONTAINERS = 3.7;

    /// Clearly less than one container: a count around 1.0 would hold two.
    static final double QUIET_CONTAINERS = 0.5;

    /// So slowly that one container is not run over before there is another: where all fail HAProxy's checks, requests
    /// are refused.
    static final Duration RISE = Duration.ofSeconds(15);

    /// From when the fleet is within one container of the right count; after it the whole minute that is counted is one
    /// of the high load.
    private static final Duration HOLD = Duration.ofSeconds(50);

    private static final Duration SETTLE_DEADLINE = Duration.ofMinutes(2);
    private static final Duration RETURN_DEADLINE = Duration.ofMinutes(2);

    private final Stage stage;
    private final double rate;

    Cycle(Stage stage) {
        this.stage = stage;
        this.rate = stage.sizing().requestsPerSecondFor(BUSY_CONTAINERS);
    }

    /// Throws a `DemoFailure` when the fleet does not settle, or does not come back, in time.
    Summary run() {
        stage.terminal().print("The load rises. " + stage.sizing().explain(rate) + System.lineSeparator());
        stage.terminal().print(stage.chart().heading());
        ScaleOut scaleOut = scaleOut();
        stage.load().setRequestsPerSecond(stage.sizing().requestsPerSecondFor(QUIET_CONTAINERS));
        stage.terminal().print("The load falls.");
        Duration comeBack = comeBack();
        return new Summary(
                stage.sizing(),
                scaleOut,
                comeBack,
                stage.load().finish(),
                stage.fleet().everSeen().size() - stage.fleet().running().size(),
                stage.plimsoll().scalings().stream().map(Scaling::step).toList());
    }

    private ScaleOut scaleOut() {
        List<RunningContainer> first = stage.fleet().running();
        Instant begun = Instant.now();
        stage.load().riseTo(rate, RISE);

        var settling = new Settling(HOLD);
        var samples = new ArrayList<Sample>();
        stage.watch(begun, sample -> {
            samples.add(sample);
            return !settling.observe(sample) && sample.elapsed().compareTo(SETTLE_DEADLINE) < 0;
        });
        Duration after = settling.settledAt().orElseThrow(() -> unsettled(samples.getLast()));
        Duration firstAddition = Duration.between(begun, firstAddition(first));
        return new ScaleOut(after, samples, firstAddition, stage.sizing().target());
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
