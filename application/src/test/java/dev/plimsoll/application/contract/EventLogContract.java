package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.EventLog.Page;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every `EventLog` does.
public abstract class EventLogContract {
    private static final Actor ANN = new Actor("us-1", "Änn \u00ab\uD83D\uDEA2\u00bb");
    private static final Map<String, Object> DATA =
            Map.of("container_type", "wörker", "min_containers", "2", "nested", Map.of("list", List.of("a", true)));

    /// The same one during a test, empty at its start.
    protected abstract EventLog log();

    @Test
    void an_event_of_every_type_comes_back_as_it_was() {
        for (EventType type : EventType.values()) {
            AppEvent event = AppEvent.of(SHOP, NOON, type, ANN, DATA);
            log().add(event);

            assertThat(log().page(SHOP, 1, 1).events()).containsExactly(event);
        }
        assertThat(log().page(SHOP, 1, 100).total()).isEqualTo(EventType.values().length);
    }

    @Test
    void an_event_of_the_service_itself_belongs_to_no_app() {
        AppEvent event = AppEvent.of(null, NOON, EventType.EDIT_PROCESS_SETTINGS, ANN, DATA);
        log().add(event);

        assertThat(log().page(1, 10)).isEqualTo(new Page(List.of(event), 1));
        assertThat(log().page(SHOP, 1, 10)).isEqualTo(new Page(List.of(), 0));
        assertThat(log().find(SHOP, event.id())).isEmpty();
    }

    @Test
    void an_event_is_added_once() {
        AppEvent event = added(SHOP, NOON);

        assertThatThrownBy(() -> log().add(event))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining(event.id());
        assertThat(log().page(SHOP, 1, 10)).isEqualTo(new Page(List.of(event), 1));
    }

    @Test
    void pages_of_an_app_go_from_the_newest_to_the_oldest() {
        List<AppEvent> events = IntStream.rangeClosed(1, 5)
                .mapToObj(it -> added(SHOP, NOON.plusSeconds(it)))
                .toList()
                .reversed();
        added(new AppId(AppKind.COMPOSE, "blog"), NOON);

        assertThat(log().page(SHOP, 1, 2)).isEqualTo(new Page(events.subList(0, 2), 5));
        assertThat(log().page(SHOP, 2, 2)).isEqualTo(new Page(events.subList(2, 4), 5));
        assertThat(log().page(SHOP, 3, 2)).isEqualTo(new Page(events.subList(4, 5), 5));
        assertThat(log().page(SHOP, 4, 2)).isEqualTo(new Page(List.of(), 5));
        assertThat(log().page(SHOP, Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(new Page(List.of(), 5));
        assertThat(log().page(SHOP, 1, Integer.MAX_VALUE)).isEqualTo(new Page(events, 5));
    }

    @Test
    void pages_of_all_apps_go_from_the_last_added_to_the_first() {
        AppEvent first = added(SHOP, NOON);
        AppEvent second = added(new AppId(AppKind.COMPOSE, "blog"), NOON.plusSeconds(1));
        AppEvent third = added(SHOP, NOON.minusSeconds(1));

        assertThat(log().page(1, 2)).isEqualTo(new Page(List.of(third, second), 3));
        assertThat(log().page(2, 2)).isEqualTo(new Page(List.of(first), 3));
        assertThat(log().page(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(new Page(List.of(), 3));
    }

    @Test
    void an_event_is_found_in_its_own_app_only() {
        AppEvent event = added(SHOP, NOON);

        assertThat(log().find(SHOP, event.id())).contains(event);
        assertThat(log().find(new AppId(AppKind.COMPOSE, "blog"), event.id())).isEmpty();
        assertThat(log().find(SHOP, "none")).isEmpty();
    }

    @Test
    void of_equal_instants_the_last_added_is_the_newest() {
        List<AppEvent> events = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            events.add(added(SHOP, NOON));
        }

        assertThat(log().page(SHOP, 1, 10).events()).isEqualTo(events.reversed());
    }

    @Test
    void names_are_compared_letter_by_letter() {
        AppId upper = new AppId(AppKind.COMPOSE, "Shop");
        AppId cyrillic = new AppId(AppKind.COMPOSE, "магазин");
        Map<AppId, AppEvent> added = new LinkedHashMap<>();
        List.of(SHOP, upper, cyrillic).forEach(app -> added.put(app, added(app, NOON)));

        added.forEach((app, event) -> assertThat(log().page(app, 1, 10)).isEqualTo(new Page(List.of(event), 1)));
        assertThat(log().page(new AppId(AppKind.COMPOSE, "SHOP"), 1, 10)).isEqualTo(new Page(List.of(), 0));
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        added(SHOP, Instant.parse("2026-03-29T01:59:59.999999999Z"));

        assertThat(log().page(SHOP, 1, 1).events().getFirst().at())
                .isEqualTo(Instant.parse("2026-03-29T01:59:59.999999Z"));
    }

    private AppEvent added(AppId app, Instant at) {
        AppEvent event = AppEvent.of(app, at, EventType.EDIT_AUTOSCALER, ANN, DATA);
        log().add(event);
        return event;
    }
}
