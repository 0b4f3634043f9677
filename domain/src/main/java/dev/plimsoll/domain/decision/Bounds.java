package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.validation.Problems;
import java.time.Instant;

/// The limits of a fleet. They come last and beat everything.
///
/// @param min at least 0
/// @param max at least 1 and at least `min`, at most 10 000
public record Bounds(int min, int max) implements Stage {
    private static final int MOST = 10_000;

    public Bounds {
        new Problems()
                .check(min >= 0, "min_containers", "must be at least 0")
                .check(max >= 1, "max_containers", "must be at least 1")
                .check(max <= MOST, "max_containers", "must be at most 10000")
                .check(max < 1 || max >= min, "max_containers", "must be at least min_containers")
                .refuse();
    }

    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        int bounded = nearest(draft.count());
        return draft.to(bounded, new Reason.Bounded(draft.count(), bounded, draft.count() > max));
    }

    public boolean contains(int count) {
        return count >= min && count <= max;
    }

    public int nearest(int count) {
        return Math.clamp(count, min, max);
    }
}
