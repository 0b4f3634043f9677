package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the settings of the whole process do to evaluations, previews and convergence.
class AutoScalingDisabledTest {
    private static final ProcessSettings DISABLED = new ProcessSettings(false, Guards.DEFAULT);
    private static final String WOULD_BE_2 = "Hold at 1: cpu is 1 with target 0.5, so 1 measured container should be 2;"
            + " auto-scaling is disabled for all autoscalers, else the count would be 2.";

    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void everything_is_evaluated_and_recorded_and_nothing_done() {
        plimsoll.process = DISABLED;
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.ticks(60);

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.events()).isEmpty();
        assertThat(plimsoll.autoscaler().desired()).isNull();
        assertThat(plimsoll.autoscaler().lastScaleAt()).isNull();
        assertThat(plimsoll.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(RecordedDecision.Kind.HOLD);
            assertThat(decision.evaluations()).isEqualTo(60);
            assertThat(decision.explanation().sentence()).isEqualTo(WOULD_BE_2);
            assertThat(decision.explanation().reasons())
                    .containsExactly(Map.of("type", "auto_scaling_disabled", "proposed", 2));
        });
        LatestEvaluations.Status status = plimsoll.latest.of(plimsoll.id).orElseThrow();
        assertThat(status.desired()).isEqualTo(1);
        assertThat(status.explanation().sentence()).isEqualTo(WOULD_BE_2);
        assertThat(plimsoll.preview(Map.of()).explanation().sentence()).isEqualTo(WOULD_BE_2);
    }

    @Test
    void what_was_on_its_way_is_given_up() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.evaluate();
        assertThat(plimsoll.autoscaler().desired()).isGreaterThan(1);

        plimsoll.process = DISABLED;
        plimsoll.settle();

        assertThat(plimsoll.running()).as("even before the next evaluation").isEqualTo(1);
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.autoscaler().desired()).isNull();
        assertThat(plimsoll.events())
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isInstanceOf(Outcome.Superseded.class));
    }

    @Test
    void no_more_is_started_once_it_is_disabled() {
        plimsoll.metrics.each(CPU, 1.0);
        plimsoll.tick();
        plimsoll.clock.advance(Duration.ofSeconds(20));
        plimsoll.evaluate();
        assertThat(plimsoll.autoscaler().desired()).isEqualTo(4);
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.CREATE) {
                plimsoll.process = DISABLED;
            }
        });

        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(3);
    }

    @Test
    void a_fleet_that_people_scale_meanwhile_is_left_as_it_is() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.ticks(5);
        plimsoll.process = DISABLED;
        plimsoll.platform.up(Installation.WEB, 4);

        plimsoll.ticks(600);

        assertThat(plimsoll.running()).isEqualTo(4);
    }

    @Test
    void once_it_is_enabled_again_the_next_evaluation_acts_on_what_runs() {
        plimsoll.process = DISABLED;
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.ticks(5);

        plimsoll.process = ProcessSettings.DEFAULT;
        plimsoll.tick();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.events()).hasSize(1);
    }

    @Test
    void a_process_that_starts_while_it_is_disabled_brings_back_no_old_count() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.evaluate();
        plimsoll.process = DISABLED;

        plimsoll.restart();
        plimsoll.settle();
        plimsoll.ticks(3);

        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void the_thresholds_are_those_of_resource_guards() {
        plimsoll.metrics.each(CPU, 0.7);
        plimsoll.metrics.each(MEMORY, 0.5);
        plimsoll.change(old -> new Settings(old.bounds(), List.of(new ResourceGuardPolicy()), old.behavior(), false));
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(1);

        plimsoll.process = new ProcessSettings(true, new Guards(0.65, 0.85, 10));

        assertThat(plimsoll.preview(Map.of()).to()).isEqualTo(2);
        plimsoll.tick();
        assertThat(plimsoll.running()).isEqualTo(2);
    }
}
