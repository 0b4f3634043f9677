package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvaluateAutoscalerTest {
    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void an_overload_scales_out_and_its_history_says_why() {
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.tick();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.events()).singleElement().satisfies(event -> {
            assertThat(event.from()).isEqualTo(1);
            assertThat(event.to()).isEqualTo(2);
            assertThat(event.explanation().sentence())
                    .isEqualTo("Scale out from 1 to 2: cpu is 1 with target 0.5, so 1 measured container should be 2.");
            assertThat(event.outcome()).isEqualTo(new Outcome.Reached(plimsoll.clock.instant()));
        });
    }

    @Test
    void a_fleet_settles_where_the_load_needs_it_and_comes_back_when_the_load_ends() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.ticks(60);
        assertThat(plimsoll.running()).isEqualTo(6);

        plimsoll.metrics.total(CPU, 0.2);
        plimsoll.ticks(290);
        assertThat(plimsoll.running()).as("inside of the stabilization window").isEqualTo(6);

        plimsoll.ticks(120);
        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void the_decision_is_stored_before_anything_is_done() {
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.evaluate();

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.autoscaler().desired()).isEqualTo(2);
        assertThat(plimsoll.events())
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo(new Outcome.Pending()));
    }

    @Test
    void holds_leave_no_history() {
        plimsoll.ticks(20);

        assertThat(plimsoll.events()).isEmpty();
        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().explanation().sentence())
                .isEqualTo("Hold at 1: cpu is 0.5, within tolerance of its target 0.5.");
    }

    @Test
    void an_idle_fleet_still_shows_what_was_measured() {
        plimsoll.metrics.each(CPU, 0.0);

        plimsoll.tick();

        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().metricValue()).isZero();
    }

    @Test
    void a_missing_metric_never_scales_in() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.ticks(60);
        plimsoll.metrics.reads(CPU, new Reading.Missing("the collector is gone"));

        plimsoll.ticks(900);

        assertThat(plimsoll.running()).isEqualTo(6);
    }

    @Test
    void an_engine_that_is_away_is_reported_and_changes_nothing() {
        plimsoll.tick();
        plimsoll.platform.goAway("connection refused");
        plimsoll.metrics.total(CPU, 3.0);

        plimsoll.tick();

        assertThat(plimsoll.autoscaler().desired()).isEqualTo(1);
        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().explanation().sentence())
                .contains("connection refused");

        plimsoll.platform.comeBack();
        plimsoll.ticks(60);
        assertThat(plimsoll.running()).isEqualTo(6);
    }

    @Test
    void while_the_engine_is_away_what_was_last_seen_serves_to_scale_out_and_is_carried_out_when_it_is_back() {
        plimsoll.fallsBackFor(Duration.ofSeconds(60));
        plimsoll.tick();
        plimsoll.platform.goAway("connection refused");
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.tick();

        assertThat(plimsoll.autoscaler().desired()).isEqualTo(2);
        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().explanation().sentence())
                .startsWith("Scale out from 1 to 2: ")
                .contains("nothing is scaled in while the engine does not answer (")
                .contains("connection refused) and what it said last is 1 s old");

        plimsoll.platform.comeBack();
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(2);
    }

    @Test
    void nobody_is_woken_to_act_on_a_fleet_that_was_seen_before() {
        plimsoll.fallsBackFor(Duration.ofSeconds(60));
        plimsoll.tick();
        plimsoll.platform.goAway("connection refused");
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.evaluate();

        assertThat(plimsoll.autoscaler().desired()).isEqualTo(2);
        assertThat(plimsoll.isWoken()).isFalse();
    }

    @Test
    void what_was_seen_serves_for_a_limited_time_only() {
        plimsoll.fallsBackFor(Duration.ofSeconds(60));
        plimsoll.tick();
        plimsoll.platform.goAway("connection refused");
        plimsoll.ticks(60);
        plimsoll.metrics.total(CPU, 3.0);

        plimsoll.tick();

        assertThat(plimsoll.autoscaler().desired()).isEqualTo(1);
    }

    @Test
    void a_source_that_does_not_answer_for_a_while_changes_no_decision_and_takes_no_container() {
        plimsoll.fallsBackFor(Duration.ofSeconds(60));
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.ticks(60);
        plimsoll.metrics.total(CPU, 0.2);
        plimsoll.ticks(290);
        plimsoll.metrics.reads(CPU, new Reading.Unanswered("connection refused"));

        plimsoll.ticks(60);
        assertThat(plimsoll.running()).as("its last answer asked for one").isEqualTo(6);
        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().explanation().sentence())
                .startsWith("Hold at 6: cpu is ")
                .contains("while fake does not answer (connection refused) and what it said last is 60 s old");

        plimsoll.tick();
        assertThat(plimsoll.latest.of(plimsoll.id).orElseThrow().explanation().sentence())
                .isEqualTo("Hold at 6: cpu has no value: fake: connection refused.");

        plimsoll.metrics.total(CPU, 0.2);
        plimsoll.ticks(60);
        assertThat(plimsoll.running()).as("it answers again").isLessThan(6);
    }

    @Test
    void a_change_of_settings_in_the_middle_of_an_evaluation_is_not_overwritten() {
        plimsoll.tick();
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.platform.atEveryBoundary(_ -> {
            plimsoll.platform.atEveryBoundary(_ -> {});
            var present = plimsoll.autoscaler();
            plimsoll.autoscalers.update(present.with(present.settings(), plimsoll.clock.instant()));
        });

        plimsoll.evaluate();

        assertThat(plimsoll.autoscaler().desired()).isEqualTo(1);
        assertThat(plimsoll.events()).isEmpty();
    }

    @Test
    void what_people_stopped_stays_stopped_until_they_start_it_again() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.tick();
        plimsoll.platform.stopAll(WEB);

        plimsoll.ticks(30);
        assertThat(plimsoll.running()).isZero();
        plimsoll.restart();
        plimsoll.ticks(30);
        assertThat(plimsoll.running()).isZero();

        plimsoll.platform.up(WEB, 1);
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(2);
    }

    @Test
    void nothing_is_decided_while_others_are_at_the_fleet() {
        plimsoll.tick();
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.platform.beginChange(WEB);
        plimsoll.ticks(5);
        assertThat(plimsoll.running()).isEqualTo(1);

        plimsoll.platform.endChange(WEB);
        plimsoll.tick();
        assertThat(plimsoll.running()).isGreaterThan(1);
    }

    @Test
    void a_long_standstill_never_scales_in_at_once() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.ticks(60);
        plimsoll.clock.advance(Duration.ofHours(2));
        plimsoll.restart();
        plimsoll.metrics.total(CPU, 0.2);

        plimsoll.ticks(295);

        assertThat(plimsoll.running()).isEqualTo(6);
    }
}
