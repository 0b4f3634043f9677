package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.util.Map;

/// A rule that turns a situation into a recommendation. A pure function: equal input gives equal output,
/// and nothing is ever thrown out of it.
public sealed interface ScalingPolicy
        permits TargetTrackingPolicy,
                SustainedTargetPolicy,
                HysteresisPolicy,
                ThresholdPolicy,
                StepScalingPolicy,
                MultiDimensionalPolicy,
                ResourceGuardPolicy,
                ScheduledPolicy,
                EventPolicy,
                ScaleToZeroPolicy {
    Recommendation recommend(Situation situation);

    /// The metrics it reads, each with how far back it looks; zero means the newest sample only.
    Map<MetricName, Duration> metrics();

    /// Whether it can call for the first container when there is none. If no policy of an autoscaler can,
    /// one stays.
    default boolean wakesFromZero() {
        return false;
    }

    /// What is to be remembered after this situation, added to what the other policies remember.
    default ScalingMemory remember(Situation situation, ScalingMemory memory) {
        return memory;
    }
}
