package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Drafts and memories for the tests of stages.
final class Drafts {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Drafts() {}

    static Draft draft(int current, int count) {
        return new Draft(current, count, List.of());
    }

    static Draft draft(int current, int count, Reason reason) {
        return new Draft(current, count, List.of(reason));
    }

    static ScalingMemory.Recommended recommended(Duration ago, int count) {
        return new ScalingMemory.Recommended(NOW.minus(ago), count);
    }

    static ScalingMemory.Action action(Duration ago, int from, int to) {
        return action(ago, from, to, to);
    }

    static ScalingMemory.Action action(Duration ago, int from, int to, int wish) {
        return new ScalingMemory.Action(NOW.minus(ago), from, to, wish);
    }

    static ScalingMemory remembering(ScalingMemory.Recommended... recommendations) {
        Instant latest = recommendations.length == 0 ? null : recommendations[recommendations.length - 1].at();
        return new ScalingMemory(List.of(recommendations), List.of(), latest, null, null, Map.of());
    }

    static ScalingMemory after(ScalingMemory.Action... actions) {
        return new ScalingMemory(List.of(), List.of(actions), null, null, null, Map.of());
    }
}
