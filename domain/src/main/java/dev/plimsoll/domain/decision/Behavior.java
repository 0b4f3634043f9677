package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.RateRule.Type.COUNT;
import static dev.plimsoll.domain.decision.RateRule.Type.PERCENT;
import static dev.plimsoll.domain.decision.ScalingRules.Select.MAX;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How an autoscaler moves from what its policies propose to what it does: rules per direction and the warm-up.
///
/// @param warmUp how long a container without a health check runs before it counts as ready, from 0 to 1 h
public record Behavior(ScalingRules scaleOut, ScalingRules scaleIn, Duration warmUp) {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    /// The defaults: Kubernetes', and never more than half of the fleet in one scale-in.
    ///
    /// Out: no window, 100 % or 4 containers per 15 s, the larger. In: window 300 s, 100 % per 15 s, half at most.
    public static final Behavior DEFAULT = new Behavior(
            new ScalingRules(
                    0.1,
                    Duration.ZERO,
                    Duration.ZERO,
                    MAX,
                    List.of(new RateRule(PERCENT, 100, PERIOD), new RateRule(COUNT, 4, PERIOD)),
                    Double.POSITIVE_INFINITY),
            new ScalingRules(
                    0.1, Duration.ofSeconds(300), Duration.ZERO, MAX, List.of(new RateRule(PERCENT, 100, PERIOD)), 0.5),
            Duration.ofSeconds(3));

    public Behavior {
        new Problems()
                .check(
                        !warmUp.isNegative() && warmUp.compareTo(Duration.ofHours(1)) <= 0,
                        "warm_up_seconds",
                        "must be from 0 to 3600")
                .refuse();
    }

    public Tolerance tolerance() {
        return new Tolerance(scaleOut.tolerance(), scaleIn.tolerance());
    }

    /// How long recommendations matter: the longer of the two windows.
    public Duration memoryOfRecommendations() {
        return Stream.of(scaleOut, scaleIn)
                .map(ScalingRules::stabilizationWindow)
                .reduce(Duration.ZERO, Behavior::longest);
    }

    /// How long applied actions matter: the longest cooldown or period of a rate rule.
    public Duration memoryOfActions() {
        return Stream.of(scaleOut, scaleIn)
                .flatMap(rules -> Stream.concat(
                        Stream.of(rules.cooldown()), rules.policies().stream().map(RateRule::period)))
                .reduce(Duration.ZERO, Behavior::longest);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
