package dev.plimsoll.domain.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is refused of a behavior as a person wrote it, by the vectors' names of the fields.
final class ValidateKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("behavior");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("problems");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        JsonNode behavior = input.path("behavior");
        Keys.directions(behavior);
        List<String> problems = new ArrayList<>();
        problems.addAll(problems(behavior.path("up"), "up", Behavior.KUBERNETES.scaleOut()));
        problems.addAll(problems(behavior.path("down"), "down", Behavior.KUBERNETES.scaleIn()));
        return Map.of("problems", problems);
    }

    private static List<String> problems(JsonNode rules, String direction, ScalingRules defaults) {
        if (rules.isNull() || rules.isMissingNode()) {
            return List.of();
        }
        try {
            assertThat(Rules.written(rules, true).over(defaults)).isNotNull();
            return List.of();
        } catch (InvalidSettings refused) {
            return refused.problems().stream()
                    .map(problem -> problem.under(direction))
                    .map(Problem::path)
                    .map(path -> path.replace("stabilization_window_seconds", "windowSeconds"))
                    .map(path -> path.replace("period_seconds", "periodSeconds"))
                    .toList();
        }
    }
}
