package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bounds of this moment: an autoscaler's own, narrowed by floors and ceilings. They come last and beat
/// everything.
///
/// - The highest floor and the lowest ceiling count; a ceiling beats a floor; neither leaves min..max.
/// - Going to zero for idleness is the exception: it goes below min. Not while a floor holds, though, nor
///   while anybody wants more, vetoes or has no data.
/// - Example with bounds 2..10: floor 4 leaves 4..10, floor 4 with ceiling 3 leaves 3..3, ceiling 1 leaves
///   2..2.
public record Limits(int min, int max) implements Stage {
    /// The limits that these recommendations leave, for an autoscaler that wants `current` containers now.
    public static Limits of(Bounds bounds, List<Recommendation> recommendations, int current) {
        int floor = 0;
        int ceiling = Integer.MAX_VALUE;
        MetricName idle = null;
        for (int index = 0; index < recommendations.size(); index++) {
            Recommendation recommendation = recommendations.get(index);
            floor = Math.max(floor, floor(recommendation));
            ceiling = Math.min(ceiling, ceiling(recommendation));
            idle = idle == null ? idle(recommendation) : idle;
        }
        if (idle != null && !isNeeded(recommendations, current, idle)) {
            return new Limits(0, 0);
        }
        int max = Math.clamp(ceiling, bounds.min(), bounds.max());
        int min = Math.clamp(floor, bounds.min(), max);
        return new Limits(min, max);
    }

    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        int bound = nearest(draft.count());
        return bound == draft.count()
                ? draft
                : draft.to(bound, new Reason.Bounded(draft.count(), bound, draft.count() > max));
    }

    public boolean contains(int count) {
        return count >= min && count <= max;
    }

    public int nearest(int count) {
        return Math.clamp(count, min, max);
    }

    private static int floor(Recommendation recommendation) {
        return switch (recommendation) {
            case Floor floor -> floor.count();
            case Both both -> Math.max(floor(both.one()), floor(both.other()));
            case Propose _, Vote _, Ceiling _, Veto _, Inactive _, Abstain _ -> 0;
        };
    }

    private static int ceiling(Recommendation recommendation) {
        return switch (recommendation) {
            case Ceiling ceiling -> idle(ceiling) == null ? ceiling.count() : Integer.MAX_VALUE;
            case Both both -> Math.min(ceiling(both.one()), ceiling(both.other()));
            case Propose _, Vote _, Floor _, Veto _, Inactive _, Abstain _ -> Integer.MAX_VALUE;
        };
    }

    /// The metric that shows no work, if this says so.
    private static @Nullable MetricName idle(Recommendation recommendation) {
        return switch (recommendation) {
            case Ceiling ceiling -> ceiling.reason() instanceof Reason.Idle idle ? idle.metric() : null;
            case Both both -> idle(both.one()) == null ? idle(both.other()) : idle(both.one());
            case Propose _, Vote _, Floor _, Veto _, Inactive _, Abstain _ -> null;
        };
    }

    private static boolean isNeeded(List<Recommendation> recommendations, int current, MetricName idle) {
        for (Recommendation recommendation : recommendations) {
            if (isNeeded(recommendation, current, idle)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNeeded(Recommendation recommendation, int current, MetricName idle) {
        return switch (recommendation) {
            case Floor floor -> floor.count() > 0;
            case Propose proposal -> isNeeded(proposal, current, idle);
            case Vote vote -> vote.direction() == Direction.OUT;
            // With nothing running there is nothing to keep, and containers have no data.
            case Veto _, Abstain _ -> current > 0;
            case Both both -> isNeeded(both.one(), current, idle) || isNeeded(both.other(), current, idle);
            case Ceiling _, Inactive _ -> false;
        };
    }

    /// More than there are is needed; and asleep as well as awake, whatever another total than the idle one
    /// asks for.
    private static boolean isNeeded(Propose proposal, int current, MetricName idle) {
        boolean isOtherWork = proposal.reason() instanceof Reason.Measured measured
                && !measured.measurement().type().isPerContainer()
                && !measured.measurement().metric().equals(idle);
        return isOtherWork ? proposal.count() > 0 : current > 0 && proposal.count() > current;
    }
}
