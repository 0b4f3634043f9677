package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.policy.ScalingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One whole evaluation.
final class DecideKind implements Kind {
    private static final Set<String> SETTINGS = Set.of(
            "tolerance", "initPeriodSeconds", "readinessDelaySeconds", "downWindowSeconds", "upFactor", "upMinimum");

    @Override
    public Set<String> inputs() {
        return Set.of(
                "min",
                "max",
                "current",
                "observed",
                "settings",
                "metrics",
                "instances",
                "history",
                "behavior",
                "upEvents",
                "downEvents");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas", "path", "limitedBy", "stabilized", "proposal", "utilizationPercent");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        Keys.known(input.path("settings"), SETTINGS);
        Keys.directions(input.path("settings").path("tolerance"));
        Keys.directions(input.path("behavior"));
        List<ScalingPolicy> policies = new ArrayList<>();
        Map<MetricName, Reading> readings = new HashMap<>();
        for (JsonNode metric : input.path("metrics")) {
            Metric one = Metric.of(metric, input.path("instances"), policies.size());
            policies.add(one.policy());
            readings.put(one.policy().metric(), one.reading());
        }
        int min = input.path("min").asInt();
        int max = input.path("max").asInt();
        Settings settings = new Settings(new Bounds(min, max), policies, behavior(input), false);
        Decision decision = autoscaler(input, settings)
                .evaluate(Instances.fleet(input.path("instances")), new Observations(readings), Rules.NOW)
                .decision();
        return outcome(decision, min, max);
    }

    private static Autoscaler autoscaler(JsonNode input, Settings settings) {
        int current = input.path("current").asInt();
        // Upstream's zero is what a person asked for; ours would be a decision.
        Integer desired = current == 0 && settings.bounds().min() > 0 ? null : (Integer) current;
        return new Autoscaler(
                new AutoscalerId("au-1"),
                Instances.TARGET,
                settings,
                Owner.API,
                desired,
                memory(input),
                Rules.NOW,
                Rules.NOW,
                null,
                0);
    }

    private static ScalingMemory memory(JsonNode input) {
        if (input.path("history").isNull()) {
            return ScalingMemory.EMPTY;
        }
        ScalingMemory events = Rules.memory(input.path("upEvents"), input.path("downEvents"));
        return new ScalingMemory(
                StabilizeKind.memory(input.path("history")).recommendations(),
                events.actions(),
                Rules.NOW,
                null,
                null,
                Map.of());
    }

    private static Behavior behavior(JsonNode input) {
        JsonNode settings = input.path("settings");
        double out = settings.path("tolerance").path("up").asDouble();
        double in = settings.path("tolerance").path("down").asDouble();
        JsonNode behavior = input.path("behavior");
        if (behavior.isNull() || behavior.isMissingNode()) {
            Duration window = StabilizeKind.inclusive(
                    Duration.ofSeconds(settings.path("downWindowSeconds").asLong()));
            ScalingRules free = BoundsKind.unlimited(in);
            return new Behavior(
                    BoundsKind.multiple(settings, out),
                    new ScalingRules(in, window, Duration.ZERO, free.select(), free.policies(), free.maxFraction()),
                    Instances.readiness(settings));
        }
        return new Behavior(
                Rules.of(behavior.path("up"), true, out),
                Rules.of(behavior.path("down"), false, in),
                Instances.readiness(settings));
    }

    private static Map<String, @Nullable Object> outcome(Decision decision, int min, int max) {
        Map<String, @Nullable Object> outcome = new HashMap<>();
        outcome.put("replicas", decision.to());
        outcome.put("path", path(decision));
        outcome.put("limitedBy", LimitedBy.of(decision.reasons(), decision.to(), min, max));
        outcome.put("stabilized", decision.reasons().stream().anyMatch(Reason.Stabilized.class::isInstance));
        int proposal = -1;
        for (Recommendation recommendation : decision.recommendations()) {
            if (recommendation instanceof Propose(int count, var _)) {
                proposal = Math.max(proposal, count);
            }
            Map<String, @Nullable Object> reported = Metric.reported(recommendation);
            if (reported.containsKey("utilizationPercent")) {
                outcome.putIfAbsent("utilizationPercent", reported.get("utilizationPercent"));
            }
        }
        outcome.put("proposal", proposal);
        return outcome;
    }

    private static String path(Decision decision) {
        for (Reason reason : decision.reasons()) {
            switch (reason) {
                case Reason.OutsideBounds _ -> {
                    return "bounds";
                }
                case Reason.SwitchedOff _ -> {
                    return "disabled";
                }
                case Reason.ScaleInNeedsAllData _ -> {
                    return "no-decision";
                }
                default -> {
                    // A stage of the usual path.
                }
            }
        }
        boolean hasSpoken = decision.recommendations().stream().anyMatch(Propose.class::isInstance);
        return hasSpoken ? "metrics" : "no-decision";
    }
}
