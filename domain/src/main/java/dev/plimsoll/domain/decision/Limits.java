package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import java.time.Instant;
import java.util.List;

/// The bounds of this moment: an autoscaler's own, narrowed by floors and ceilings. They come last and beat
/// everything.
///
/// - The highest floor and the lowest ceiling count; a ceiling beats a floor; neither leaves min..max.
/// - Going to zero for idleness is the exception: it goes below min. Not while a floor holds, though, nor
///   while anybody wants more, vetoes or has no data.
/// - Example with bounds 2..10: floor 4 leaves 4..10, floor 4 with ceiling 3 leaves 3..3, ceiling 1 leaves
///   2..2.
///
/// @param hasFloor whether a policy asks for a floor now
public record Limits(int min, int max, boolean hasFloor) implements Stage {
    /// The limits that these recommendations leave, for an autoscaler that wants `current` containers now.
    public static Limits of(Bounds bounds, List<Recommendation> recommendations, int current) {
        Narrowing narrowing = new Narrowing(current);
        for (Recommendation recommendation : recommendations) {
            narrowing.add(recommendation);
        }
        if (narrowing.isIdle && !narrowing.isNeeded) {
            return new Limits(0, 0, false);
        }
        int max = Math.clamp(narrowing.ceiling, bounds.min(), bounds.max());
        int min = Math.clamp(narrowing.floor, bounds.min(), max);
        return new Limits(min, max, narrowing.floor > 0);
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

    /// What the recommendations say about bounds.
    private static final class Narrowing {
        final int current;
        int floor;
        int ceiling = Integer.MAX_VALUE;
        boolean isIdle;
        boolean isNeeded;

        Narrowing(int current) {
            this.current = current;
        }

        void add(Recommendation recommendation) {
            if (recommendation instanceof Both(var one, var other)) {
                addOne(one);
                addOne(other);
            } else {
                addOne(recommendation);
            }
        }

        private void addOne(Recommendation recommendation) {
            switch (recommendation) {
                case Ceiling(int _, Reason.Idle _) -> isIdle = true;
                case Ceiling(int count, var _) -> ceiling = Math.min(ceiling, count);
                case Floor(int count, var _) -> {
                    floor = Math.max(floor, count);
                    isNeeded |= count > 0;
                }
                case Propose(int count, var _) -> isNeeded |= count > current;
                case Vote(Direction direction, var _) -> isNeeded |= direction == Direction.OUT;
                // With nothing running there is nothing to keep, and containers have no data.
                case Veto _, Abstain _ -> isNeeded |= current > 0;
                case Both _, Inactive _ -> {
                    // No opinion on bounds either; and two answers are not two more.
                }
            }
        }
    }
}
