package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.validation.Choice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules of one direction completed. A window that is null out of upstream's defaults is the general one,
/// 300 s.
final class DefaultsKind implements Kind {
    @Override
    public Set<String> inputs() {
        return Set.of("direction", "rules");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("rules");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        boolean isOut = input.path("direction").asText().equals("up");
        ScalingRules rules = Rules.written(input.path("rules"), false)
                .over(isOut ? Behavior.KUBERNETES.scaleOut() : Behavior.KUBERNETES.scaleIn());
        boolean isGeneral = !isOut && input.path("rules").path("windowSeconds").isNull();
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put(
                "windowSeconds",
                isGeneral ? generalWindow(rules) : rules.stabilizationWindow().toSeconds());
        written.put("select", Choice.name(rules.select()));
        written.put(
                "policies", rules.policies().stream().map(DefaultsKind::written).toList());
        return Map.of("rules", written);
    }

    private static @Nullable Object generalWindow(ScalingRules rules) {
        return rules.stabilizationWindow().toSeconds() == 300
                ? null
                : rules.stabilizationWindow().toSeconds();
    }

    private static Map<String, Object> written(RateRule rule) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", Choice.name(rule.type()));
        written.put("value", rule.value());
        written.put("periodSeconds", rule.period().toSeconds());
        return written;
    }
}
