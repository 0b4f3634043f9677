package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.WrittenRules;
import dev.plimsoll.domain.decision.WrittenRules.WrittenRateRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules and events of the vectors in our words.
final class Rules {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final Set<String> KEYS = Set.of("windowSeconds", "select", "tolerance", "policies");
    private static final Set<String> RATE_RULE = Set.of("type", "value", "periodSeconds");
    private static final Set<String> EVENT = Set.of("change", "ageSeconds");

    private Rules() {}

    /// The rules completed with Kubernetes' defaults; the tolerance is that of the round when the rules
    /// have none.
    static ScalingRules of(JsonNode rules, boolean isOut, double tolerance) {
        ScalingRules defaults = isOut ? Behavior.KUBERNETES.scaleOut() : Behavior.KUBERNETES.scaleIn();
        ScalingRules base = new WrittenRules(tolerance, null, null, null, null, null).over(defaults);
        return rules.isMissingNode() || rules.isNull()
                ? base
                : written(rules, false).over(base);
    }

    /// What a person wrote.
    ///
    /// @param isEmptyWritten whether policies that are null were written as none, as after upstream's
    ///     defaults
    static WrittenRules written(JsonNode rules, boolean isEmptyWritten) {
        Keys.known(rules, KEYS);
        List<WrittenRateRule> policies = isEmptyWritten ? List.of() : null;
        if (rules.path("policies").isArray()) {
            policies = new ArrayList<>();
            for (JsonNode policy : rules.path("policies")) {
                Keys.known(policy, RATE_RULE);
                policies.add(new WrittenRateRule(
                        text(policy, "type"), whole(policy, "value"), whole(policy, "periodSeconds")));
            }
        }
        return new WrittenRules(
                rules.path("tolerance").isNumber() ? rules.path("tolerance").asDouble() : null,
                whole(rules, "windowSeconds"),
                null,
                text(rules, "select"),
                policies,
                null);
    }

    /// A memory of these events, which have changed the count by so much so long ago.
    static ScalingMemory memory(JsonNode up, JsonNode down) {
        List<ScalingMemory.Action> actions = new ArrayList<>();
        up.forEach(event -> actions.add(action(event, 1)));
        down.forEach(event -> actions.add(action(event, -1)));
        return new ScalingMemory(List.of(), actions, NOW, null, null, Map.of());
    }

    /// By how many an event changed the count.
    static int change(JsonNode event) {
        Keys.known(event, EVENT);
        return event.path("change").asInt();
    }

    static Instant ago(JsonNode event) {
        return NOW.minus(Duration.ofSeconds(event.path("ageSeconds").asLong()));
    }

    static @Nullable Integer whole(JsonNode node, String key) {
        return node.path(key).isNumber() ? (Integer) node.path(key).asInt() : null;
    }

    static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).asText() : null;
    }

    private static ScalingMemory.Action action(JsonNode event, int sign) {
        int change = sign * change(event);
        return new ScalingMemory.Action(ago(event), 1000, 1000 + change, 1000 + change);
    }
}
