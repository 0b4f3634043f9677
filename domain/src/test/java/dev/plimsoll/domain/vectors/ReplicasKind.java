package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Tolerance;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.Situation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What target tracking proposes for one metric.
final class ReplicasKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("current", "tolerance", "metric", "instances", "initPeriodSeconds", "readinessDelaySeconds");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas", "utilizationPercent", "averageValue", "value", "error");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        Metric metric = Metric.of(input.path("metric"), input.path("instances"), 0);
        Recommendation recommendation = recommend(
                metric,
                Instances.fleet(input.path("instances")),
                input.path("current").asInt(),
                tolerance(input.path("tolerance")),
                Instances.readiness(input));
        Map<String, @Nullable Object> outcome = Metric.reported(recommendation);
        if (recommendation instanceof Recommendation.Propose(int count, var _)) {
            outcome.put("replicas", count);
        }
        return outcome;
    }

    static Tolerance tolerance(JsonNode tolerance) {
        Keys.directions(tolerance);
        return new Tolerance(
                tolerance.path("up").asDouble(), tolerance.path("down").asDouble());
    }

    static Recommendation recommend(Metric metric, Fleet fleet, int current, Tolerance tolerance, Readiness readiness) {
        Observations observations = new Observations(Map.of(metric.policy().metric(), metric.reading()));
        return metric.policy()
                .recommend(new Situation(
                        fleet,
                        current,
                        Behaviors.of(tolerance, readiness),
                        observations,
                        Guards.DEFAULT,
                        ScalingMemory.EMPTY,
                        Rules.NOW));
    }
}
