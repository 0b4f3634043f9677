package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Hands out container numbers: one more than any that exists or is being made, as Compose counts.
final class Numbers {
    private final Map<TargetId, Set<Integer>> inUse = new HashMap<>();

    /// @param highest the highest number that exists as far as the caller knows
    synchronized int take(TargetId target, int highest) {
        Set<Integer> taken = inUse.computeIfAbsent(target, _ -> new HashSet<>());
        int number = Math.max(highest, taken.stream().max(Integer::compare).orElse(0)) + 1;
        taken.add(number);
        return number;
    }

    /// The container exists now, or will not: either way a list shows how it is.
    synchronized void giveBack(TargetId target, int number) {
        inUse.computeIfPresent(target, (_, taken) -> {
            taken.remove(number);
            return taken.isEmpty() ? null : taken;
        });
    }
}
