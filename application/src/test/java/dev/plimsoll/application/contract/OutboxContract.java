package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What every `Outbox` does.
public abstract class OutboxContract {
    private static final Map<String, Object> EVENT =
            Map.of("type", "scale", "type_data", Map.of("target", 0.75, "list", List.of("ü", true), "amount", 3));

    /// The same one during a test, empty at its start.
    protected abstract Outbox outbox();

    @Test
    void what_is_added_comes_back_as_it_was() {
        Delivery added = added("no-1", NOON);

        assertThat(outbox().due("no-1", NOON, 10)).containsExactly(added);
        assertThat(outbox().latest("no-1", 10)).containsExactly(added);
        assertThat(outbox().latest("no-2", 10)).isEmpty();
        assertThatThrownBy(() -> outbox().add(added))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining(added.id());
    }

    @Test
    void due_is_what_may_be_tried_by_then_oldest_first() {
        Delivery second = added("no-1", NOON.plusSeconds(1));
        Delivery first = added("no-1", NOON);
        added("no-1", NOON.plusSeconds(5));
        added("no-2", NOON.plusSeconds(2));

        assertThat(outbox().due("no-1", NOON.plusSeconds(1), 10)).containsExactly(first, second);
        assertThat(outbox().due("no-1", NOON.plusSeconds(1), 1)).containsExactly(first);
        assertThat(outbox().dueNotifiers(NOON.plusSeconds(1))).containsExactly("no-1");
        assertThat(outbox().dueNotifiers(NOON.plusSeconds(2))).containsExactlyInAnyOrder("no-1", "no-2");
        assertThat(outbox().dueNotifiers(NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void a_delivery_is_taken_once() {
        Delivery delivery = added("no-1", NOON);
        Delivery begun = delivery.begun(NOON);

        assertThat(outbox().take(delivery, begun)).isTrue();
        assertThat(outbox().take(delivery, begun)).isFalse();
        assertThat(outbox().due("no-1", NOON, 10)).isEmpty();
        assertThat(outbox().due("no-1", begun.dueAt(), 10)).containsExactly(begun);
    }

    @Test
    void of_several_takers_one_has_it() {
        Delivery delivery = added("no-1", NOON);
        Supplier<Boolean> taker = () -> outbox().take(delivery, delivery.begun(NOON));

        assertThat(Race.of(Collections.nCopies(5, taker)).results())
                .filteredOn(isTaken -> isTaken)
                .hasSize(1);
    }

    @Test
    void how_it_ended_is_noted() {
        Delivery arrived = added("no-1", NOON).begun(NOON).arrived(NOON.plusSeconds(1));
        Delivery waiting = added("no-1", NOON.plusSeconds(1)).begun(NOON).failed("\u00abäway\u00bb", NOON);
        Delivery givenUp = added("no-1", NOON.plusSeconds(2)).givenUp("x".repeat(500), NOON);
        List.of(arrived, waiting, givenUp).forEach(outbox()::note);

        assertThat(outbox().latest("no-1", 10)).containsExactly(givenUp, waiting, arrived);
        assertThat(outbox().latest("no-1", 1)).containsExactly(givenUp);
        assertThat(outbox().due("no-1", NOON.plusSeconds(3600), 10)).containsExactly(waiting);
        assertThat(outbox().waiting("no-1")).isEqualTo(1);
        assertThat(outbox().take(arrived, arrived.begun(NOON))).isFalse();
    }

    @Test
    void what_is_forgotten_is_not_there_and_stays_away() {
        Delivery gone = added("no-1", NOON);
        Delivery left = added("no-2", NOON);

        outbox().forget("no-1");
        outbox().note(gone.givenUp("late", NOON));

        assertThat(outbox().latest("no-1", 10)).isEmpty();
        assertThat(outbox().latest("no-2", 10)).containsExactly(left);
        assertThat(outbox().take(gone, gone.begun(NOON))).isFalse();
    }

    @Test
    void pruning_forgets_what_ended_before_and_nothing_that_waits() {
        Delivery waiting = added("no-1", NOON);
        for (int number = 0; number < 3; number++) {
            outbox().note(added("no-1", NOON).arrived(NOON.plusSeconds(number)));
        }

        assertThat(outbox().prune(NOON.plusSeconds(2), 1)).isEqualTo(1);
        assertThat(outbox().prune(NOON.plusSeconds(2), 5)).isEqualTo(1);
        assertThat(outbox().prune(NOON.plusSeconds(2), 5)).isZero();
        assertThat(outbox().prune(NOON.plusSeconds(3), 5)).isEqualTo(1);
        assertThat(outbox().latest("no-1", 10)).containsExactly(waiting);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        added("no-1", Instant.parse("2026-03-29T01:59:59.999999999Z"));

        assertThat(outbox().latest("no-1", 1).getFirst().dueAt())
                .isEqualTo(Instant.parse("2026-03-29T01:59:59.999999Z"));
    }

    private Delivery added(String notifier, Instant at) {
        Delivery delivery = Delivery.of(notifier, new Message(Ids.next(), "Grüße \uD83D\uDEA2", EVENT), at);
        outbox().add(delivery);
        return delivery;
    }
}
