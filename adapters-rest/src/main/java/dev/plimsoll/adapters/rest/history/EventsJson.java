package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.codec.EventTree;
import dev.plimsoll.application.usecase.ReadEvents;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/// A list of events, and where it stands among the others.
@Serdeable
record EventsJson(
        @Schema(ref = "#/components/schemas/Events") List<Map<String, Object>> events, Meta meta) {
    /// As answers hold one.
    @Serdeable
    record One(@Schema(ref = "#/components/schemas/Event") Map<String, Object> event) {}

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
