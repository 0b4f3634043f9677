package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.codec.EventTree;
import dev.plimsoll.application.usecase.ReadEvents;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/// A list of events, and where it stands among the others.
@Serdeable
record EventsJson(List<Map<String, Object>> events, Meta meta) {
    /// Wraps the pagination as clients expect it.
    @Serdeable
    record Meta(PaginationJson pagination) {}

    static EventsJson of(List<ReadEvents.Entry> events, PaginationJson pagination) {
        return new EventsJson(
                events.stream()
                        .map(entry -> EventTree.of(entry.event(), entry.scaling()))
                        .toList(),
                new Meta(pagination));
    }
}
