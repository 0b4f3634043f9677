package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.StepLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is remembered of applied changes, seen through a rule: from 1000, one that allows a million in 60 s
/// leaves a million and 1000 less what changed within them.
final class EventsKind implements Kind {
    private static final int MILLION = 1_000_000;
    private static final int CURRENT = 1000;

    @Override
    public Set<String> inputs() {
        return Set.of("change", "events", "rules");
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("changeInLast60Seconds", "eventsAfter");
    }

    @Override
    public boolean isBookkeeping(String outcome) {
        return outcome.equals("eventsAfter");
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode input) {
        List<JsonNode> oldestFirst = new ArrayList<>();
        input.path("events").forEach(oldestFirst::add);
        oldestFirst.sort((one, other) -> Long.compare(
                other.path("ageSeconds").asLong(), one.path("ageSeconds").asLong()));
        ScalingRules rules = Rules.of(input.path("rules"), true, 0.1);
        Duration keep = rules.policies().stream()
                .map(RateRule::period)
                .reduce(Duration.ofSeconds(60), (one, other) -> one.compareTo(other) > 0 ? one : other);
        ScalingMemory memory = ScalingMemory.EMPTY;
        for (JsonNode event : oldestFirst) {
            memory = memory.acted(action(event), keep);
        }
        ScalingMemory after = memory;
        return Map.of("changeInLast60Seconds", changeWithinMinute(after));
    }

    private static ScalingMemory.Action action(JsonNode event) {
        int change = Rules.change(event);
        return new ScalingMemory.Action(Rules.ago(event), CURRENT, CURRENT + change, CURRENT + change);
    }

    private static int changeWithinMinute(ScalingMemory memory) {
        ScalingRules wide = new ScalingRules(
                0,
                Duration.ZERO,
                Duration.ZERO,
                ScalingRules.Select.MAX,
                List.of(new RateRule(RateRule.Type.COUNT, MILLION, Duration.ofSeconds(60))),
                Double.POSITIVE_INFINITY);
        Draft limited = new StepLimit(wide, wide).apply(new Draft(CURRENT, Integer.MAX_VALUE), memory, Rules.NOW);
        return CURRENT + MILLION - limited.count();
    }
}
