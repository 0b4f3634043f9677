package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.CronExpression;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.ScheduledPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whole evaluations by schedules, beside target tracking of CPU with target 0.5 and bounds 2..10. Noon is
/// inside of every window, the evening is not.
final class SchedulesTest {
    private static final Duration EVENING = Duration.ofHours(8);

    @Test
    void a_floor_raises_at_once_and_its_end_lets_the_load_decide() {
        Autoscaler autoscaler = with(schedule(6, null));

        assertThat(count(autoscaler, 2, 0.5, Duration.ZERO)).isEqualTo(6);
        assertThat(count(autoscaler, 6, 0.1, Duration.ZERO)).isEqualTo(6);
        assertThat(count(autoscaler, 6, 0.9, Duration.ZERO)).isEqualTo(10);
        assertThat(count(autoscaler, 6, 0.1, EVENING))
                .as("the window of the default behaviour")
                .isEqualTo(6);
    }

    @Test
    void a_ceiling_holds_down_at_once() {
        assertThat(count(with(schedule(null, 3)), 8, 0.9, Duration.ZERO)).isEqualTo(3);
        assertThat(count(with(schedule(null, 3)), 3, 0.9, Duration.ZERO)).isEqualTo(3);
        assertThat(count(with(schedule(null, 3)), 3, 0.9, EVENING)).isEqualTo(6);
    }

    @Test
    void an_exact_count_is_both() {
        assertThat(count(with(schedule(4, 4)), 2, 0.1, Duration.ZERO)).isEqualTo(4);
        assertThat(count(with(schedule(4, 4)), 9, 0.9, Duration.ZERO)).isEqualTo(4);
        assertThat(count(with(schedule(4, 4)), 4, 0.9, Duration.ZERO)).isEqualTo(4);
    }

    @Test
    void a_fleet_sent_to_zero_for_the_day_comes_back_in_the_evening() {
        ScalingPolicy closed = schedule(0, 0);
        Autoscaler autoscaler = Autoscaler.create(
                new AutoscalerId("au-1"),
                Fleets.WEB,
                new Settings(
                        new Bounds(0, 10),
                        List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5), closed),
                        Behavior.DEFAULT,
                        false),
                START);
        Evaluation day = autoscaler.evaluate(Fleets.ready(3), Samples.cpu(0.5, 0.5, 0.5), START);
        Evaluation later = day.autoscaler().evaluate(Fleets.ready(0), Samples.missing(), START.plusSeconds(5));
        Evaluation evening = later.autoscaler().evaluate(Fleets.ready(0), Samples.missing(), START.plus(EVENING));

        assertThat(day.decision().to()).isZero();
        assertThat(later.decision().to()).isZero();
        assertThat(evening.decision().to()).isEqualTo(1);
    }

    @Test
    void of_overlapping_schedules_the_highest_floor_and_the_lowest_ceiling_count() {
        Autoscaler autoscaler = with(schedule(3, null), schedule(5, null), schedule(2, 8), schedule(null, 7));

        assertThat(count(autoscaler, 2, 0.1, Duration.ZERO)).isEqualTo(5);
        assertThat(count(autoscaler, 10, 0.9, Duration.ZERO)).isEqualTo(7);
    }

    @Test
    void a_ceiling_beats_a_floor() {
        Autoscaler autoscaler = with(schedule(8, null), schedule(null, 4));

        assertThat(count(autoscaler, 2, 0.5, Duration.ZERO)).isEqualTo(4);
        assertThat(count(autoscaler, 9, 0.5, Duration.ZERO)).isEqualTo(4);
    }

    @Test
    void the_bounds_beat_every_schedule() {
        assertThat(count(with(schedule(50, null)), 2, 0.5, Duration.ZERO)).isEqualTo(10);
        assertThat(count(with(schedule(0, 0)), 5, 0.5, Duration.ZERO)).isEqualTo(2);
    }

    @Test
    void alone_it_keeps_the_count_outside_of_its_window() {
        Autoscaler autoscaler = Autoscaler.create(
                new AutoscalerId("au-1"),
                Fleets.WEB,
                new Settings(new Bounds(2, 10), List.of(schedule(6, null)), Behavior.DEFAULT, false),
                START);
        Evaluation inside = autoscaler.evaluate(Fleets.ready(2), Samples.missing(), START);
        Evaluation outside = inside.autoscaler().evaluate(Fleets.ready(6), Samples.missing(), START.plus(EVENING));

        assertThat(inside.decision().to()).isEqualTo(6);
        assertThat(outside.decision()).isInstanceOf(Decision.Hold.class);
        assertThat(outside.decision().reasons()).containsExactly(new Reason.NobodySays());
    }

    private static ScheduledPolicy schedule(@Nullable Integer min, @Nullable Integer max) {
        return new ScheduledPolicy(
                CronExpression.of("0 8 * * *"), null, Duration.ofHours(12), ZoneOffset.UTC, min, max);
    }

    private static Autoscaler with(ScheduledPolicy... schedules) {
        List<ScalingPolicy> policies = new ArrayList<>(List.of(schedules));
        policies.add(new TargetTrackingPolicy(MetricName.CPU, 0.5));
        return Autoscaler.create(
                new AutoscalerId("au-1"),
                Fleets.WEB,
                new Settings(new Bounds(2, 10), policies, Behavior.DEFAULT, false),
                START);
    }

    private static int count(Autoscaler autoscaler, int running, double cpu, Duration sinceNoon) {
        Fleet fleet = Fleets.ready(running);
        return autoscaler
                .evaluate(fleet, Samples.cpuOfEach(fleet, cpu), START.plus(sinceNoon))
                .decision()
                .to();
    }
}
