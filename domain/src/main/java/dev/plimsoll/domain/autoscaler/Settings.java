package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person sets on an autoscaler.
///
/// @param policies at least one; the largest proposal counts
/// @param isDisabled evaluates nothing and keeps the count
public record Settings(Bounds bounds, List<ScalingPolicy> policies, Behavior behavior, boolean isDisabled) {
    public Settings {
        policies = List.copyOf(policies);
        new Problems()
                .check(!policies.isEmpty(), "policies", "must have at least one")
                .refuse();
    }

    /// All metrics that the policies read.
    public Set<MetricName> metrics() {
        return policies.stream().flatMap(policy -> policy.metrics().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
