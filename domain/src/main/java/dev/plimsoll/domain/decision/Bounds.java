package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.validation.Problems;

/// How few and how many containers an autoscaler may ask for.
///
/// @param min at least 0
/// @param max at least 1 and at least `min`, at most 10 000
public record Bounds(int min, int max) {
    private static final int MOST = 10_000;

    public Bounds {
        new Problems()
                .check(min >= 0, "min_containers", "must be at least 0")
                .check(max >= 1, "max_containers", "must be at least 1")
                .check(max <= MOST, "max_containers", "must be at most 10000")
                .check(max < 1 || max >= min, "max_containers", "must be at least min_containers")
                .refuse();
    }
}
