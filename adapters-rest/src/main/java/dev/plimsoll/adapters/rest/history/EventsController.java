package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.usecase.ReadScalingHistory;
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

    private final ReadScalingHistory history;
    private final Clock clock;

    EventsController(ReadScalingHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Get
    EventsJson list(String app, HttpRequest<?> request) {
        return switch (Paging.of(request.getParameters())) {
            case Paging.OnePage(int page, int perPage) -> {
                ScalingHistory.Page found = history.read(app, page, perPage);
                yield EventsJson.of(found.events(), PaginationJson.of(page, perPage, found.total()));
            }
            case Paging.Last(var age) -> {
                List<ScalingEvent> found = since(app, clock.instant().minus(age));
                yield EventsJson.of(found, PaginationJson.single(found.size()));
            }
        };
    }

    /// Reads page by page. An event that comes in meanwhile shifts the pages, so one may be seen twice, but none is
    /// missed.
    private List<ScalingEvent> since(String app, Instant start) {
        Map<String, ScalingEvent> found = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            List<ScalingEvent> events = history.read(app, page, AT_ONCE).events();
            events.stream()
                    .filter(event -> !event.at().isBefore(start))
                    .forEach(event -> found.putIfAbsent(event.id(), event));
            if (events.size() < AT_ONCE || events.getLast().at().isBefore(start)) {
                return List.copyOf(found.values());
            }
        }
    }
}
