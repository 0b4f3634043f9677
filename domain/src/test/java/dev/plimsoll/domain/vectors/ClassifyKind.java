package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.Standing;
import dev.plimsoll.domain.metric.TargetType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How instances enter a metric.
final class ClassifyKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("instances", "metric", "initPeriodSeconds", "readinessDelaySeconds");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("ready", "unready", "missing", "ignored");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        JsonNode metric = input.path("metric");
        Keys.known(metric, Metric.KEYS);
        MetricName name = Metric.name(metric, 0);
        var reading = (Reading.PerContainer) Metric.perContainer(TargetType.AVERAGE, metric, Map.of());
        Map<Standing, List<String>> names = new EnumMap<>(Standing.class);
        for (FleetContainer container : Instances.fleet(input.path("instances")).containers()) {
            Standing standing = Standing.of(
                    container,
                    name,
                    reading.series().get(container.id()),
                    reading.window(),
                    Instances.readiness(input),
                    Rules.NOW);
            names.computeIfAbsent(standing, _ -> new ArrayList<>()).add(container.name());
        }
        return Map.of(
                "ready", of(names, Standing.COUNTED).size(),
                "unready", of(names, Standing.UNREADY),
                "missing", of(names, Standing.MISSING),
                "ignored", of(names, Standing.IGNORED));
    }

    private static List<String> of(Map<Standing, List<String>> names, Standing standing) {
        return names.getOrDefault(standing, List.of()).stream().sorted().toList();
    }
}
