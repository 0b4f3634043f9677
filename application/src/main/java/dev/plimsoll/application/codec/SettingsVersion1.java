package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stored settings of version 1, rewritten as version 2. What version 1 did not have is absent and takes its
/// default.
///
/// - An empty list of rate rules meant that none counts, which is `"select": "unlimited"` now. A direction
///   that was `disabled` stays so, with the default's rules.
/// - The target of `cpu` and `memory` could be below 0.01, which a utilization cannot tell; then it is
///   tracked as an average, as all were.
final class SettingsVersion1 {
    private SettingsVersion1() {}

    static boolean isIn(Map<?, ?> root) {
        return root.get("version") instanceof Number version && version.doubleValue() == 1;
    }

    static Map<String, Object> upgraded(Map<?, ?> root) {
        Map<String, Object> upgraded = copy(root);
        upgraded.put("version", 2);
        if (root.get("policies") instanceof List<?> policies) {
            upgraded.put(
                    "policies", policies.stream().map(SettingsVersion1::policy).toList());
        }
        if (root.get("behavior") instanceof Map<?, ?> behavior) {
            Map<String, Object> rules = copy(behavior);
            rules.computeIfPresent("scale_out", (_, old) -> rules(old));
            rules.computeIfPresent("scale_in", (_, old) -> rules(old));
            upgraded.put("behavior", rules);
        }
        return upgraded;
    }

    private static Object policy(Object old) {
        if (old instanceof Map<?, ?> policy
                && policy.get("target") instanceof Number target
                && target.doubleValue() < 0.01
                && policy.get("metric") instanceof String metric
                && !metric.isBlank()
                && new MetricName(metric).isFractionOfLimit()) {
            Map<String, Object> average = copy(policy);
            average.put("target_type", "average");
            return average;
        }
        return old;
    }

    private static Object rules(Object old) {
        if (!(old instanceof Map<?, ?> rules && rules.get("policies") instanceof List<?> list && list.isEmpty())) {
            return old;
        }
        Map<String, Object> upgraded = copy(rules);
        if ("disabled".equals(rules.get("select"))) {
            upgraded.remove("policies");
        } else {
            upgraded.put("select", "unlimited");
        }
        return upgraded;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> Trees.put(copy, String.valueOf(key), value));
        return copy;
    }
}
