package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.usecase.ReadEvents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of an app, newest first.
@Controller("/v1/apps/{app}/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
    private static final int AT_ONCE = 100;

    private final ReadEvents events;
    private final Clock clock;

    EventsController(ReadEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Get
    EventsJson list(String app, HttpRequest<?> request) {
        return switch (Paging.of(request.getParameters())) {
            case Paging.OnePage(int page, int perPage) -> {
                ReadEvents.Page found = events.read(app, page, perPage);
                yield EventsJson.of(found.entries(), PaginationJson.of(page, perPage, found.total()));
            }
            case Paging.Last(var age) -> {
                List<ReadEvents.Entry> found = since(app, clock.instant().minus(age));
                yield EventsJson.of(found, PaginationJson.single(found.size()));
            }
        };
    }

    /// Reads page by page. An event that comes in meanwhile shifts the pages, so one may be seen twice, but none is
    /// missed.
    private List<ReadEvents.Entry> since(String app, Instant start) {
        Map<String, ReadEvents.Entry> found = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            List<ReadEvents.Entry> read = events.read(app, page, AT_ONCE).entries();
            read.stream()
                    .filter(entry -> !entry.event().at().isBefore(start))
                    .forEach(entry -> found.putIfAbsent(entry.event().id(), entry));
            if (read.size() < AT_ONCE || read.getLast().event().at().isBefore(start)) {
                return List.copyOf(found.values());
            }
        }
    }
}
