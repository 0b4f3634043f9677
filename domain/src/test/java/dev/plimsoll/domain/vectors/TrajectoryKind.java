package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Round after round. The wish enters as a queue of which each container should carry one item.
final class TrajectoryKind implements Kind {
    private static final MetricName QUEUE = new MetricName("queue");

    @Override
    public Set<String> inputs() {
        return Set.of("start", "desired", "min", "max", "everySeconds", "rounds", "up", "down");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        Autoscaler autoscaler = autoscaler(input);
        List<Integer> counts = new ArrayList<>();
        Instant now = Rules.NOW;
        for (int round = 0; round < input.path("rounds").asInt(); round++) {
            JsonNode desired = input.path("desired");
            int wish = desired.path(Math.min(round, desired.size() - 1)).asInt();
            Observations queue = new Observations(Map.of(QUEUE, new Reading.Total(TimeSeries.of(now, wish))));
            Evaluation evaluation = autoscaler.evaluate(Instances.fleet(running(autoscaler.desired())), queue, now);
            counts.add(evaluation.decision().to());
            autoscaler = evaluation.autoscaler();
            now = now.plusSeconds(input.path("everySeconds").asLong());
        }
        return Map.of("replicas", counts);
    }

    private static Autoscaler autoscaler(JsonNode input) {
        Behavior behavior = new Behavior(
                Rules.of(input.path("up"), true, 0),
                Rules.of(input.path("down"), false, 0),
                new Readiness(Duration.ZERO, Duration.ZERO, Duration.ZERO, false));
        Settings settings = new Settings(
                new Bounds(input.path("min").asInt(), input.path("max").asInt()),
                List.of(new TargetTrackingPolicy(QUEUE, TargetType.TOTAL_PER_CONTAINER, 1, false)),
                behavior,
                false);
        int start = input.path("start").asInt();
        return new Autoscaler(
                new AutoscalerId("au-1"),
                Instances.TARGET,
                settings,
                Owner.API,
                start,
                ScalingMemory.EMPTY,
                Rules.NOW,
                Rules.NOW,
                null,
                0);
    }

    private static List<FleetContainer> running(@Nullable Integer count) {
        List<FleetContainer> containers = new ArrayList<>();
        for (int number = 1; count != null && number <= count; number++) {
            containers.add(Instances.ready("i" + number, number));
        }
        return containers;
    }
}
