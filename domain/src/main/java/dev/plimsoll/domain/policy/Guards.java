package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.validation.Problems;

/// The thresholds of the whole process, beyond which no autoscaler with a `resource_guard` scales in.
///
/// @param cpu as a ratio: 0.8 is 80 %
/// @param memory as a ratio
/// @param queue waiting items, for the whole fleet
public record Guards(double cpu, double memory, double queue) {
    /// 80 %, 85 % and ten items.
    public static final Guards DEFAULT = new Guards(0.80, 0.85, 10);

    public Guards {
        new Problems()
                .check(cpu > 0 && Double.isFinite(cpu), "cpu_threshold", "must be a number above 0")
                .check(memory > 0 && Double.isFinite(memory), "memory_threshold", "must be a number above 0")
                .check(queue >= 0 && Double.isFinite(queue), "queue_threshold", "must be a number from 0")
                .refuse();
    }
}
