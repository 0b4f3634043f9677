package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.policy.EventPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"event": "campaign", "count": 8, "duration_seconds": 3600}`.
final class EventForm implements PolicyForm<EventPolicy> {
    @Override
    public Class<EventPolicy> policy() {
        return EventPolicy.class;
    }

    @Override
    public String type() {
        return "event";
    }

    @Override
    public @Nullable EventPolicy read(Tree tree, MetricNames metrics) {
        String event = orElse(tree.required("event", tree.text("event")), "event");
        int count = orElse(tree.required("count", tree.whole("count")), 1);
        Duration duration =
                orElse(tree.required("duration_seconds", tree.seconds("duration_seconds")), Duration.ofHours(1));
        return tree.build(() -> new EventPolicy(event, count, duration));
    }

    @Override
    public Map<String, Object> write(EventPolicy policy) {
        return Trees.map(
                "event", policy.event(),
                "count", policy.count(),
                "duration_seconds", policy.duration().toSeconds());
    }
}
