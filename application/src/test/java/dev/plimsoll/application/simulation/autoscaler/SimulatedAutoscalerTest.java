package dev.plimsoll.application.simulation.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.Score;
import dev.plimsoll.application.simulation.Simulation;
import dev.plimsoll.application.simulation.Timeline;
import dev.plimsoll.application.simulation.TraceFolder;
import dev.plimsoll.application.simulation.Workload;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedAutoscalerTest {
    private static final Conditions CONDITIONS = Conditions.DEFAULT;
    private static final MetricName ALL = new MetricName("all");

    /// 70 requests a second, as all peers have it.
    private static final ScalingPolicy ON_REQUESTS = new TargetTrackingPolicy(MetricName.REQUESTS, 4200);

    private final List<Reason> reasons = new ArrayList<>();
    private final List<Recommendation> recommendations = new ArrayList<>();

    /// KEDA has the HPA track requests of the last minute as well; the peer `hpa-rps` has a window of 30 s.
    @ParameterizedTest
    @ValueSource(strings = {"huawei-private", "crane-noisy", "nab-elb"})
    void on_requests_with_the_behaviour_of_kubernetes_it_fares_as_its_hpa_does(String trace) {
        Workload workload = TraceFolder.bundledWorkload(trace);
        Contender ours = SimulatedAutoscaler.contender("ours", settings(1, 1000, Behavior.KUBERNETES, ON_REQUESTS));
        Contender hpa = Peers.ALL.stream()
                .filter(peer -> peer.name().equals("keda"))
                .findFirst()
                .orElseThrow();

        Comparison comparison = Comparison.of(workload, CONDITIONS, List.of(ours, hpa), Progress.UNHEARD);

        Score own = comparison.of("ours");
        Score theirs = comparison.of("keda");
        assertThat(own.e()).isCloseTo(theirs.e(), within(0.01 * theirs.e()));
        assertThat(own.effort().costRatio()).isCloseTo(theirs.effort().costRatio(), within(0.01));
        assertThat(own.effort().adaptations()).isCloseTo(theirs.effort().adaptations(), within(1.0));
    }

    @Test
    void a_steady_load_settles_where_the_target_says_and_stays() {
        Timeline timeline = run(settings(1, 100, Behavior.DEFAULT, ON_REQUESTS), steps(720, _ -> 980));

        assertThat(timeline.desired(0)).isEqualTo(14);
        assertThat(timeline.changes()).hasSize(1);
    }

    @Test
    void what_is_ordered_is_starting_until_the_start_up_is_over() {
        Timeline timeline = run(settings(1, 100, Behavior.DEFAULT, ON_REQUESTS), jump(60, 400, 700));

        int ordered = first(timeline, 60);
        assertThat(timeline.current(ordered)).isGreaterThan(6);
        assertThat(timeline.ready(ordered + 5)).isEqualTo(6);
        assertThat(timeline.ready(ordered + 6)).isGreaterThan(6);
    }

    @Test
    void bounds_hold() {
        Timeline timeline = run(settings(3, 8, Behavior.DEFAULT, ON_REQUESTS), jump(60, 70, 5000));

        assertThat(timeline.desired(59)).isEqualTo(3);
        assertThat(timeline.desired(719)).isEqualTo(8);
    }

    @Test
    void a_stabilization_window_holds_off_a_scale_in_for_its_time() {
        Timeline timeline = run(settings(1, 100, Behavior.DEFAULT, ON_REQUESTS), jump(120, 980, 140));

        int waited = first(timeline, 120) - 120;
        assertThat(waited * 5).as("five minutes, and a metric of one minute").isBetween(300, 375);
        assertThat(reasons).hasAtLeastOneElementOfType(Reason.Stabilized.class);
    }

    @Test
    void a_rate_rule_doubles_at_most() {
        run(settings(1, 1000, Behavior.DEFAULT, ON_REQUESTS), jump(120, 700, 9000));

        assertThat(reasons).hasAtLeastOneElementOfType(Reason.RateLimited.class);
    }

    @Test
    void a_cooldown_is_a_pause_between_two_steps_in() {
        ScalingRules in = new ScalingRules(
                0.1,
                Duration.ZERO,
                Duration.ofMinutes(2),
                ScalingRules.Select.MAX,
                List.of(new RateRule(RateRule.Type.COUNT, 1, Duration.ofSeconds(1))),
                Double.POSITIVE_INFINITY);
        Behavior cooling = new Behavior(Behavior.DEFAULT.scaleOut(), in, Readiness.DEFAULT);

        Timeline timeline = run(settings(1, 100, cooling, ON_REQUESTS), jump(120, 980, 700));

        int[] changes = timeline.changes().stream()
                .mapToInt(Timeline.Change::step)
                .skip(1)
                .toArray();
        assertThat(timeline.desired(719)).isBetween(10, 11);
        assertThat(IntStream.range(1, changes.length).map(it -> changes[it] - changes[it - 1]))
                .isNotEmpty()
                .allMatch(steps -> steps >= 24);
    }

    @Test
    void cpu_is_capped_so_an_overload_is_answered_step_by_step() {
        ScalingPolicy onCpu = new TargetTrackingPolicy(MetricName.CPU, 0.7);

        Timeline capped = run(settings(1, 100, Behavior.KUBERNETES, onCpu), jump(120, 700, 3500));
        Timeline uncapped = run(settings(1, 100, Behavior.KUBERNETES, ON_REQUESTS), jump(120, 700, 3500));

        assertThat(capped.desired(719)).isBetween(46, 56);
        assertThat(reaches(uncapped, 45)).isLessThan(reaches(capped, 45));
    }

    @Test
    void a_share_of_all_requests_is_a_policy_as_well() {
        ScalingPolicy onAll = new TargetTrackingPolicy(ALL, TargetType.TOTAL_PER_CONTAINER, 4200, false);

        Timeline timeline = run(settings(1, 100, Behavior.DEFAULT, onAll), jump(120, 700, 1400));

        assertThat(timeline.desired(119)).isEqualTo(10);
        assertThat(timeline.desired(719)).isEqualTo(20);
    }

    @Test
    void policies_look_back_on_what_was() {
        ScalingPolicy vote = new ThresholdPolicy(
                MetricName.CPU, 0.8, 0.5, new Aggregation(Statistic.AVERAGE, Duration.ofMinutes(5)));

        Timeline timeline = run(settings(1, 100, Behavior.DEFAULT, vote), jump(240, 700, 960));

        int waited = first(timeline, 240) - 240;
        assertThat(waited * 5).as("until the mean of five minutes is above 0.8").isBetween(90, 150);
    }

    @Test
    void several_policies_decide_together() {
        Settings both =
                settings(1, 100, Behavior.DEFAULT, ON_REQUESTS, new HysteresisPolicy(MetricName.CPU, 0.3, 0.1, 0.2));

        Timeline timeline = run(both, steps(240, _ -> 700));

        assertThat(timeline.desired(239)).isGreaterThan(10);
    }

    @Test
    void without_requests_it_goes_to_zero_and_comes_back() {
        Settings settings =
                settings(1, 100, Behavior.DEFAULT, ON_REQUESTS, new ScaleToZeroPolicy(ALL, 0, Duration.ofMinutes(5)));
        Workload workload = steps(720, step -> step < 60 || step >= 600 ? 100 : 0);

        Timeline timeline = Simulation.run(
                workload,
                CONDITIONS.within(0, 100),
                new SimulatedAutoscaler(settings, CONDITIONS.within(0, 100), (_, _) -> {}),
                Progress.UNHEARD);

        assertThat(timeline.current(599)).isZero();
        assertThat(timeline.current(719)).isPositive();
    }

    @Test
    void what_no_simulation_tells_is_named_and_leaves_the_fleet_alone() {
        MetricName memory = MetricName.MEMORY;
        Settings settings = settings(1, 100, Behavior.DEFAULT, new TargetTrackingPolicy(memory, 0.5));

        Timeline timeline = run(settings, jump(120, 700, 70));

        assertThat(SimulatedAutoscaler.unmeasured(settings)).containsExactly(memory);
        assertThat(SimulatedAutoscaler.unmeasured(settings(1, 9, Behavior.DEFAULT, ON_REQUESTS)))
                .isEmpty();
        assertThat(timeline.changes()).hasSize(1);
        assertThat(recommendations).hasOnlyElementsOfType(Recommendation.Abstain.class);
    }

    @Test
    void disabled_or_in_a_dry_run_it_leaves_the_fleet_alone() {
        Settings active = settings(1, 100, Behavior.DEFAULT, ON_REQUESTS);
        Settings dry = new Settings(
                active.bounds(), active.policies(), active.combination(), active.behavior(), Mode.DRY_RUN, false);

        assertThat(run(active.disabled(), jump(120, 700, 70)).changes()).hasSize(1);
        assertThat(run(dry, jump(120, 700, 70)).changes()).hasSize(1);
    }

    @Test
    void another_future_changes_no_decision_of_the_past() {
        Settings settings = settings(1, 1000, Behavior.DEFAULT, ON_REQUESTS);
        IntToDoubleFunction wave = step -> 1000 + 600 * Math.sin(step / 300.0);

        Timeline one = run(settings, steps(4000, wave));
        Timeline other = run(settings, steps(4000, step -> step < 3000 ? wave.applyAsDouble(step) : 5000));

        assertThat(IntStream.rangeClosed(0, 3000).filter(step -> one.desired(step) != other.desired(step)))
                .isEmpty();
        assertThat(one.desired(3999)).isNotEqualTo(other.desired(3999));
    }

    private Timeline run(Settings settings, Workload workload) {
        SimulatedAutoscaler autoscaler = new SimulatedAutoscaler(settings, CONDITIONS, (_, decision) -> {
            reasons.addAll(decision.reasons());
            recommendations.addAll(decision.recommendations());
        });
        return Simulation.run(workload, CONDITIONS, autoscaler, Progress.UNHEARD);
    }

    /// The first step from one on with another count wanted.
    private static int first(Timeline timeline, int from) {
        return IntStream.range(from, timeline.steps())
                .filter(step -> timeline.desired(step) != timeline.desired(from - 1))
                .findFirst()
                .orElseThrow();
    }

    private static int reaches(Timeline timeline, int count) {
        return IntStream.range(0, timeline.steps())
                .filter(step -> timeline.ready(step) >= count)
                .findFirst()
                .orElseThrow();
    }

    private static Settings settings(int min, int max, Behavior behavior, ScalingPolicy... policies) {
        return new Settings(new Bounds(min, max), List.of(policies), Combination.LARGEST, behavior, Mode.ACTIVE, false);
    }

    private static Workload jump(int at, double before, double after) {
        return steps(720, step -> step < at ? before : after);
    }

    private static Workload steps(int count, IntToDoubleFunction load) {
        return new Workload(
                "web",
                LoadTrace.NOMINAL_START,
                CONDITIONS.step(),
                IntStream.range(0, count).mapToDouble(load).toArray());
    }
}
