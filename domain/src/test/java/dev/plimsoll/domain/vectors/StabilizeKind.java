package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.StabilizationWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The stabilization windows.
final class StabilizeKind implements Kind {
    private static final int FAR_TOO_MANY = 1_000_000;
    private static final Set<String> OLD = Set.of("value", "ageSeconds");

    @Override
    public Set<String> inputs() {
        return Set.of("current", "desired", "history", "upWindowSeconds", "downWindowSeconds");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("replicas", "historyCount", "historyAfter");
    }

    @Override
    public boolean isBookkeeping(String outcome) {
        return outcome.startsWith("history");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        boolean hasRules = input.has("upWindowSeconds");
        Duration in = Duration.ofSeconds(input.path("downWindowSeconds").asLong());
        StabilizationWindow window = new StabilizationWindow(
                Duration.ofSeconds(input.path("upWindowSeconds").asLong()), hasRules ? in : inclusive(in));
        Draft wish = new Draft(
                hasRules ? input.path("current").asInt() : FAR_TOO_MANY,
                input.path("desired").asInt());
        return Map.of(
                "replicas",
                window.apply(wish, memory(input.path("history")), Rules.NOW).count());
    }

    /// Without rules, upstream still counts what is exactly as old as the window.
    static Duration inclusive(Duration window) {
        return window.plusNanos(1);
    }

    static ScalingMemory memory(JsonNode history) {
        List<ScalingMemory.Recommended> recommended = new ArrayList<>();
        for (JsonNode old : history) {
            Keys.known(old, OLD);
            recommended.add(new ScalingMemory.Recommended(
                    Rules.ago(old), old.path("value").asInt()));
        }
        return new ScalingMemory(recommended, List.of(), Rules.NOW, null, null, Map.of());
    }
}
