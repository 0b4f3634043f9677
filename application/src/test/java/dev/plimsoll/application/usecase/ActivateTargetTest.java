package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.usecase.ActivateTarget.Activated;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A type that sleeps when nothing was asked of it for a minute, and what wakes it.
final class ActivateTargetTest {
    private static final MetricName WORK = new MetricName("work");

    private final Installation installation = new Installation(1, 5);

    @BeforeEach
    void it_goes_to_zero() {
        installation.change(settings -> with(settings, settings.mode(), false));
        work(0);
    }

    @Test
    void who_asks_is_given_a_container_until_it_is_idle_again() {
        sleep();

        assertThat(installation.activate()).isEqualTo(new Activated.Asked());
        assertThat(installation.autoscaler().desired()).as("evaluated at once").isEqualTo(1);
        installation.settle();
        assertThat(installation.running()).isEqualTo(1);
        installation.ticks(59);
        assertThat(installation.running()).isEqualTo(1);
        installation.tick();
        assertThat(installation.running()).isZero();
    }

    @Test
    void who_asks_again_and_again_keeps_it() {
        sleep();

        for (int i = 0; i < 5; i++) {
            assertThat(installation.activate()).isEqualTo(new Activated.Asked());
            installation.settle();
            installation.ticks(40);
            assertThat(installation.running()).isEqualTo(1);
        }
    }

    @Test
    void who_asks_while_it_wakes_is_not_refused() {
        sleep();
        installation.activate();

        assertThat(installation.running()).isZero();
        assertThat(installation.activate()).isEqualTo(new Activated.Asked());
    }

    @Test
    void a_container_comes_though_nothing_can_be_measured_without_one() {
        sleep();
        installation.metrics.reads(WORK, new Reading.Missing("no container has a sample"));

        installation.activate();
        installation.settle();

        assertThat(installation.running()).isEqualTo(1);
    }

    @Test
    void a_total_wakes_by_itself() {
        sleep();
        work(3);

        installation.tick();

        assertThat(installation.running()).isEqualTo(1);
    }

    @Test
    void it_outlives_a_restart() {
        sleep();
        installation.activate();
        installation.restart();

        installation.tick();

        assertThat(installation.running()).isEqualTo(1);
    }

    @Test
    void what_is_disabled_is_not_woken() {
        sleep();
        installation.change(settings -> with(settings, Mode.ACTIVE, true));
        refuses("its autoscaler is disabled");
    }

    @Test
    void what_is_disabled_as_a_whole_is_not_woken() {
        sleep();
        installation.process = new ProcessSettings(false, Guards.DEFAULT);
        refuses("auto-scaling is disabled for all autoscalers");
    }

    @Test
    void a_dry_run_wakes_nobody() {
        sleep();
        installation.change(settings -> with(settings, Mode.DRY_RUN, false));
        refuses("its autoscaler only runs dry");
    }

    @Test
    void what_people_stopped_is_not_woken() {
        installation.tick();
        installation.platform.stopAll(WEB);
        installation.tick();
        refuses("all its containers were stopped or removed by request");
    }

    @Test
    void what_people_scaled_to_zero_is_not_woken() {
        installation.tick();
        installation.scale(0);
        installation.settle();
        refuses("its autoscaler is disabled");
    }

    @Test
    void without_such_a_policy_nobody_is_woken() {
        installation.change(settings -> new Installation(0, 5).autoscaler().settings());
        refuses("its autoscaler has no policy scale_to_zero");
    }

    @Test
    void without_an_autoscaler_nobody_is_woken() {
        installation.autoscalers.delete(installation.id);
        refuses("it has no autoscaler");
    }

    @Test
    void people_ask_by_name() {
        sleep();
        ActivateTarget activate = installation.activator();

        assertThat(activate.activate("shop", "web")).isEqualTo(WEB);
        installation.settle();
        assertThat(installation.running()).isEqualTo(1);
        assertThatThrownBy(() -> activate.activate("shop", "nothing")).isInstanceOf(NotFound.class);
        installation.autoscalers.delete(installation.id);
        assertThatThrownBy(() -> activate.activate("shop", "web"))
                .isInstanceOf(Conflict.class)
                .hasMessage("web is not woken, as it has no autoscaler");
    }

    private void refuses(String why) {
        assertThat(installation.activate()).isEqualTo(new Activated.Refused(why));
        assertThat(installation.running()).isLessThanOrEqualTo(1);
    }

    private void sleep() {
        installation.ticks(62);
        assertThat(installation.running()).isZero();
    }

    private void work(double amount) {
        installation.metrics.reads(WORK, new Reading.Total(TimeSeries.of(installation.clock.instant(), amount)));
    }

    private static Settings with(Settings settings, Mode mode, boolean isDisabled) {
        return new Settings(
                settings.bounds(),
                List.of(new ScaleToZeroPolicy(WORK, 0, Duration.ofMinutes(1))),
                settings.combination(),
                settings.behavior(),
                mode,
                isDisabled);
    }
}
