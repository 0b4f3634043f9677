package dev.plimsoll.application.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why something was decided: one English sentence, and as trees with their values what each policy answered
/// and what was changed then.
///
/// @param recommendations maps with the `policy`, its `index`, the `answer` and its `reason`, in the order of
///     the policies
/// @param reasons maps with a `type` and the values used, in the order in which they were applied
public record Explanation(
        String sentence, List<Map<String, Object>> recommendations, List<Map<String, Object>> reasons) {
    public Explanation {
        recommendations = List.copyOf(recommendations);
        reasons = List.copyOf(reasons);
    }

    /// What the first policy that measured something observed, in the metric's own unit; null when none did.
    public @Nullable Double observed() {
        for (Map<String, Object> recommendation : recommendations) {
            if (recommendation.get("reason") instanceof Map<?, ?> reason
                    && reason.get("observed") instanceof Double observed) {
                return observed;
            }
        }
        return null;
    }

    /// What stays the same while only figures change: the kind of each policy's answer and the types of all
    /// reasons.
    public List<Object> shape() {
        List<Object> shape = new ArrayList<>();
        for (Map<String, Object> recommendation : recommendations) {
            shape.add(only(recommendation, "policy", "index", "answer", "direction"));
            shape.add(recommendation.get("reason") instanceof Map<?, ?> reason ? typeOf(reason) : "");
        }
        reasons.forEach(reason -> shape.add(typeOf(reason)));
        return List.copyOf(shape);
    }

    private static Map<?, ?> typeOf(Map<?, ?> reason) {
        return only(reason, "type", "condition");
    }

    private static Map<?, ?> only(Map<?, ?> tree, String... keys) {
        Map<?, ?> kept = new HashMap<>(tree);
        kept.keySet().retainAll(List.of(keys));
        return kept;
    }
}
