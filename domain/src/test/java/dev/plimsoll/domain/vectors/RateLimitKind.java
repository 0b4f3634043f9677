package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.StepLimit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the rules of one direction allow to go, asked with a wish beyond every limit.
final class RateLimitKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("direction", "current", "rules", "upEvents", "downEvents");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("limit");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        boolean isOut = input.path("direction").asText().equals("up");
        ScalingRules rules = Rules.of(input.path("rules"), isOut, 0.1);
        Draft wish = new Draft(input.path("current").asInt(), isOut ? Integer.MAX_VALUE : 0);
        Draft limited = new StepLimit(rules, rules)
                .apply(wish, Rules.memory(input.path("upEvents"), input.path("downEvents")), Rules.NOW);
        return Map.of("limit", limited.count());
    }
}
