package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.history.RecordedDecision.Kind.HOLD;
import static dev.plimsoll.application.history.RecordedDecision.Kind.SCALE_OUT;
import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept of decisions.
class RecordDecisionTest {
    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void a_hold_is_a_decision_with_its_reasons() {
        plimsoll.tick();

        assertThat(plimsoll.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(HOLD);
            assertThat(decision.id()).matches("[0-9a-f]{24}");
            assertThat(decision.target()).isEqualTo(WEB);
            assertThat(decision.from()).isEqualTo(1);
            assertThat(decision.to()).isEqualTo(1);
            assertThat(decision.mode()).isEqualTo(Mode.ACTIVE);
            assertThat(decision.evaluations()).isEqualTo(1);
            assertThat(decision.firstAt()).isEqualTo(plimsoll.clock.instant());
            assertThat(decision.lastAt()).isEqualTo(plimsoll.clock.instant());
            assertThat(decision.explanation().sentence())
                    .isEqualTo("Hold at 1: cpu is 0.5, within tolerance of its target 0.5.");
        });
    }

    @Test
    void a_hold_with_other_figures_is_counted_and_shows_the_newest() {
        plimsoll.tick();
        Instant first = plimsoll.clock.instant();
        plimsoll.metrics.each(CPU, 0.51);

        plimsoll.ticks(20);

        assertThat(plimsoll.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.evaluations()).isEqualTo(21);
            assertThat(decision.firstAt()).isEqualTo(first);
            assertThat(decision.lastAt()).isEqualTo(first.plusSeconds(20));
            assertThat(decision.explanation().sentence()).contains("cpu is 0.51");
        });
    }

    @Test
    void a_hold_for_another_kind_of_reason_is_another_decision() {
        plimsoll.ticks(2);
        plimsoll.metrics.reads(CPU, new Reading.Missing("the collector is gone"));
        plimsoll.ticks(3);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::kind, RecordedDecision::evaluations)
                .containsExactly(tuple(HOLD, 3L), tuple(HOLD, 2L));
    }

    @Test
    void a_hold_at_another_count_is_another_decision() {
        plimsoll.ticks(2);
        plimsoll.change(settings -> bounds(settings, 2));
        plimsoll.ticks(3);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::kind, RecordedDecision::from, RecordedDecision::evaluations)
                .containsExactly(tuple(HOLD, 2, 2L), tuple(SCALE_OUT, 1, 1L), tuple(HOLD, 1, 2L));
    }

    @Test
    void an_action_has_the_id_of_its_event() {
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.tick();

        assertThat(plimsoll.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(SCALE_OUT);
            assertThat(decision.to()).isEqualTo(2);
            assertThat(decision.id()).isEqualTo(plimsoll.events().getFirst().id());
            assertThat(decision.explanation())
                    .isEqualTo(plimsoll.events().getFirst().explanation());
        });
    }

    @Test
    void a_dry_run_counts_what_it_would_do_again_and_again() {
        plimsoll.tick();
        plimsoll.change(settings -> with(settings, Mode.DRY_RUN, false));
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.ticks(30);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::kind, RecordedDecision::mode, RecordedDecision::evaluations)
                .containsExactly(tuple(SCALE_OUT, Mode.DRY_RUN, 30L), tuple(HOLD, Mode.ACTIVE, 1L));
        assertThat(plimsoll.events()).isEmpty();
    }

    @Test
    void who_is_disabled_or_left_alone_holds_too() {
        plimsoll.platform.beginChange(WEB);
        plimsoll.ticks(3);
        plimsoll.platform.endChange(WEB);
        plimsoll.platform.stopAll(WEB);
        plimsoll.ticks(4);
        plimsoll.change(settings -> with(settings, Mode.ACTIVE, true));
        plimsoll.ticks(5);

        assertThat(plimsoll.decisions())
                .extracting(
                        RecordedDecision::evaluations,
                        it -> it.explanation().reasons().getFirst().get("type"))
                .containsExactly(tuple(5L, "disabled"), tuple(4L, "left_alone"), tuple(3L, "left_alone"));
    }

    @Test
    void after_a_restart_a_new_one_begins() {
        plimsoll.ticks(2);
        plimsoll.restart();
        plimsoll.ticks(3);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::evaluations)
                .containsExactly(3L, 2L);
    }

    @Test
    void after_a_standstill_a_new_one_begins() {
        plimsoll.ticks(2);
        plimsoll.clock.advance(Duration.ofMinutes(3));
        plimsoll.ticks(3);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::evaluations)
                .containsExactly(3L, 2L);
    }

    @Test
    void a_row_that_somebody_deleted_is_begun_anew() {
        plimsoll.ticks(2);
        plimsoll.decisions.forget(plimsoll.id);

        plimsoll.ticks(3);

        assertThat(plimsoll.decisions())
                .extracting(RecordedDecision::evaluations)
                .containsExactly(2L);
    }

    @Test
    void a_deleted_autoscaler_gets_no_decision_any_more() {
        plimsoll.change(settings -> with(settings, Mode.ACTIVE, true));
        plimsoll.platform.atEveryBoundary(_ -> plimsoll.autoscalers.delete(plimsoll.id));

        plimsoll.evaluate();

        assertThat(plimsoll.decisions()).isEmpty();
    }

    @Test
    void a_decision_that_is_not_committed_leaves_no_trace() {
        plimsoll.tick();
        plimsoll.beforeCommit = () -> {
            throw new IllegalStateException("killed");
        };
        plimsoll.metrics.total(CPU, 1.0);
        assertThatThrownBy(plimsoll::evaluate).hasMessage("killed");

        plimsoll.beforeCommit = () -> {};
        plimsoll.tick();

        assertThat(plimsoll.decisions()).extracting(RecordedDecision::kind).isEqualTo(List.of(SCALE_OUT, HOLD));
        assertThat(plimsoll.events()).hasSize(1);
    }

    private static Settings bounds(Settings old, int min) {
        return new Settings(
                new Bounds(min, old.bounds().max()),
                old.policies(),
                old.combination(),
                old.behavior(),
                old.mode(),
                old.isDisabled());
    }

    private static Settings with(Settings old, Mode mode, boolean isDisabled) {
        return new Settings(old.bounds(), old.policies(), old.combination(), old.behavior(), mode, isDisabled);
    }
}
