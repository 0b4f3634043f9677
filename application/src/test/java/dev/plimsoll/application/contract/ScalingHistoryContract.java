package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static dev.plimsoll.application.contract.Samples.newId;
import static dev.plimsoll.application.contract.Samples.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.Outcome.Failing;
import dev.plimsoll.application.history.Outcome.Pending;
import dev.plimsoll.application.history.Outcome.Reached;
import dev.plimsoll.application.history.Outcome.Superseded;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every `ScalingHistory` does. Numbers among the reasons may come back as another type of the same value.
public abstract class ScalingHistoryContract {
    private static final AutoscalerId WEB = newId();

    /// The same one during a test, empty at its start.
    protected abstract ScalingHistory history();

    @Test
    void an_opened_event_comes_back_as_it_was() {
        ScalingEvent event = opened(1, NOON);

        assertThat(history().latest(WEB, 10)).containsExactly(event);
        assertThat(history().unfinished(WEB)).containsExactly(event);
        assertThat(history().find(Set.of(event.id(), "f".repeat(24)))).isEqualTo(Map.of(event.id(), event));
    }

    @Test
    void an_event_is_opened_once() {
        ScalingEvent event = opened(1, NOON);

        assertThatThrownBy(() -> opened(1, NOON.plusSeconds(1)))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining(event.id());
        assertThat(history().latest(WEB, 10)).containsExactly(event);
    }

    @Test
    void an_empty_history_answers_nothing() {
        assertThat(history().latest(WEB, 10)).isEmpty();
        assertThat(history().unfinished(WEB)).isEmpty();
        assertThat(history().find(Set.of("f".repeat(24)))).isEmpty();
        assertThat(history().find(Set.of())).isEmpty();
    }

    @Test
    void every_outcome_comes_back() {
        ScalingEvent event = opened(1, NOON);
        List<Outcome> outcomes = List.of(
                new Failing("no such image: вода \"🚢\"\nsecond line", NOON.plusSeconds(1)),
                new Failing("x".repeat(100_000), NOON.plusSeconds(2)),
                new Pending(),
                new Reached(NOON.plusNanos(123_456_000)),
                new Superseded(NOON.plusSeconds(4)));

        for (Outcome outcome : outcomes) {
            history().note(event.id(), outcome);
            assertThat(history().latest(WEB, 10)).containsExactly(event.with(outcome));
        }
    }

    @Test
    void a_note_on_an_unknown_event_is_no_error() {
        ScalingEvent event = opened(1, NOON);

        assertThatCode(() -> history().note("f".repeat(24), new Reached(NOON))).doesNotThrowAnyException();
        assertThat(history().latest(WEB, 10)).containsExactly(event);
    }

    @Test
    void what_is_pending_or_failing_is_unfinished_and_the_oldest_comes_first() {
        ScalingEvent pending = opened(2, NOON.plusSeconds(2));
        ScalingEvent failing = opened(1, NOON.plusSeconds(1));
        ScalingEvent reached = opened(3, NOON.plusSeconds(3));
        ScalingEvent superseded = opened(4, NOON);
        history().open(Samples.event(5, newId(), target("shop", "worker"), NOON));

        Failing failure = new Failing("engine away", NOON.plusSeconds(9));
        history().note(failing.id(), failure);
        history().note(reached.id(), new Reached(NOON.plusSeconds(9)));
        history().note(superseded.id(), new Superseded(NOON.plusSeconds(9)));

        assertThat(history().unfinished(WEB)).containsExactly(failing.with(failure), pending);
    }

    @Test
    void the_latest_of_an_autoscaler_are_limited_and_the_newest_comes_first() {
        List<ScalingEvent> events = IntStream.rangeClosed(1, 5)
                .mapToObj(it -> opened(it, NOON.plusSeconds(it)))
                .toList();
        history().open(Samples.event(6, newId(), SHOP_WEB, NOON.plusSeconds(60)));

        assertThat(history().latest(WEB, 2)).containsExactly(events.get(4), events.get(3));
        assertThat(history().latest(WEB, 100)).isEqualTo(events.reversed());
        assertThat(history().latest(newId(), 100)).isEmpty();
    }

    @Test
    void of_equal_instants_the_last_opened_is_the_newest() {
        List<ScalingEvent> events =
                List.of(opened(7, NOON), opened(3, NOON), opened(9, NOON), opened(1, NOON), opened(5, NOON));

        assertThat(history().latest(WEB, 10)).isEqualTo(events.reversed());
        assertThat(history().unfinished(WEB)).isEqualTo(events);
    }

    @Test
    void a_note_does_not_change_the_order() {
        ScalingEvent older = opened(1, NOON);
        ScalingEvent newer = opened(2, NOON);
        Reached reached = new Reached(NOON.plusSeconds(5));

        history().note(older.id(), reached);

        assertThat(history().latest(WEB, 10)).containsExactly(newer, older.with(reached));
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        Instant at = Instant.parse("2026-03-29T01:59:59.999999999Z");
        ScalingEvent event = opened(1, at);
        history().note(event.id(), new Reached(at));

        ScalingEvent stored = history().latest(WEB, 1).getFirst();

        Instant cut = Instant.parse("2026-03-29T01:59:59.999999Z");
        assertThat(stored.at()).isEqualTo(cut);
        assertThat(stored.outcome()).isEqualTo(new Reached(cut));
    }

    @Test
    void an_explanation_keeps_every_kind_of_value() {
        Explanation given = new Explanation(
                "größer als 60 % – \"мало\" 🚢",
                List.of(tree("policy", "größe", "index", 0, "reason", tree("type", "idle", "idle_seconds", 3))),
                List.of(
                        tree("type", "off_target", "metric", "größe", "observed", 0.1, "count", 3, "is_upper", false),
                        tree("type", "nested", "none", null, "list", List.of(1, "two", tree("three", 3.5)))));
        ScalingEvent event = Samples.event(1, WEB, SHOP_WEB, NOON);
        history().open(new ScalingEvent(event.id(), WEB, SHOP_WEB, NOON, 1, 2, given, new Pending()));

        assertThat(history().latest(WEB, 1).getFirst().explanation()).isEqualTo(given);
    }

    private ScalingEvent opened(int number, Instant at) {
        return opened(number, at, SHOP_WEB);
    }

    private ScalingEvent opened(int number, Instant at, TargetId target) {
        ScalingEvent event = Samples.event(number, WEB, target, at);
        history().open(event);
        return event;
    }

    @SuppressWarnings("NullAway") // a tree may hold null, as JSON does
    private static Map<String, Object> tree(@Nullable Object... keysAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            tree.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
        }
        return tree;
    }
}
