package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Style;
import dev.plimsoll.domain.metric.MetricName;

/// A policy that an autoscaler's `metric` and `target` may be the short form of.
public sealed interface Targeted permits TargetTrackingPolicy, SustainedTargetPolicy {
    /// What metric and target mean where nothing else is said. Policies of all styles refuse the same targets.
    static ScalingPolicy of(Style style, MetricName metric, double target) {
        return switch (style) {
            case PLAIN -> new TargetTrackingPolicy(metric, target);
            case SCALINGO -> new SustainedTargetPolicy(metric, target);
        };
    }

    MetricName metric();

    double target();

    /// Whether metric and target tell all of it, since the rest is as it is by default.
    boolean isShort();

    /// The same for this metric and target. What suits the metric is by default again if that is another one.
    ScalingPolicy with(MetricName metric, double target);
}
