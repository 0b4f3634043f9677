package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static dev.plimsoll.application.contract.Samples.acted;
import static dev.plimsoll.application.contract.Samples.autoscaler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.history.Outcome.Reached;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.DecisionHistory.Page;
import dev.plimsoll.application.port.DecisionHistory.Selection;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What `Transactions` do together with the repositories of the same store.
public abstract class TransactionsContract {
    /// These four are the same ones during a test, and empty at its start.
    protected abstract Transactions transactions();

    protected abstract AutoscalerRepository autoscalers();

    protected abstract ScalingHistory history();

    protected abstract DecisionHistory decisions();

    @Test
    void all_calls_are_kept_and_the_answer_is_passed_on() {
        Autoscaler stored = autoscalers().insert(autoscaler(SHOP_WEB));
        ScalingEvent event = event(stored);

        Autoscaler answer = transactions().inOne(() -> saveAndOpen(acted(stored, 2, NOON), event));

        assertThat(answer.version()).isEqualTo(stored.version() + 1);
        assertThat(autoscalers().find(stored.id())).contains(answer);
        assertThat(history().latest(stored.id(), 10)).containsExactly(event);
    }

    @Test
    void a_failure_undoes_all_calls_and_is_thrown_on() {
        Autoscaler stored = autoscalers().insert(autoscaler(SHOP_WEB));
        ScalingEvent before = event(stored);
        history().open(before);
        RecordedDecision decided = Samples.decision(1, stored.id());
        decisions().add(decided);
        RuntimeException failure = new IllegalStateException("after all calls");

        assertThatThrownBy(() -> transactions().inOne(() -> {
                    saveAndOpen(acted(stored, 2, NOON), Samples.event(2, stored.id(), SHOP_WEB, NOON));
                    history().note(before.id(), new Reached(NOON));
                    decisions().add(Samples.decision(2, stored.id()));
                    decisions().forget(stored.id());
                    autoscalers().delete(stored.id());
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(autoscalers().list()).containsExactly(stored);
        assertThat(history().latest(stored.id(), 10)).containsExactly(before);
        assertThat(decisions().page(stored.id(), Selection.ALL, 1, 10)).isEqualTo(new Page(List.of(decided), 1));
    }

    @Test
    void an_error_undoes_all_calls_too() {
        AssertionError failure = new AssertionError("a defect");

        assertThatThrownBy(() -> transactions().inOne(() -> {
                    autoscalers().insert(autoscaler(SHOP_WEB));
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(autoscalers().list()).isEmpty();
    }

    @Test
    void a_conflict_undoes_the_calls_before_it() {
        Autoscaler stale = autoscalers().insert(autoscaler(SHOP_WEB));
        Autoscaler present = autoscalers().update(stale);

        assertThatThrownBy(() -> transactions().inOne(() -> {
                    history().open(event(stale));
                    return autoscalers().update(acted(stale, 2, NOON));
                }))
                .isInstanceOf(StoreConflict.class);

        assertThat(autoscalers().list()).containsExactly(present);
        assertThat(history().find(Set.of("%024x".formatted(1)))).isEmpty();
    }

    @Test
    void calls_inside_see_each_other() {
        transactions().inOne(() -> {
            Autoscaler inserted = autoscalers().insert(autoscaler(SHOP_WEB));
            assertThat(autoscalers().find(inserted.id())).contains(inserted);
            Autoscaler updated = autoscalers().update(acted(inserted, 2, NOON));
            assertThat(autoscalers().findByTarget(SHOP_WEB)).contains(updated);
            return updated;
        });
    }

    @Test
    void one_inside_another_shares_its_fate() {
        assertThatThrownBy(() -> transactions().inOne(() -> {
                    Autoscaler inserted =
                            transactions().inOne(() -> autoscalers().insert(autoscaler(SHOP_WEB)));
                    history().open(event(inserted));
                    throw new IllegalStateException("after the inner one");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(autoscalers().list()).isEmpty();
        assertThat(history().find(Set.of("%024x".formatted(1)))).isEmpty();
    }

    @Test
    void after_a_failure_the_same_thread_goes_on() {
        assertThatThrownBy(() -> transactions().inOne(() -> {
                    throw new IllegalStateException("first");
                }))
                .hasMessage("first");

        Autoscaler stored = transactions().inOne(() -> autoscalers().insert(autoscaler(SHOP_WEB)));

        assertThat(autoscalers().list()).containsExactly(stored);
    }

    @Test
    void of_two_at_the_same_moment_one_wins_and_the_other_leaves_no_trace() {
        Autoscaler present = autoscalers().insert(autoscaler(SHOP_WEB));
        for (int round = 0; round < 10; round++) {
            Autoscaler read = present;
            ScalingEvent left = Samples.event(2 * round, read.id(), SHOP_WEB, NOON.plusSeconds(round));
            ScalingEvent right = Samples.event(2 * round + 1, read.id(), SHOP_WEB, NOON.plusSeconds(round));

            Race.Finish<Autoscaler> finish = Race.of(List.of(
                    () -> transactions().inOne(() -> saveAndOpen(acted(read, 3, NOON), left)),
                    () -> transactions().inOne(() -> saveAndOpen(acted(read, 5, NOON), right))));

            assertThat(finish.failures()).singleElement().isInstanceOf(StoreConflict.class);
            present = autoscalers().find(read.id()).orElseThrow();
            assertThat(present).isEqualTo(finish.results().getFirst());
            assertThat(history().latest(read.id(), 1))
                    .containsExactly(Objects.equals(present.desired(), 3) ? left : right);
            assertThat(history().latest(read.id(), 100)).hasSize(round + 1);
        }
    }

    /// What a tick does with a decision.
    private Autoscaler saveAndOpen(Autoscaler changed, ScalingEvent event) {
        Autoscaler saved = autoscalers().update(changed);
        history().open(event);
        return saved;
    }

    private static ScalingEvent event(Autoscaler autoscaler) {
        return Samples.event(1, autoscaler.id(), autoscaler.target(), NOON);
    }
}
