package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Scenario.START;
import static dev.plimsoll.domain.autoscaler.Scenario.settings;
import static dev.plimsoll.domain.decision.ScalingRules.Select.MAX;
import static dev.plimsoll.domain.decision.ScalingRules.Select.UNLIMITED;
import static dev.plimsoll.domain.fixture.Behaviors.AT_ONCE;
import static dev.plimsoll.domain.fixture.Behaviors.FREE;
import static dev.plimsoll.domain.fixture.Behaviors.FROZEN;
import static dev.plimsoll.domain.fixture.Behaviors.behavior;
import static dev.plimsoll.domain.fixture.Behaviors.cooldown;
import static dev.plimsoll.domain.fixture.Behaviors.count;
import static dev.plimsoll.domain.fixture.Behaviors.rates;
import static dev.plimsoll.domain.fixture.Behaviors.window;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AutoscalerTest {
    private static final Instant NOW = START.plusSeconds(60);
    private static final ProcessSettings DISABLED = new ProcessSettings(false, Guards.DEFAULT);
    private static final MetricName LENGTH = new MetricName("queue_length");
    private static final Abstain NO_DATA = new Abstain(new Reason.MissingMetric(CPU, "the collector is away"));

    @ParameterizedTest
    @CsvSource({
        "rpm_per_container, web, true",
        "rpm_per_container, worker, false",
        "p95_response_time, worker, false",
        "5XX, worker, false",
        "all, worker, false",
        "cpu, worker, true",
        "queue_length, worker, true"
    })
    void under_scalingo_metrics_of_the_router_are_for_web_only(String metric, String type, boolean isAllowed) {
        TargetId target = new TargetId(Fleets.WEB.app(), type);
        ScalingPolicy policy = new SustainedTargetPolicy(new MetricName(metric), 100);
        Settings plain = new Settings(new Bounds(2, 10), List.of(policy), Behavior.DEFAULT, false);
        Settings scalingo = new Settings(new Bounds(2, 10), List.of(policy), Behavior.SCALINGO, false);
        Autoscaler present = Autoscaler.create(new AutoscalerId("au-1"), target, plain, Situations.NOW);

        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> Autoscaler.create(new AutoscalerId("au-1"), target, scalingo, Situations.NOW),
                () -> present.with(scalingo, Situations.NOW))) {
            if (isAllowed) {
                assertThatCode(change).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(change)
                        .isInstanceOf(InvalidSettings.class)
                        .hasMessage("metric is measured at the router, so for web only");
            }
        }
    }

    @Test
    void the_example_of_its_documentation_holds() {
        Autoscaler autoscaler = autoscaler(
                new Settings(new Bounds(1, 10), List.of(new TargetTrackingPolicy(CPU, 0.6)), Behavior.DEFAULT, false));
        Evaluation evaluation = autoscaler.evaluate(Fleets.ready(1), Samples.cpu(0.9), NOW);

        assertThat(evaluation.decision())
                .isEqualTo(new Decision.ScaleOut(
                        1, 2, List.of(new Propose(2, new Reason.OffTarget(of(0.9, 0.6, 1), 2))), List.of()));
        assertThat(evaluation.autoscaler().desired()).isEqualTo(2);
    }

    @Test
    void by_default_load_brings_containers_at_once_and_a_lull_takes_them_after_five_minutes() {
        Scenario.startingWith(1, settings(1, 20, Behavior.DEFAULT)).plays("""
                second | load | containers
                     0 | 0.48 |  1
                     5 |  5.0 |  5
                    10 |  5.0 |  5
                    20 |  5.0 | 10
                    25 | 0.48 | 10
                   100 | 0.48 | 10
                   200 | 0.48 | 10
                   319 | 0.48 | 10
                   320 | 0.48 |  5
                   325 | 0.48 |  3
                   330 | 0.48 |  2
                   335 | 0.48 |  1
                """);
    }

    @Test
    void without_stages_the_count_follows_the_load() {
        Scenario.startingWith(1, settings(1, 10, AT_ONCE)).plays("""
                second | load | containers
                     0 |  0.5 |  1
                     1 |  2.4 |  5
                     2 |  2.6 |  5
                     3 |  2.8 |  6
                     4 | 99.0 | 10
                     5 |  3.0 |  6
                     6 |  0.0 |  1
                """);
    }

    @Test
    void a_dip_within_the_window_takes_nothing() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  2.0 |  4
                    10 |  0.5 |  4
                    40 |  2.0 |  4
                    50 |  0.5 |  4
                    99 |  0.5 |  4
                   100 |  0.5 |  1
                """);
    }

    @Test
    void a_peak_within_the_scale_out_window_adds_nothing() {
        Scenario.startingWith(2, settings(1, 10, behavior(window(ofSeconds(30)), FREE)))
                .plays("""
                second | load | containers
                     0 |  1.0 |  2
                    10 |  4.0 |  2
                    20 |  1.0 |  2
                    30 |  4.0 |  2
                    49 |  3.0 |  2
                    50 |  4.0 |  6
                """);
    }

    @Test
    void cooldowns_pause_each_direction_but_a_larger_wish_passes_and_a_scale_out_ends_that_of_a_scale_in() {
        ScalingRules twoEachSecond = new ScalingRules(
                0.1, ZERO, ofSeconds(30), MAX, List.of(count(2, ofSeconds(1))), Double.POSITIVE_INFINITY);

        Scenario.startingWith(2, settings(1, 20, behavior(twoEachSecond, cooldown(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  4.0 |  4
                    10 |  4.0 |  4
                    20 |  4.4 |  6
                    49 |  4.2 |  6
                    50 |  4.2 |  8
                    55 |  3.2 |  7
                    70 |  2.8 |  7
                    75 |  4.2 |  9
                    76 |  3.6 |  8
                   135 |  3.2 |  8
                   136 |  3.2 |  7
                """);
    }

    @Test
    void rate_rules_spread_a_large_change_over_time() {
        ScalingRules two = rates(MAX, count(2, ofSeconds(30)));

        Scenario.startingWith(1, settings(1, 20, behavior(two, two))).plays("""
                second | load | containers
                     0 |  5.0 |  3
                    10 |  5.0 |  3
                    29 |  5.0 |  3
                    30 |  5.0 |  5
                    60 |  5.0 |  7
                    61 | 0.48 |  3
                    90 | 0.48 |  3
                    91 | 0.48 |  1
                """);
    }

    @Test
    void a_missing_or_stale_metric_changes_nothing() {
        Scenario.startingWith(4, settings(1, 10, AT_ONCE)).plays("""
                second | load | containers
                     0 |    - |  4
                     1 |  old |  4
                     2 |  0.5 |  1
                     3 |    - |  1
                """);
    }

    @Test
    void outside_of_the_bounds_it_goes_straight_to_the_bound() {
        Scenario.startingWith(1, settings(4, 10, behavior(FROZEN, FROZEN))).plays("""
                second | load | containers
                     0 |    - |  4
                """);
        Scenario.startingWith(12, settings(4, 10, behavior(FROZEN, FROZEN))).plays("""
                second | load | containers
                     0 |  9.0 | 10
                """);
    }

    @Test
    void a_jump_to_a_bound_says_so_and_counts_as_an_action() {
        Evaluation evaluation = autoscaler(settings(1, 4, AT_ONCE)).evaluate(Fleets.ready(6), Samples.missing(), NOW);

        assertThat(evaluation.decision())
                .isEqualTo(new Decision.ScaleIn(6, 4, List.of(NO_DATA), List.of(new Reason.OutsideBounds(6, 1, 4))));
        assertThat(evaluation.autoscaler().desired()).isEqualTo(4);
        assertThat(evaluation.autoscaler().lastScaleAt()).isEqualTo(NOW);
        assertThat(evaluation.autoscaler().memory().actions()).containsExactly(new ScalingMemory.Action(NOW, 6, 4, 4));
    }

    @Test
    void at_first_sight_nothing_is_scaled_in_for_one_window() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  0.5 |  4
                    59 |  0.5 |  4
                    60 |  0.5 |  1
                """);
    }

    @Test
    void at_first_sight_a_scale_out_is_not_held_off() {
        Scenario.startingWith(1, settings(1, 10, behavior(FREE, window(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  2.0 |  4
                """);
    }

    @Test
    void after_a_long_standstill_nothing_is_scaled_in_for_one_window() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofMinutes(2)))))
                .plays("""
                second | load | containers
                     0 |  2.0 |  4
                    60 |  0.5 |  4
                  7200 |  0.5 |  4
                  7319 |  0.5 |  4
                  7320 |  0.5 |  1
                """);
    }

    @Test
    void a_standstill_longer_than_the_scale_in_window_but_not_the_other_scales_nothing_in() {
        Scenario.startingWith(4, settings(1, 10, behavior(window(ofMinutes(10)), window(ofMinutes(2)))))
                .plays("""
                second | load | containers
                     0 |  2.0 |  4
                   300 |  0.5 |  4
                   419 |  0.5 |  4
                   420 |  0.5 |  1
                """);
    }

    @Test
    void a_window_no_longer_than_the_pause_between_evaluations_holds_nothing_off() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofSeconds(5)))))
                .plays("""
                second | load | containers
                     0 |  2.0 |  4
                     5 |  0.5 |  1
                    10 |  2.0 |  4
                    15 |  0.5 |  1
                """);
    }

    @Test
    void a_lull_before_and_after_a_standstill_of_minutes_is_looked_at_for_a_whole_window_again() {
        Scenario.startingWith(5, settings(1, 10, Behavior.DEFAULT)).plays("""
                second | load | containers
                     0 |  2.5 |  5
                     5 |  0.4 |  5
                    60 |  0.4 |  5
                   305 |  0.4 |  5
                   400 |  0.4 |  5
                   500 |  0.4 |  5
                   604 |  0.4 |  5
                   605 |  0.4 |  3
                """);
    }

    @Test
    void windows_shorter_than_the_pause_between_evaluations_hold_off_no_scale_out() {
        Scenario.startingWith(1, settings(1, 10, behavior(window(ofSeconds(5)), window(ofSeconds(5)))))
                .plays("""
                second | load | containers
                     0 |  0.5 |  1
                     5 |  2.0 |  4
                    10 |  3.0 |  6
                """);
    }

    @Test
    void the_largest_proposal_of_several_policies_counts() {
        Settings two = new Settings(
                new Bounds(1, 10),
                List.of(new TargetTrackingPolicy(CPU, 0.5), new TargetTrackingPolicy(MEMORY, 0.5)),
                AT_ONCE,
                false);
        Observations cpuOnly = Samples.cpu(0.1, 0.1, 0.1);

        assertThat(two.metrics()).containsOnlyKeys(CPU, MEMORY);
        assertThat(autoscaler(two).evaluate(Fleets.ready(3), cpuOnly, NOW).decision())
                .isEqualTo(new Decision.Hold(
                        3,
                        List.of(
                                new Propose(1, new Reason.OffTarget(of(0.1, 0.5, 3), 1)),
                                new Abstain(new Reason.MissingMetric(MEMORY, "no source measures it"))),
                        List.of(new Reason.ScaleInNeedsAllData(1))));
    }

    @Test
    void every_stage_that_changed_the_count_says_why_in_order() {
        ScalingRules out = rates(MAX, count(4, ofSeconds(15)));
        Evaluation evaluation =
                autoscaler(settings(1, 20, behavior(out, FREE))).evaluate(Fleets.ready(2), Samples.cpu(9, 9), NOW);

        assertThat(evaluation.decision())
                .isEqualTo(new Decision.ScaleOut(
                        2,
                        6,
                        List.of(new Propose(36, new Reason.OffTarget(of(9, 0.5, 2), 36))),
                        List.of(new Reason.RateLimited(36, 6))));
        assertThat(evaluation.autoscaler().memory().actions()).containsExactly(new ScalingMemory.Action(NOW, 2, 6, 36));
    }

    @Test
    void a_disabled_autoscaler_keeps_what_runs_and_remembers_nothing() {
        Autoscaler disabled = autoscaler(disabled(settings(2, 4, AT_ONCE)));
        Evaluation evaluation = disabled.evaluate(Fleets.ready(7), Samples.cpuOfEach(Fleets.ready(7), 9), NOW);

        assertThat(evaluation)
                .isEqualTo(new Evaluation(new Decision.Hold(7, List.of(), List.of(new Reason.Disabled())), disabled));
    }

    @Test
    void disabling_forgets_the_desired_count_and_enabling_adopts_what_runs() {
        Settings settings = settings(1, 10, AT_ONCE);
        Autoscaler held = evaluated(autoscaler(settings), Fleets.ready(4), 0.5).autoscaler();
        Autoscaler disabled = held.with(disabled(settings), NOW);
        Autoscaler enabled = disabled.with(settings, NOW);

        assertThat(held.desired()).isEqualTo(4);
        assertThat(disabled.desired()).isNull();
        assertThat(evaluated(enabled, Fleets.ready(2), 0.5).autoscaler().desired())
                .isEqualTo(2);
    }

    @Test
    void changed_settings_keep_the_desired_count_and_what_is_remembered() {
        Autoscaler before = evaluated(autoscaler(settings(1, 10, AT_ONCE)), Fleets.ready(4), 0.9)
                .autoscaler();
        Autoscaler after = before.with(settings(2, 9, AT_ONCE), NOW.plusSeconds(5));

        assertThat(after.desired()).isEqualTo(8);
        assertThat(after.memory()).isEqualTo(before.memory());
        assertThat(after.createdAt()).isEqualTo(START);
        assertThat(after.updatedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(after.version()).isEqualTo(before.version());
    }

    @ParameterizedTest
    @EnumSource(
            value = FleetCondition.class,
            names = {"CHANGING", "STOPPED_BY_REQUEST"})
    void while_other_hands_are_at_the_fleet_it_is_left_alone(FleetCondition condition) {
        Autoscaler held = evaluated(autoscaler(settings(2, 10, AT_ONCE)), Fleets.ready(4), 0.5)
                .autoscaler();
        Fleet touched = Fleets.in(condition, Fleets.ready(1));

        assertThat(held.evaluate(touched, Samples.cpu(9), NOW.plusSeconds(1)))
                .isEqualTo(new Evaluation(
                        new Decision.Hold(4, List.of(), List.of(new Reason.LeftAlone(condition))), held));
    }

    @Test
    void an_autoscaler_that_never_decided_adopts_nothing_while_other_hands_are_at_the_fleet() {
        Fleet changing = Fleets.in(FleetCondition.CHANGING, Fleets.ready(3));
        Evaluation evaluation = evaluated(autoscaler(settings(1, 10, AT_ONCE)), changing, 9);

        assertThat(evaluation.decision().to()).isEqualTo(3);
        assertThat(evaluation.autoscaler().desired()).isNull();
    }

    @Test
    void decisions_start_from_the_desired_count_and_not_from_what_runs_yet() {
        Autoscaler wantsEight = evaluated(autoscaler(settings(1, 20, AT_ONCE)), Fleets.ready(4), 1.0)
                .autoscaler();
        Fleet underWay = Fleets.of(4, 1, 0);

        assertThat(evaluated(wantsEight, underWay, 1.0).decision().to()).isEqualTo(8);
        assertThat(evaluated(wantsEight, underWay, 1.3).decision()).isInstanceOf(Decision.ScaleOut.class);
        assertThat(evaluated(wantsEight, underWay, 1.3).decision().from()).isEqualTo(8);
    }

    @Test
    void a_container_that_warms_up_is_not_measured_yet() {
        Behavior warming = new Behavior(FREE, FREE, new Readiness(ofSeconds(10), ZERO, ZERO, true));
        Fleet fleet = Fleets.of(List.of(Fleets.runningSince(1, START), Fleets.runningSince(2, NOW.minusSeconds(9))));
        Decision decision = autoscaler(settings(1, 10, warming))
                .evaluate(fleet, Samples.cpu(1.0, 9.0), NOW)
                .decision();

        assertThat(decision.to()).isEqualTo(2);
        assertThat(decision.recommendations())
                .containsExactly(new Propose(
                        2,
                        new Reason.UnclearWithoutAllSamples(
                                new Measurement(CPU, TargetType.UTILIZATION, 1.0, 0.5, 1.0, 1, 0, 1))));
    }

    @Test
    void holding_moves_neither_the_time_of_the_last_scaling_nor_the_actions() {
        Autoscaler scaled = evaluated(autoscaler(settings(1, 10, AT_ONCE)), Fleets.ready(2), 1.0)
                .autoscaler();
        Autoscaler held = scaled.evaluate(Fleets.ready(4), Samples.cpu(0.5, 0.5, 0.5, 0.5), NOW.plusSeconds(30))
                .autoscaler();

        assertThat(scaled.lastScaleAt()).isEqualTo(NOW);
        assertThat(held.lastScaleAt()).isEqualTo(NOW);
        assertThat(held.memory().actions()).isEqualTo(scaled.memory().actions());
    }

    @Test
    void an_idle_fleet_keeps_one_container_to_measure_with() {
        Evaluation evaluation = evaluated(autoscaler(settings(0, 9, AT_ONCE)), Fleets.ready(3), 0);

        assertThat(evaluation.decision().to()).isEqualTo(1);
        assertThat(evaluation.decision().reasons()).containsExactly(new Reason.KeepsOneToMeasure());
    }

    @Test
    void a_total_of_nothing_goes_to_zero_and_comes_back() {
        Autoscaler queue = autoscaler(new Settings(
                new Bounds(0, 9),
                List.of(new TargetTrackingPolicy(LENGTH, TargetType.TOTAL_PER_CONTAINER, 10, false)),
                AT_ONCE,
                false));
        Evaluation empty = queue.evaluate(Fleets.ready(2), Samples.of(LENGTH, Samples.total(0)), NOW);
        Evaluation full =
                empty.autoscaler().evaluate(Fleets.ready(0), Samples.of(LENGTH, Samples.total(15)), NOW.plusSeconds(5));

        assertThat(empty.decision().to()).isZero();
        assertThat(full.decision().to()).isEqualTo(2);
    }

    @Test
    void a_type_with_a_template_begins_without_containers() {
        TargetId own = new TargetId(new AppId(AppKind.PLIMSOLL, "my-shop"), "web");
        Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), own, settings(2, 9, AT_ONCE), NOW);
        Fleet none = new Fleet(own, List.of(), FleetCondition.STEADY);

        assertThat(autoscaler.evaluate(none, Samples.missing(), NOW).decision().to())
                .isEqualTo(2);
    }

    @Test
    void a_type_that_a_person_scaled_to_zero_is_switched_off() {
        Evaluation evaluation = autoscaler(settings(2, 9, AT_ONCE)).evaluate(Fleets.ready(0), Samples.missing(), NOW);

        assertThat(evaluation.decision()).isEqualTo(new Decision.Hold(0, List.of(), List.of(new Reason.SwitchedOff())));
        assertThat(evaluation.autoscaler().desired()).isNull();
        assertThat(evaluated(evaluation.autoscaler(), Fleets.ready(1), 0.5)
                        .decision()
                        .to())
                .isEqualTo(2);
    }

    @Test
    void a_dry_run_decides_and_holds_nothing() {
        Autoscaler dry = autoscaler(inDryRun(settings(1, 10, AT_ONCE)));
        Evaluation evaluation = evaluated(dry, Fleets.ready(2), 1.0);
        Evaluation again = evaluated(evaluation.autoscaler(), Fleets.ready(3), 1.0);

        assertThat(evaluation.decision().to()).isEqualTo(4);
        assertThat(evaluation.autoscaler().desired()).isNull();
        assertThat(evaluation.autoscaler().memory().actions()).isEmpty();
        assertThat(evaluation.autoscaler().lastScaleAt()).isNull();
        assertThat(again.decision().from()).isEqualTo(3);
    }

    @Test
    void a_dry_run_forgets_the_desired_count() {
        Autoscaler held = evaluated(autoscaler(settings(1, 10, AT_ONCE)), Fleets.ready(4), 0.5)
                .autoscaler();

        assertThat(held.with(inDryRun(settings(1, 10, AT_ONCE)), NOW).desired()).isNull();
    }

    @Test
    void while_auto_scaling_is_disabled_it_says_what_it_would_do_and_holds_nothing() {
        Autoscaler held = evaluated(autoscaler(settings(1, 10, AT_ONCE)), Fleets.ready(2), 0.5)
                .autoscaler();

        Evaluation evaluation =
                held.evaluate(Fleets.ready(2), Samples.cpuOfEach(Fleets.ready(2), 1.0), DISABLED, NOW.plusSeconds(5));

        assertThat(evaluation.decision()).isInstanceOf(Decision.Hold.class);
        assertThat(evaluation.decision().to()).isEqualTo(2);
        assertThat(evaluation.decision().recommendations()).hasSize(1);
        assertThat(evaluation.decision().reasons()).containsExactly(new Reason.AutoScalingDisabled(4));
        assertThat(evaluation.autoscaler().desired()).isNull();
        assertThat(evaluation.autoscaler().memory().actions()).isEmpty();
        assertThat(evaluation.autoscaler().lastScaleAt()).isNull();
        assertThat(evaluation.autoscaler().settings()).isEqualTo(held.settings());
    }

    @Test
    void once_auto_scaling_is_enabled_again_the_count_that_runs_is_adopted() {
        Autoscaler idle = autoscaler(settings(1, 10, AT_ONCE))
                .evaluate(Fleets.ready(2), Samples.cpuOfEach(Fleets.ready(2), 1.0), DISABLED, NOW)
                .autoscaler();

        Decision decision = idle.evaluate(
                        Fleets.ready(3),
                        Samples.cpuOfEach(Fleets.ready(3), 1.0),
                        ProcessSettings.DEFAULT,
                        NOW.plusSeconds(5))
                .decision();

        assertThat(decision.from()).isEqualTo(3);
        assertThat(decision.to()).isEqualTo(6);
    }

    @Test
    void not_even_bounds_move_a_fleet_while_auto_scaling_is_disabled() {
        Decision decision = autoscaler(settings(3, 10, AT_ONCE))
                .evaluate(Fleets.ready(1), Samples.cpuOfEach(Fleets.ready(1), 0.5), DISABLED, NOW)
                .decision();

        assertThat(decision.to()).isEqualTo(1);
        assertThat(decision.reasons())
                .containsExactly(new Reason.OutsideBounds(1, 3, 10), new Reason.AutoScalingDisabled(3));
    }

    @Test
    void a_disabled_autoscaler_says_both() {
        Decision decision = autoscaler(disabled(settings(1, 10, AT_ONCE)))
                .evaluate(Fleets.ready(2), Samples.missing(), DISABLED, NOW)
                .decision();

        assertThat(decision.reasons()).containsExactly(new Reason.Disabled(), new Reason.AutoScalingDisabled(2));
    }

    @Test
    void blindness_is_not_remembered_as_a_recommendation() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  0.5 |  4
                    30 |    - |  4
                    60 |  0.5 |  1
                """);
    }

    @Test
    void a_long_blindness_scales_nothing_in_for_one_window() {
        Scenario.startingWith(4, settings(1, 10, behavior(FREE, window(ofSeconds(60)))))
                .plays("""
                second | load | containers
                     0 |  0.5 |  4
                    59 |    - |  4
                   119 |    - |  4
                   179 |  0.5 |  4
                   238 |  0.5 |  4
                   239 |  0.5 |  1
                """);
    }

    @Test
    void a_clock_set_back_freezes_nothing() {
        ScalingRules slow = new ScalingRules(
                0.1, ZERO, ofMinutes(10), MAX, List.of(count(2, ofMinutes(10))), Double.POSITIVE_INFINITY);
        Autoscaler before = evaluated(autoscaler(settings(1, 90, behavior(slow, slow))), Fleets.ready(4), 1.0)
                .autoscaler();
        Evaluation after =
                before.evaluate(Fleets.ready(6), Samples.cpuOfEach(Fleets.ready(6), 0.6), NOW.minusSeconds(86_400));

        assertThat(before.desired()).isEqualTo(6);
        assertThat(after.decision().to()).isEqualTo(8);
    }

    @Test
    void a_wish_that_the_window_held_back_was_none_for_the_cooldown() {
        ScalingRules patient =
                new ScalingRules(0.1, ofSeconds(30), ofMinutes(10), UNLIMITED, List.of(), Double.POSITIVE_INFINITY);

        Scenario.startingWith(5, settings(1, 40, behavior(patient, FREE))).plays("""
                second | load | containers
                     0 |  2.5 |  5
                    10 |  3.5 |  5
                    20 |  3.5 |  5
                    31 | 10.0 |  7
                    40 | 10.0 |  7
                    62 | 10.0 | 20
                """);
    }

    @Test
    void settings_without_a_policy_are_refused() {
        assertThatThrownBy(() -> new Settings(new Bounds(1, 2), List.of(), AT_ONCE, false))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("policies must have at least one");
    }

    private static Measurement of(double observed, double target, int counted) {
        return new Measurement(CPU, TargetType.UTILIZATION, observed, target, observed, counted);
    }

    private static Autoscaler autoscaler(Settings settings) {
        return Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START);
    }

    private static Evaluation evaluated(Autoscaler autoscaler, Fleet fleet, double each) {
        return autoscaler.evaluate(fleet, Samples.cpuOfEach(fleet, each), NOW);
    }

    private static Settings inDryRun(Settings settings) {
        return new Settings(
                settings.bounds(),
                settings.policies(),
                settings.combination(),
                settings.behavior(),
                Mode.DRY_RUN,
                false);
    }

    private static Settings disabled(Settings settings) {
        return new Settings(settings.bounds(), settings.policies(), settings.behavior(), true);
    }
}
