package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.ScalingRules.Select;
import dev.plimsoll.domain.decision.StepLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A target without scaling rules: out to a multiple, or to a few from fewer; in without a limit.
final class BoundsKind implements Kind {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Override
    public Set<String> inputs() {
        return Set.of("current", "desired", "min", "max", "upFactor", "upMinimum");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas", "limitedBy");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        return RateKind.limited(input, new StepLimit(multiple(input, 0.1), unlimited(0.1)), ScalingMemory.EMPTY);
    }

    /// Upstream's rule where no behavior is given, as rate rules.
    static ScalingRules multiple(JsonNode settings, double tolerance) {
        int percent = (settings.path("upFactor").asInt() - 1) * 100;
        return new ScalingRules(
                tolerance,
                Duration.ZERO,
                Duration.ZERO,
                Select.MAX,
                List.of(
                        new RateRule(RateRule.Type.PERCENT, percent, SHORTEST),
                        new RateRule(
                                RateRule.Type.REACH, settings.path("upMinimum").asInt(), SHORTEST)),
                Double.POSITIVE_INFINITY);
    }

    static ScalingRules unlimited(double tolerance) {
        return new ScalingRules(
                tolerance, Duration.ZERO, Duration.ZERO, Select.UNLIMITED, List.of(), Double.POSITIVE_INFINITY);
    }
}
