package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void it_says_what_it_would_do_and_does_nothing() {
        set(Mode.DRY_RUN);
        plimsoll.metrics.total(CPU, 1.0);

        plimsoll.ticks(60);

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.events()).isEmpty();
        assertThat(plimsoll.autoscaler().desired()).isNull();
        assertThat(plimsoll.autoscaler().lastScaleAt()).isNull();
        LatestEvaluations.Status status = plimsoll.latest.of(plimsoll.id).orElseThrow();
        assertThat(status.desired()).isEqualTo(2);
        assertThat(status.current()).isEqualTo(1);
        assertThat(status.explanation().sentence()).startsWith("Scale out from 1 to 2: cpu is 1");
    }

    @Test
    void what_was_on_its_way_is_given_up() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.evaluate();

        set(Mode.DRY_RUN);
        plimsoll.tick();

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.outcome()).isEqualTo(new Outcome.Superseded(plimsoll.clock.instant())));
    }

    @Test
    void a_count_that_somebody_changes_is_left_as_it_is() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.ticks(5);
        set(Mode.DRY_RUN);
        plimsoll.platform.up(Installation.WEB, 4);

        plimsoll.ticks(5);

        assertThat(plimsoll.running()).isEqualTo(4);
    }

    @Test
    void when_it_ends_the_count_that_runs_is_adopted() {
        set(Mode.DRY_RUN);
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.ticks(5);

        set(Mode.ACTIVE);
        plimsoll.tick();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.events()).hasSize(1);
    }

    private void set(Mode mode) {
        Autoscaler present = plimsoll.autoscaler();
        Settings old = present.settings();
        Settings changed =
                new Settings(old.bounds(), old.policies(), old.combination(), old.behavior(), mode, old.isDisabled());
        plimsoll.autoscalers.update(present.with(changed, plimsoll.clock.instant()));
    }
}
