package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.RateRule.Type.COUNT;
import static dev.plimsoll.domain.decision.RateRule.Type.PERCENT;
import static dev.plimsoll.domain.decision.ScalingRules.Select.MAX;
import static dev.plimsoll.domain.decision.ScalingRules.Select.UNLIMITED;

import dev.plimsoll.domain.fleet.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How an autoscaler moves from what its policies propose to what it does: rules per direction, and when a
/// container counts.
///
/// @param style what it asks of the whole autoscaler
public record Behavior(ScalingRules scaleOut, ScalingRules scaleIn, Readiness readiness, Style style) {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private static final ScalingRules DEFAULT_OUT = new ScalingRules(
            0.1,
            Duration.ZERO,
            Duration.ZERO,
            MAX,
            List.of(new RateRule(PERCENT, 100, PERIOD), new RateRule(COUNT, 4, PERIOD)),
            Double.POSITIVE_INFINITY);

    /// The defaults: Kubernetes', and never more than half of the fleet in one scale-in.
    ///
    /// Out: no window, 100 % or 4 containers per 15 s, the larger. In: window 300 s, 100 % per 15 s, half
    /// at most.
    public static final Behavior DEFAULT = new Behavior(DEFAULT_OUT, defaultIn(0.5), Readiness.DEFAULT);

    /// The defaults without the largest share: what Kubernetes does.
    public static final Behavior KUBERNETES =
            new Behavior(DEFAULT_OUT, defaultIn(Double.POSITIVE_INFINITY), Readiness.DEFAULT);

    /// What Scalingo's autoscaler does: a minute between two steps out, three between two steps in. How large a
    /// step is, its policy says.
    public static final Behavior SCALINGO = new Behavior(
            coolingDown(Duration.ofMinutes(1)), coolingDown(Duration.ofMinutes(3)), Readiness.DEFAULT, Style.SCALINGO);

    /// Behaviours that have a name.
    public static final Map<String, Behavior> PRESETS =
            Map.of("default", DEFAULT, "kubernetes", KUBERNETES, "scalingo", SCALINGO);

    /// A behaviour that asks nothing beyond its rules.
    public Behavior(ScalingRules scaleOut, ScalingRules scaleIn, Readiness readiness) {
        this(scaleOut, scaleIn, readiness, Style.PLAIN);
    }

    /// How long recommendations matter: the longer of the two windows.
    public Duration memoryOfRecommendations() {
        return longest(scaleOut.stabilizationWindow(), scaleIn.stabilizationWindow());
    }

    /// How long applied actions matter: the longest cooldown or period of a rate rule.
    public Duration memoryOfActions() {
        return longest(memoryOfActions(scaleOut), memoryOfActions(scaleIn));
    }

    private static Duration memoryOfActions(ScalingRules rules) {
        Duration longest = rules.cooldown();
        for (RateRule rule : rules.policies()) {
            longest = longest(longest, rule.period());
        }
        return longest;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static ScalingRules coolingDown(Duration cooldown) {
        return new ScalingRules(0.1, Duration.ZERO, cooldown, UNLIMITED, List.of(), Double.POSITIVE_INFINITY);
    }

    private static ScalingRules defaultIn(double maxFraction) {
        return new ScalingRules(
                0.1,
                Duration.ofMinutes(5),
                Duration.ZERO,
                MAX,
                List.of(new RateRule(PERCENT, 100, PERIOD)),
                maxFraction);
    }
}
