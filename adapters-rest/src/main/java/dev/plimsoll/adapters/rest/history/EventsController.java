package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.openapi.Paged;
import dev.plimsoll.application.codec.EventTree;
import dev.plimsoll.application.usecase.ReadEvents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happened, newest first: to one app, or to all of them.
@Guarded
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
    private static final int AT_ONCE = 100;

    private final ReadEvents events;
    private final Clock clock;

    EventsController(ReadEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Lists what happened to all apps, the last recorded first.
    @Paged
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Everything of the last hours on one page, from 1 to 72",
            schema = @Schema(type = "integer"))
    @Get("/events")
    EventsJson ofAll(HttpRequest<?> request) {
        return list(request, events::read);
    }

    /// Lists what happened to an app, newest first.
    @Paged
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Everything of the last hours on one page, from 1 to 72",
            schema = @Schema(type = "integer"))
    @Get("/apps/{app}/events")
    EventsJson ofApp(String app, HttpRequest<?> request) {
        return list(request, (page, perPage) -> events.read(app, page, perPage));
    }

    /// Shows one event.
    @Get("/apps/{app}/events/{id}")
    EventsJson.One show(String app, String id) {
        ReadEvents.Entry found = events.find(app, id);
        return new EventsJson.One(EventTree.of(found.event(), found.scaling()));
    }

    /// Reads one page of those that are meant.
    private interface Pages {
        ReadEvents.Page read(int page, int perPage);
    }

    private EventsJson list(HttpRequest<?> request, Pages pages) {
        return switch (Paging.of(request.getParameters())) {
            case Paging.OnePage(int page, int perPage) -> {
                ReadEvents.Page found = pages.read(page, perPage);
                yield EventsJson.of(found.entries(), PaginationJson.of(page, perPage, found.total()));
            }
            case Paging.Last(var age) -> {
                List<ReadEvents.Entry> found = since(pages, clock.instant().minus(age));
                yield EventsJson.of(found, PaginationJson.single(found.size()));
            }
        };
    }

    /// Reads page by page. An event that comes in meanwhile shifts the pages, so one may be seen twice, but none is
    /// missed.
    private List<ReadEvents.Entry> since(Pages pages, Instant start) {
        Map<String, ReadEvents.Entry> found = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            List<ReadEvents.Entry> read = pages.read(page, AT_ONCE).entries();
            read.stream()
                    .filter(entry -> !entry.event().at().isBefore(start))
                    .forEach(entry -> found.putIfAbsent(entry.event().id(), entry));
            if (read.size() < AT_ONCE || read.getLast().event().at().isBefore(start)) {
                return List.copyOf(found.values());
            }
        }
    }
}
