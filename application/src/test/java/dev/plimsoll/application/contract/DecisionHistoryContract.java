package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static dev.plimsoll.application.contract.Samples.newId;
import static dev.plimsoll.application.history.RecordedDecision.Kind.HOLD;
import static dev.plimsoll.application.history.RecordedDecision.Kind.SCALE_IN;
import static dev.plimsoll.application.history.RecordedDecision.Kind.SCALE_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.RecordedDecision.Kind;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.DecisionHistory.Page;
import dev.plimsoll.application.port.DecisionHistory.Selection;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every `DecisionHistory` does. Numbers among the reasons may come back as another type of the same value.
public abstract class DecisionHistoryContract {
    private static final AutoscalerId WEB = newId();
    private static final int MOST = 1000;

    /// The same one during a test, empty at its start.
    protected abstract DecisionHistory history();

    @Test
    void an_added_decision_comes_back_as_it_was() {
        int number = 0;
        for (Kind kind : Kind.values()) {
            for (Mode mode : Mode.values()) {
                AutoscalerId autoscaler = newId();
                RecordedDecision given = new RecordedDecision(
                        "%024x".formatted(++number),
                        autoscaler,
                        Samples.target("магазин-🚢", "веб"),
                        NOON,
                        NOON.plusNanos(5_000),
                        3_000_000_000L,
                        kind,
                        7,
                        9,
                        mode,
                        Samples.explanation());
                history().add(given);

                assertThat(all(autoscaler)).isEqualTo(new Page(List.of(given), 1));
            }
        }
    }

    @Test
    void a_decision_is_added_once() {
        RecordedDecision decision = added(1, NOON);

        assertThatThrownBy(() -> added(1, NOON.plusSeconds(1)))
                .isInstanceOf(StoreConflict.class)
                .hasMessageContaining(decision.id());
        assertThat(all(WEB)).isEqualTo(new Page(List.of(decision), 1));
    }

    @Test
    void an_empty_history_answers_nothing() {
        assertThat(all(WEB)).isEqualTo(new Page(List.of(), 0));
    }

    @Test
    void a_repeated_decision_keeps_its_beginning_and_takes_the_newest_explanation() {
        RecordedDecision first = added(1, NOON);
        RecordedDecision other = added(2, NOON.plusSeconds(1));
        Explanation newest =
                new Explanation("größer 🚢", List.of(), List.of(Map.of("type", "idle", "idle_seconds", 3)));
        RecordedDecision later = new RecordedDecision(
                "later", WEB, SHOP_WEB, NOON.plusSeconds(9), NOON.plusSeconds(9), 1, HOLD, 3, 3, Mode.ACTIVE, newest);

        assertThat(history().repeat(first.and(later))).isTrue();

        assertThat(all(WEB)).isEqualTo(new Page(List.of(other, first.and(later)), 2));
        assertThat(first.and(later).firstAt()).isEqualTo(NOON);
        assertThat(first.and(later).evaluations()).isEqualTo(first.evaluations() + 1);
    }

    @Test
    void what_is_not_there_is_not_repeated() {
        RecordedDecision decision = added(1, NOON);

        assertThat(history().repeat(Samples.decision(2, WEB, NOON, NOON, HOLD))).isFalse();

        assertThat(all(WEB)).isEqualTo(new Page(List.of(decision), 1));
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest() {
        List<RecordedDecision> decisions = IntStream.rangeClosed(1, 5)
                .mapToObj(it -> added(it, NOON.plusSeconds(it)))
                .toList()
                .reversed();
        history().add(Samples.decision(6, newId(), NOON, NOON, HOLD));

        assertThat(page(1, 2)).isEqualTo(new Page(decisions.subList(0, 2), 5));
        assertThat(page(2, 2)).isEqualTo(new Page(decisions.subList(2, 4), 5));
        assertThat(page(3, 2)).isEqualTo(new Page(decisions.subList(4, 5), 5));
        assertThat(page(4, 2)).isEqualTo(new Page(List.of(), 5));
        assertThat(page(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(new Page(List.of(), 5));
        assertThat(page(1, Integer.MAX_VALUE)).isEqualTo(new Page(decisions, 5));
    }

    @Test
    void of_equal_instants_the_last_added_is_the_newest() {
        List<RecordedDecision> decisions = List.of(added(7, NOON), added(3, NOON), added(9, NOON), added(1, NOON));

        List<RecordedDecision> paged = new ArrayList<>();
        IntStream.rangeClosed(1, 2).forEach(it -> paged.addAll(page(it, 2).decisions()));

        assertThat(paged).isEqualTo(decisions.reversed());
    }

    @ParameterizedTest
    @CsvSource({
        "0,  4,  0",
        "0,  5,  1",
        "0,  99, 2",
        "5,  5,  1",
        "15, 15, 1",
        "20, 20, 1",
        "21, 29, 0",
        "21, 30, 1",
        "30, 99, 1",
        "31, 99, 0",
        "99, 0,  0"
    })
    void a_decision_is_wanted_when_its_time_overlaps(int from, int to, int found) {
        history().add(Samples.decision(1, WEB, NOON.plusSeconds(5), NOON.plusSeconds(20), HOLD));
        history().add(Samples.decision(2, WEB, NOON.plusSeconds(30), NOON.plusSeconds(30), SCALE_OUT));

        Page page = history()
                .page(WEB, new Selection(NOON.plusSeconds(from), NOON.plusSeconds(to), Selection.ALL.kinds()), 1, 10);

        assertThat(page.total()).isEqualTo(found);
        assertThat(page.decisions()).hasSize(found);
    }

    @Test
    void only_the_kinds_that_are_wanted_are_found_and_counted() {
        RecordedDecision hold = Samples.decision(1, WEB, NOON, NOON, HOLD);
        RecordedDecision out = Samples.decision(2, WEB, NOON.plusSeconds(1), NOON.plusSeconds(1), SCALE_OUT);
        RecordedDecision in = Samples.decision(3, WEB, NOON.plusSeconds(2), NOON.plusSeconds(2), SCALE_IN);
        List.of(hold, out, in).forEach(history()::add);

        assertThat(ofKinds(HOLD)).isEqualTo(new Page(List.of(hold), 1));
        assertThat(ofKinds(SCALE_OUT, SCALE_IN)).isEqualTo(new Page(List.of(in, out), 2));
        assertThat(ofKinds()).isEqualTo(new Page(List.of(), 0));
    }

    @Test
    void a_range_may_reach_beyond_all_time() {
        RecordedDecision decision = added(1, NOON);

        assertThat(history().page(WEB, Selection.ALL, 1, 10).decisions()).containsExactly(decision);
        assertThat(history()
                        .page(WEB, new Selection(Instant.MAX, Instant.MAX, Set.of(HOLD)), 1, 10)
                        .total())
                .isZero();
        assertThat(history()
                        .page(WEB, new Selection(Instant.MIN, Instant.MIN, Set.of(HOLD)), 1, 10)
                        .total())
                .isZero();
    }

    @Test
    void an_autoscaler_is_forgotten_with_all_its_decisions_and_others_are_not() {
        added(1, NOON);
        added(2, NOON.plusSeconds(1));
        AutoscalerId other = newId();
        RecordedDecision kept = Samples.decision(3, other, NOON, NOON, HOLD);
        history().add(kept);

        history().forget(WEB);
        history().forget(newId());

        assertThat(all(WEB)).isEqualTo(new Page(List.of(), 0));
        assertThat(all(other)).isEqualTo(new Page(List.of(kept), 1));
    }

    @Test
    void what_was_last_decided_before_a_moment_is_pruned() {
        history().add(Samples.decision(1, WEB, NOON, NOON.plusSeconds(9), HOLD));
        RecordedDecision still = Samples.decision(2, WEB, NOON, NOON.plusSeconds(10), HOLD);
        history().add(still);
        history().add(Samples.decision(3, newId(), NOON, NOON, SCALE_OUT));

        assertThat(history().prune(NOON.plusSeconds(10), MOST)).isEqualTo(2);

        assertThat(all(WEB)).isEqualTo(new Page(List.of(still), 1));
        assertThat(history().prune(NOON.plusSeconds(10), MOST)).isZero();
    }

    @Test
    void no_more_than_asked_for_are_pruned_at_a_time() {
        IntStream.rangeClosed(1, 5).forEach(it -> added(it, NOON.plusSeconds(it)));

        assertThat(history().prune(NOON.plusSeconds(60), 3)).isEqualTo(3);
        assertThat(all(WEB).total()).isEqualTo(2);
        assertThat(history().prune(NOON.plusSeconds(60), 3)).isEqualTo(2);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        Instant at = Instant.parse("2026-03-29T01:59:59.999999999Z");
        Instant cut = Instant.parse("2026-03-29T01:59:59.999999Z");
        RecordedDecision decision = added(1, at);

        assertThat(all(WEB).decisions()).singleElement().satisfies(stored -> {
            assertThat(stored.firstAt()).isEqualTo(cut);
            assertThat(stored.lastAt()).isEqualTo(cut);
        });
        assertThat(history().repeat(decision)).isTrue();
        assertThat(all(WEB).decisions().getFirst().lastAt()).isEqualTo(cut);
    }

    private RecordedDecision added(int number, Instant at) {
        RecordedDecision decision = Samples.decision(number, WEB, at, at, HOLD);
        history().add(decision);
        return decision;
    }

    private Page all(AutoscalerId autoscaler) {
        return history().page(autoscaler, Selection.ALL, 1, 10);
    }

    private Page page(int page, int perPage) {
        return history().page(WEB, Selection.ALL, page, perPage);
    }

    private Page ofKinds(Kind... kinds) {
        return history().page(WEB, new Selection(Instant.MIN, Instant.MAX, Set.of(kinds)), 1, 10);
    }
}
