package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.List;

/// How a fleet may move in one direction.
///
/// @param tolerance relative band around the target, any finite number from 0
/// @param stabilizationWindow look-back over recommendations, from 0 to 1 h
/// @param cooldown pause after an applied action in this direction, from 0 to 24 h
/// @param select which of the rate rules counts; `DISABLED`: this direction is frozen; `UNLIMITED`: none
///     counts
/// @param policies the rate rules, at least one unless `UNLIMITED`
/// @param maxFraction the largest share of the fleet that one step may take or add, above 0; a step of 1 is
///     always allowed out; infinite means no limit
public record ScalingRules(
        double tolerance,
        Duration stabilizationWindow,
        Duration cooldown,
        Select select,
        List<RateRule> policies,
        double maxFraction) {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(1);

    /// Which rate rule counts when there are several.
    public enum Select {
        /// The one that allows the most change.
        MAX,
        /// The one that allows the least change.
        MIN,
        /// This direction is frozen.
        DISABLED,
        /// No rate rule counts.
        UNLIMITED
    }

    public ScalingRules {
        policies = List.copyOf(policies);
        new Problems()
                .check(tolerance >= 0 && Double.isFinite(tolerance), "tolerance", "must be a finite number from 0")
                .check(
                        isWithin(stabilizationWindow, LONGEST_WINDOW),
                        "stabilization_window_seconds",
                        "must be from 0 to 3600")
                .check(isWithin(cooldown, LONGEST_COOLDOWN), "cooldown_seconds", "must be from 0 to 86400")
                .check(
                        !policies.isEmpty() || select == Select.UNLIMITED,
                        "policies",
                        "must have at least one, unless select is unlimited")
                .check(maxFraction > 0, "max_fraction", "must be above 0")
                .refuse();
    }

    private static boolean isWithin(Duration duration, Duration longest) {
        return !duration.isNegative() && duration.compareTo(longest) <= 0;
    }
}
