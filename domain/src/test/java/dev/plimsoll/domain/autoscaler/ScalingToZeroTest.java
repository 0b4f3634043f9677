package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Scenario.START;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.CronExpression;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.ScheduledPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole evaluations of autoscalers that go to zero. The idle time is a minute; seconds count from noon.
final class ScalingToZeroTest {
    private static final MetricName REQUESTS = new MetricName("requests_per_second");
    private static final ScalingPolicy BY_REQUESTS = new ScaleToZeroPolicy(REQUESTS, 0, Duration.ofMinutes(1));
    private static final ScalingPolicy BY_CPU = new ScaleToZeroPolicy(CPU, 0.05, Duration.ofMinutes(1));
    private static final ScalingPolicy TRACKING = new TargetTrackingPolicy(CPU, 0.5);
    private static final Reading AWAY = new Reading.Missing("the collector is away");

    private Autoscaler autoscaler = create(2, BY_REQUESTS, TRACKING);
    private Reading cpu = new Reading.Unmeasured();
    private int running = 2;

    @Test
    void an_idle_fleet_goes_to_zero_stays_there_and_wakes_to_its_minimum() {
        assertThat(after(0, 5)).isEqualTo(2);
        assertThat(after(10, 0)).isEqualTo(2);
        assertThat(after(59, 0)).isEqualTo(2);
        assertThat(after(60, 0)).isZero();
        assertThat(after(65, 0)).isZero();
        assertThat(after(9000, 0)).isZero();
        assertThat(after(9005, 0.1)).isEqualTo(2);
        assertThat(after(9010, 0)).isEqualTo(2);
        assertThat(after(9064, 0)).isEqualTo(2);
        assertThat(after(9065, 0)).isZero();
    }

    @Test
    void it_passes_all_stages_but_not_the_idle_time() {
        autoscaler = create(Behavior.DEFAULT, new Bounds(1, 10), BY_REQUESTS, TRACKING);
        running = 8;
        assertThat(after(0, 5)).isEqualTo(8);
        assertThat(after(59, 0)).isEqualTo(8);

        Decision decision = evaluate(60, Samples.total(0));

        assertThat(decision.to()).isZero();
        assertThat(decision.reasons()).containsExactly(new Reason.OutsideBounds(8, 0, 0));
    }

    @Test
    void without_a_minimum_it_wakes_to_one() {
        autoscaler = create(0, BY_REQUESTS, TRACKING);
        after(0, 5);

        assertThat(after(60, 0)).isZero();
        assertThat(after(65, 3)).isEqualTo(1);
    }

    @Test
    void without_a_minimum_the_others_wait_for_the_idle_time_too() {
        ScalingPolicy queue = new TargetTrackingPolicy(REQUESTS, TargetType.TOTAL_PER_CONTAINER, 10, false);
        autoscaler = create(0, BY_REQUESTS, queue);
        after(0, 15);

        assertThat(after(30, 0)).isEqualTo(1);
        assertThat(after(59, 0)).isEqualTo(1);
        assertThat(after(60, 0)).isZero();
    }

    @Test
    void nothing_goes_to_zero_right_after_creation() {
        assertThat(after(3600, 0)).isEqualTo(2);
        assertThat(after(3659, 0)).isEqualTo(2);
        assertThat(after(3660, 0)).isZero();
    }

    @Test
    void a_restart_changes_nothing() {
        after(0, 5);
        restart();
        assertThat(after(30, 0)).isEqualTo(2);
        restart();
        assertThat(after(60, 0)).isZero();
        restart();
        assertThat(after(9000, 0)).isZero();
        restart();
        assertThat(after(9005, 1)).isEqualTo(2);
    }

    @Test
    void what_is_missing_neither_goes_to_zero_nor_wakes() {
        after(0, 5);
        assertThat(evaluate(3600, AWAY).to()).isEqualTo(2);
        assertThat(after(3605, 0)).isZero();
        assertThat(evaluate(3610, AWAY).to()).isZero();
        assertThat(evaluate(3615, new Reading.Stale(Duration.ofMinutes(9))).to())
                .isZero();
        assertThat(evaluate(3620, new Reading.Unmeasured()).to()).isZero();
        assertThat(after(3625, 1)).isEqualTo(2);
    }

    @Test
    void a_policy_beside_it_that_needs_more_or_has_no_data_keeps_the_containers() {
        after(0, 5);
        cpu = AWAY;
        assertThat(after(60, 0)).isEqualTo(2);
        cpu = new Reading.Unmeasured();
        assertThat(evaluate(65, Samples.of(REQUESTS, Samples.total(0)), 1.0).to())
                .isEqualTo(4);
        assertThat(after(70, 0)).isZero();
    }

    @Test
    void a_policy_without_data_at_zero_neither_wakes_nor_keeps_asleep() {
        cpu = AWAY;
        autoscaler = asleep();

        assertThat(after(70, 0)).isZero();
        assertThat(after(75, 1)).isEqualTo(2);
    }

    @Test
    void a_total_beside_it_that_asks_for_containers_wakes_it() {
        MetricName queue = new MetricName("queue_length");
        ScalingPolicy backlog = new TargetTrackingPolicy(queue, TargetType.TOTAL_PER_CONTAINER, 10, false);
        autoscaler = create(2, BY_REQUESTS, backlog);
        Observations idle = observations(Map.of(REQUESTS, Samples.total(0), queue, Samples.total(0)));
        Observations waiting = observations(Map.of(REQUESTS, Samples.total(0), queue, Samples.total(35)));

        assertThat(evaluate(0, idle, 0).to()).isEqualTo(2);
        assertThat(evaluate(60, idle, 0).to()).isZero();
        assertThat(evaluate(65, waiting, 0).to()).isEqualTo(2);
        assertThat(evaluate(70, waiting, 0).to()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void what_is_below_the_activation_wakes_nobody_however_often_one_looks(int min) {
        ScalingPolicy patient = new ScaleToZeroPolicy(REQUESTS, 5, Duration.ZERO);
        ScalingPolicy same = new TargetTrackingPolicy(REQUESTS, TargetType.TOTAL_PER_CONTAINER, 10, false);
        autoscaler = create(min, patient, same);
        Observations few = observations(Map.of(REQUESTS, Samples.total(3)));

        for (int second = 5; second < 60; second += 5) {
            evaluate(second, few, 0);
        }
        for (int second = 60; second < 120; second += 5) {
            assertThat(evaluate(second, few, 0).to()).isZero();
        }
    }

    @Test
    void another_total_with_work_keeps_it_awake() {
        MetricName queue = new MetricName("queue_length");
        ScalingPolicy backlog = new TargetTrackingPolicy(queue, TargetType.TOTAL_PER_CONTAINER, 10, false);
        autoscaler = create(0, BY_REQUESTS, backlog);
        Observations one = observations(Map.of(REQUESTS, Samples.total(0), queue, Samples.total(3)));

        evaluate(0, one, 0);
        for (int second = 60; second < 120; second += 5) {
            assertThat(evaluate(second, one, 0).to()).isEqualTo(1);
        }
    }

    @Test
    void by_a_metric_of_its_containers_it_goes_to_zero_and_stays() {
        autoscaler = create(2, BY_CPU);
        assertThat(evaluate(0, Observations.none(), 0.3).to()).isEqualTo(2);
        assertThat(evaluate(59, Observations.none(), 0.01).to()).isEqualTo(2);
        assertThat(evaluate(60, Observations.none(), 0.01).to()).isZero();
        assertThat(evaluate(65, Observations.none(), 0).to()).isZero();
        assertThat(evaluate(9000, Samples.cpu(0.9), 0).to())
                .as("of one that is gone")
                .isZero();
    }

    @Test
    void an_event_wakes_it_and_keeps_it_awake() {
        autoscaler = create(2, BY_REQUESTS, new EventPolicy("campaign", 4, Duration.ofMinutes(10)));
        after(0, 1);
        assertThat(after(60, 0)).isZero();

        autoscaler = autoscaler.signalled("campaign", START.plusSeconds(62));

        assertThat(after(65, 0)).isEqualTo(4);
        assertThat(after(661, 0)).isEqualTo(4);
        assertThat(after(662, 0)).isZero();
    }

    @Test
    void a_schedule_wakes_it_and_keeps_it_awake() {
        CronExpression fivePast = CronExpression.of("5 12 * * *");
        autoscaler = create(
                1, BY_REQUESTS, new ScheduledPolicy(fivePast, null, Duration.ofMinutes(5), ZoneOffset.UTC, 3, null));
        after(0, 1);
        assertThat(after(60, 0)).isZero();
        assertThat(after(299, 0)).isZero();
        assertThat(after(300, 0)).isEqualTo(3);
        assertThat(after(599, 0)).isEqualTo(3);
        assertThat(after(600, 0)).isZero();
    }

    @Test
    void a_ceiling_alone_wakes_nobody() {
        CronExpression noon = CronExpression.of("0 12 * * *");
        autoscaler = create(1, BY_REQUESTS, new ScheduledPolicy(noon, null, Duration.ofHours(1), ZoneOffset.UTC, 0, 5));
        after(0, 1);

        assertThat(after(60, 0)).isZero();
        assertThat(after(65, 0)).isZero();
    }

    @Test
    void of_two_that_go_to_zero_both_must_agree() {
        autoscaler = create(1, BY_REQUESTS, new ScaleToZeroPolicy(REQUESTS, 3, Duration.ofMinutes(2)));
        running = 1;
        after(0, 5);

        assertThat(after(60, 0)).isEqualTo(1);
        assertThat(after(119, 0)).isEqualTo(1);
        assertThat(after(120, 0)).isZero();
    }

    @Test
    void a_clock_set_back_neither_wakes_nor_goes_to_zero() {
        after(0, 1);
        assertThat(after(-7200, 0)).isEqualTo(2);
        assertThat(after(-7141, 0)).isEqualTo(2);
        assertThat(after(-7140, 0)).isZero();
        assertThat(after(-90_000, 0)).isZero();
    }

    @Test
    void at_zero_from_the_start_it_is_switched_off() {
        running = 0;

        assertThat(evaluate(0, Samples.total(0)).reasons()).containsExactly(new Reason.SwitchedOff());
        assertThat(after(60, 5)).isZero();
        running = 1;
        assertThat(after(65, 5)).isEqualTo(2);
    }

    @Test
    void other_settings_wake_nobody_either() {
        autoscaler = asleep();
        autoscaler = autoscaler.with(
                settings(Behaviors.AT_ONCE, new Bounds(3, 10), BY_REQUESTS, TRACKING), START.plusSeconds(70));

        assertThat(after(75, 0)).isZero();
        assertThat(after(80, 1)).isEqualTo(3);
    }

    @Test
    void who_asks_wakes_it_to_its_minimum_until_it_is_idle_again() {
        autoscaler = asleep();
        assertThat(after(9000, 0)).isZero();
        autoscaler = autoscaler.activated(START.plusSeconds(9001));
        restart();

        assertThat(after(9002, 0)).isEqualTo(2);
        assertThat(after(9060, 0)).isEqualTo(2);
        assertThat(after(9061, 0)).isZero();
        assertThat(after(9062, 0)).isZero();
    }

    @Test
    void who_asks_wakes_it_though_nothing_is_measured_at_zero() {
        autoscaler = asleep();
        autoscaler = autoscaler.activated(START.plusSeconds(70));

        assertThat(evaluate(75, AWAY).to()).isEqualTo(2);
    }

    @Test
    void a_ceiling_holds_whoever_asks() {
        CronExpression noon = CronExpression.of("0 12 * * *");
        autoscaler = create(0, BY_REQUESTS, new ScheduledPolicy(noon, null, Duration.ofHours(1), ZoneOffset.UTC, 0, 0));
        autoscaler = autoscaler.activated(START.plusSeconds(60));

        assertThat(after(61, 0)).isZero();
    }

    @Test
    void it_says_what_keeps_it_from_waking() {
        Autoscaler sleeping = asleep();
        Settings settings = sleeping.settings();
        Fleet nobody = Fleets.ready(0);
        Fleet stopped = Fleets.in(FleetCondition.STOPPED_BY_REQUEST, nobody);
        ProcessSettings off = new ProcessSettings(false, Guards.DEFAULT);

        assertThat(sleeping.obstacle(nobody, ProcessSettings.DEFAULT)).isEmpty();
        assertThat(sleeping.obstacle(stopped, ProcessSettings.DEFAULT))
                .as("it was we who stopped it")
                .isEmpty();
        assertThat(sleeping.obstacle(nobody, off)).contains(Obstacle.ALL_DISABLED);
        assertThat(sleeping.with(settings.disabled(), START).obstacle(nobody, off))
                .contains(Obstacle.DISABLED);
        Settings dryRun = new Settings(
                settings.bounds(),
                settings.policies(),
                settings.combination(),
                settings.behavior(),
                Mode.DRY_RUN,
                false);
        assertThat(sleeping.with(dryRun, START).obstacle(nobody, ProcessSettings.DEFAULT))
                .contains(Obstacle.DRY_RUN);
        assertThat(create(1, BY_REQUESTS).obstacle(stopped, ProcessSettings.DEFAULT))
                .contains(Obstacle.STOPPED);
        assertThat(create(1, BY_REQUESTS).obstacle(nobody, ProcessSettings.DEFAULT))
                .contains(Obstacle.SWITCHED_OFF);
        assertThat(create(0, TRACKING).obstacle(Fleets.ready(1), ProcessSettings.DEFAULT))
                .contains(Obstacle.NO_POLICY);
    }

    private Autoscaler asleep() {
        after(0, 1);
        Reading before = cpu;
        cpu = new Reading.Unmeasured();
        assertThat(after(60, 0)).isZero();
        cpu = before;
        return autoscaler;
    }

    private static Autoscaler create(int min, ScalingPolicy... policies) {
        return create(Behaviors.AT_ONCE, new Bounds(min, 10), policies);
    }

    private static Autoscaler create(Behavior behavior, Bounds bounds, ScalingPolicy... policies) {
        return Autoscaler.create(
                new AutoscalerId("au-1"), Fleets.WEB, settings(behavior, bounds, policies), START.minusSeconds(9));
    }

    private static Settings settings(Behavior behavior, Bounds bounds, ScalingPolicy... policies) {
        return new Settings(bounds, List.of(policies), behavior, false);
    }

    /// Only what is stored outlives a restart.
    private void restart() {
        autoscaler = new Autoscaler(
                autoscaler.id(),
                autoscaler.target(),
                autoscaler.settings(),
                autoscaler.owner(),
                autoscaler.desired(),
                autoscaler.memory(),
                autoscaler.createdAt(),
                autoscaler.updatedAt(),
                autoscaler.lastScaleAt(),
                autoscaler.version());
    }

    /// The count at this second, with so many requests.
    private int after(long second, double requests) {
        return evaluate(second, Samples.total(requests)).to();
    }

    private Decision evaluate(long second, Reading requests) {
        Map<MetricName, Reading> readings = new HashMap<>(Map.of(REQUESTS, requests));
        if (cpu instanceof Reading.Missing) {
            readings.put(CPU, cpu);
            return decide(second, observations(readings));
        }
        return evaluate(second, observations(readings), 0.5);
    }

    /// With so much CPU in use by each container.
    private Decision evaluate(long second, Observations others, double cpuOfEach) {
        Map<MetricName, Reading> readings = new HashMap<>(others.readings());
        Fleet fleet = Fleets.ready(running);
        Samples.cpuOfEach(fleet, cpuOfEach).readings().forEach(readings::putIfAbsent);
        return decide(second, observations(readings));
    }

    private Decision decide(long second, Observations observations) {
        Evaluation evaluation =
                autoscaler.evaluate(Fleets.ready(running), observations, Guards.DEFAULT, START.plusSeconds(second));
        autoscaler = evaluation.autoscaler();
        running = evaluation.decision().to();
        return evaluation.decision();
    }

    private static Observations observations(Map<MetricName, Reading> readings) {
        return new Observations(readings);
    }
}
