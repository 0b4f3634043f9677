package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Limits;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.StepLimit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rate rules of both directions, then the bounds.
final class RateKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("current", "desired", "min", "max", "up", "down", "upEvents", "downEvents");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas", "limitedBy");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        StepLimit limit =
                new StepLimit(Rules.of(input.path("up"), true, 0.1), Rules.of(input.path("down"), false, 0.1));
        return limited(input, limit, Rules.memory(input.path("upEvents"), input.path("downEvents")));
    }

    static Map<String, @Nullable Object> limited(JsonNode input, StepLimit limit, ScalingMemory memory) {
        int min = input.path("min").asInt();
        int max = input.path("max").asInt();
        int current = input.path("current").asInt();
        Draft wish = new Draft(current, input.path("desired").asInt());
        Draft draft = Limits.of(new Bounds(min, max), List.of(), current)
                .apply(limit.apply(wish, memory, Rules.NOW), memory, Rules.NOW);
        Map<String, @Nullable Object> outcome = new HashMap<>();
        outcome.put("replicas", draft.count());
        outcome.put("limitedBy", LimitedBy.of(draft.reasons(), draft.count(), min, max));
        return outcome;
    }
}
