package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fixture.Tolerance;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The ratio of samples to reserves, or of samples to a target, as target tracking reports it.
final class RatioKind implements Kind {
    private static final MetricName METRIC = new MetricName("ratio");

    @Override
    public Set<String> inputs() {
        return Set.of("kind", "samples", "reserves", "targetPercent", "target");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("ratio", "utilizationPercent", "averageValue", "error");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        boolean isUtilization = input.has("targetPercent");
        TargetType type = isUtilization ? TargetType.UTILIZATION : TargetType.AVERAGE;
        double target = isUtilization
                ? input.path("targetPercent").asDouble() / 100
                : input.path("target").asDouble() / 1000;
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (Map.Entry<String, JsonNode> reserve : input.path("reserves").properties()) {
            reserves.put(new ContainerId(reserve.getKey()), reserve.getValue().asDouble() / 1000);
        }
        Metric metric = new Metric(
                new TargetTrackingPolicy(METRIC, type, target, false), Metric.perContainer(type, input, reserves));
        return Metric.reported(ReplicasKind.recommend(
                metric,
                Instances.fleet(instances(input.path(isUtilization ? "reserves" : "samples"))),
                1,
                new Tolerance(0, 0),
                new Readiness(Duration.ZERO, Duration.ZERO, Duration.ZERO, false)));
    }

    /// The instances are those that have a reserve; a bystander if none has, as a fleet of nobody says
    /// something else.
    private static List<FleetContainer> instances(JsonNode named) {
        Set<String> names = new TreeSet<>();
        named.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            names.add("bystander");
        }
        List<FleetContainer> containers = new ArrayList<>();
        names.forEach(name -> containers.add(Instances.ready(name, containers.size() + 1)));
        return containers;
    }
}
