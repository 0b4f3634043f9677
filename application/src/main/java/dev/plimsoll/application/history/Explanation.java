package dev.plimsoll.application.history;

import java.util.List;
import java.util.Map;

/// Why something was decided: one English sentence, and every typed reason as a tree with its values.
///
/// @param reasons maps with a `type` and the values used, in the order in which they were applied
public record Explanation(String sentence, List<Map<String, Object>> reasons) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }
}
