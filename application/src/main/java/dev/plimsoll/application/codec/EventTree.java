package dev.plimsoll.application.codec;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events as clients of the API decode them, and as webhooks get them.
public final class EventTree {
    /// The type of an event that nothing but a test of a notifier makes.
    public static final String TEST = "test";

    private EventTree() {}

    /// Writes an event.
    ///
    /// @param scaling what the scaling history knows of it; null of all that no autoscaler decided
    public static Map<String, Object> of(AppEvent event, @Nullable ScalingEvent scaling) {
        return tree(
                event.id(),
                event.at(),
                event.type().text(),
                event.app(),
                event.actor(),
                scaling == null ? event.data() : scale(scaling));
    }

    /// What a notifier is sent to be tried out.
    public static Map<String, Object> test(String id, AppId app, Actor actor, Instant now) {
        return tree(id, now, TEST, app, actor, Map.of());
    }

    private static Map<String, Object> tree(
            String id, Instant at, String type, @Nullable AppId app, Actor actor, Map<String, Object> data) {
        return Trees.map(
                "id",
                id,
                "created_at",
                at.toString(),
                "type",
                type,
                "app_id",
                app == null ? "" : app.hex(),
                "app_name",
                app == null ? "" : app.name(),
                "user",
                Trees.map("id", actor.id(), "username", actor.name(), "email", ""),
                "type_data",
                data);
    }

    /// The formation before and after, as the real API writes it; the other fields are our own.
    private static Map<String, Object> scale(ScalingEvent event) {
        return Trees.map(
                "previous_containers", formation(event, event.from()),
                "containers", formation(event, event.to()),
                "autoscaler_id", event.autoscaler().value(),
                "sentence", event.explanation().sentence(),
                "recommendations", event.explanation().recommendations(),
                "reasons", event.explanation().reasons(),
                "outcome", outcome(event.outcome()));
    }

    private static Map<String, Object> formation(ScalingEvent event, int amount) {
        return Map.of(event.target().containerType(), EventData.formation(amount));
    }

    /// How it ended, or where it stands; `detail` says why it is failing, `at` since when it is so.
    private static Map<String, Object> outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Pending() -> outcome("pending", null, null);
            case Outcome.Failing(var detail, var at) -> outcome("failing", detail, at);
            case Outcome.Reached(var at) -> outcome("reached", null, at);
            case Outcome.Superseded(var at) -> outcome("superseded", null, at);
        };
    }

    private static Map<String, Object> outcome(String state, @Nullable String detail, @Nullable Instant at) {
        return Trees.map("state", state, "detail", detail, "at", at == null ? null : at.toString());
    }
}
