package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import java.time.Instant;

/// All that a policy may look at.
///
/// @param fleet the containers as observed, warm-up considered
/// @param current the count the last decision asked for, reached or not; a policy that wants no change
///     proposes it
/// @param behavior tells the bands around a target, and when a container counts
/// @param guards the process-wide thresholds
/// @param memory what the autoscaler remembers
public record Situation(
        Fleet fleet,
        int current,
        Behavior behavior,
        Observations observations,
        Guards guards,
        ScalingMemory memory,
        Instant now) {
    /// When a container counts.
    public Readiness readiness() {
        return behavior.readiness();
    }

    /// The same load on so many containers, at least one, as if that count had been decided on.
    public Situation imaginedOn(int containers) {
        return new Situation(fleet, containers, behavior, observations.imaginedOn(containers), guards, memory, now);
    }

    /// The same without the samples of one metric that are younger than a moment, in milliseconds since 1970.
    Situation upTo(MetricName metric, long epochMillis) {
        return new Situation(fleet, current, behavior, observations.upTo(metric, epochMillis), guards, memory, now);
    }

    /// All readings as measured, on however many containers the load is imagined.
    public Situation asMeasured() {
        return observations.imagined() == 0
                ? this
                : new Situation(fleet, current, behavior, observations.asMeasured(), guards, memory, now);
    }

    /// The count that this many more come to. Containers that are starting, or ordered, are more already.
    public int out(int change) {
        return Math.clamp((long) warm() + change, current, Integer.MAX_VALUE);
    }

    /// The count that this many fewer leave, never below 0.
    public int in(int change) {
        return Math.max(0, current - change);
    }

    /// How many of the current count are past their start; the others are starting, or ordered and not there
    /// yet.
    public int warm() {
        int warm = 0;
        for (FleetContainer container : fleet.containers()) {
            warm += container.phase().isCurrent() && container.phase() != ContainerPhase.STARTING ? 1 : 0;
        }
        return Math.min(current, warm);
    }
}
