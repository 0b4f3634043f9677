package dev.plimsoll.application.event;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened to an app, or to the service itself. It is never changed; how a scaling went on is in the
/// scaling history, under the same id.
///
/// @param id 24 lower-case hex digits
/// @param app null when it happened to the service itself
/// @param actor who did it
/// @param data what clients read, as a tree of maps, lists and scalars; empty in scalings by an autoscaler
public record AppEvent(
        String id, @Nullable AppId app, Instant at, EventType type, Actor actor, Map<String, Object> data) {
    /// The autoscalers themselves.
    public static final Actor AUTOSCALER = new Actor("us-00000000-0000-0000-0000-000000000000", "plimsoll-autoscaler");

    /// The labels of a service, in the name of whoever wrote them there.
    public static final Actor LABELS = new Actor("us-00000000-0000-0000-0000-000000000001", "plimsoll-labels");

    /// Lifecycle hooks, as they are carried out.
    public static final Actor HOOKS = new Actor("us-00000000-0000-0000-0000-000000000002", "plimsoll-hooks");

    public AppEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// One with an id that nobody has had before.
    public static AppEvent of(@Nullable AppId app, Instant at, EventType type, Actor actor, Map<String, Object> data) {
        return new AppEvent(Ids.next(), app, at, type, actor, data);
    }
}
