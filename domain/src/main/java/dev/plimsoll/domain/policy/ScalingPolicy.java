package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.metric.MetricName;
import java.util.Set;

/// A rule that turns a situation into a recommendation. A pure function: equal input gives equal output, and nothing is
/// ever thrown out of it.
public sealed interface ScalingPolicy permits TargetTrackingPolicy {
    Recommendation recommend(Situation situation);

    /// The metrics it reads.
    Set<MetricName> metrics();
}
