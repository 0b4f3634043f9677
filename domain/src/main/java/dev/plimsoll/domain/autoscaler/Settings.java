package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a person sets on an autoscaler.
///
/// @param policies from 1 to 20
/// @param combination how their recommendations become one count
/// @param isDisabled evaluates nothing and keeps the count
public record Settings(
        Bounds bounds,
        List<ScalingPolicy> policies,
        Combination combination,
        Behavior behavior,
        Mode mode,
        boolean isDisabled) {
    private static final int MOST_POLICIES = 20;

    public Settings {
        policies = List.copyOf(policies);
        Problems problems = new Problems()
                .check(!policies.isEmpty(), "policies", "must have at least one")
                .check(policies.size() <= MOST_POLICIES, "policies", "must have at most " + MOST_POLICIES);
        behavior.style().check(bounds, problems);
        problems.refuse();
    }

    /// The usual combination and mode: the largest proposal, carried out.
    public Settings(Bounds bounds, List<ScalingPolicy> policies, Behavior behavior, boolean isDisabled) {
        this(bounds, policies, Combination.LARGEST, behavior, Mode.ACTIVE, isDisabled);
    }

    /// The same settings, but evaluating nothing.
    public Settings disabled() {
        return new Settings(bounds, policies, combination, behavior, mode, true);
    }

    /// Whether they are the same settings, be they enabled or disabled.
    public boolean isLike(Settings other) {
        return disabled().equals(other.disabled());
    }

    /// The same, carried out by nobody.
    Settings inDryRun() {
        return new Settings(bounds, policies, combination, behavior, Mode.DRY_RUN, isDisabled);
    }

    /// The same, which a container type may have in the style of their behaviour.
    Settings suiting(String containerType) {
        Problems problems = new Problems();
        behavior.style().check(containerType, metrics().keySet(), problems);
        problems.refuse();
        return this;
    }

    /// All metrics that the policies read, each with how far back the policies look.
    public Map<MetricName, Duration> metrics() {
        Map<MetricName, Duration> all = new HashMap<>();
        for (ScalingPolicy policy : policies) {
            policy.metrics()
                    .forEach((metric, lookBack) ->
                            all.merge(metric, lookBack, (one, other) -> one.compareTo(other) >= 0 ? one : other));
        }
        return Map.copyOf(all);
    }

    /// How far back the policy looks that looks back furthest.
    public Duration lookBack() {
        Duration longest = Duration.ZERO;
        for (ScalingPolicy policy : policies) {
            for (Duration lookBack : policy.metrics().values()) {
                longest = lookBack.compareTo(longest) > 0 ? lookBack : longest;
            }
        }
        return longest;
    }

    /// How long applied actions matter: to the behaviour, or to a policy that looks back on samples from before.
    Duration memoryOfActions() {
        Duration ofBehavior = behavior.memoryOfActions();
        Duration lookBack = lookBack();
        return lookBack.compareTo(ofBehavior) > 0 ? lookBack : ofBehavior;
    }

    /// Whether a fleet that a person scaled to zero stays there. Where a policy goes to zero itself, or
    /// calls for the first container while the minimum is 0, zero is a count like any other.
    ///
    /// @param hasLooked whether a policy that goes to zero has looked for work before
    public boolean isOffAtZero(boolean hasLooked) {
        if (hasLooked && goesToZero()) {
            return false;
        }
        return bounds.min() > 0 || !wakesFromZero();
    }

    /// Whether any policy takes the last container, and gives one to whoever asks.
    public boolean goesToZero() {
        for (ScalingPolicy policy : policies) {
            if (policy instanceof ScaleToZeroPolicy) {
                return true;
            }
        }
        return false;
    }

    /// Whether any policy can call for the first container when there is none.
    public boolean wakesFromZero() {
        for (ScalingPolicy policy : policies) {
            if (policy.wakesFromZero()) {
                return true;
            }
        }
        return false;
    }
}
