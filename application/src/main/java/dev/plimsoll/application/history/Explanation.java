package dev.plimsoll.application.history;

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
}
