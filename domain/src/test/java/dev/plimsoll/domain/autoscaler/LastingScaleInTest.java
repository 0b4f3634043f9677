package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Scenario.START;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.policy.AdjustmentType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.StepScalingPolicy;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A scale-in goes no further than the same load, spread over fewer, lets it.
final class LastingScaleInTest {
    /// Out above 0.8, in below 0.5.
    private static final ScalingPolicy HYSTERESIS = new HysteresisPolicy(CPU, 0.7, 0.1, 0.2);

    @Test
    void what_would_come_back_at_once_stays() {
        Decision decision = decide(Combination.LARGEST, 2, Samples.cpu(0.45, 0.45), HYSTERESIS);

        assertThat(decision.to()).isEqualTo(2);
        assertThat(decision.reasons()).containsExactly(new Reason.WouldScaleOutAgain(1, 2));
    }

    @Test
    void what_those_that_stay_can_carry_goes() {
        assertThat(decide(Combination.LARGEST, 2, Samples.cpu(0.4, 0.4), HYSTERESIS)
                        .to())
                .isEqualTo(1);
        assertThat(decide(Combination.LARGEST, 3, cpuOfEach(3, 0.45), HYSTERESIS)
                        .to())
                .isEqualTo(2);
    }

    @Test
    void exactly_on_the_edge_it_goes() {
        ScalingPolicy policy = new HysteresisPolicy(CPU, 0.13, 0.02, 0.01);

        assertThat(decide(Combination.LARGEST, 3, cpuOfEach(3, 0.1), policy).to())
                .isEqualTo(2);
    }

    @Test
    void a_long_way_up_is_given_up() {
        ScalingPolicy policy = new StepScalingPolicy(
                CPU,
                0.5,
                Aggregation.DEFAULT,
                AdjustmentType.EXACT_CAPACITY,
                List.of(new Step(null, 0.0, 1), new Step(0.0, null, 1000)),
                0);
        ScalingPolicy oneMore = new HysteresisPolicy(CPU, 0.5, 0.1, 0.1);

        assertThat(decide(Combination.LARGEST, 20, cpuOfEach(20, 0.3), policy).to())
                .isEqualTo(20);
        assertThat(decide(Combination.AWS, 20, cpuOfEach(20, 0.3), oneMore, policy)
                        .to())
                .isLessThanOrEqualTo(20);
    }

    @Test
    void an_uneven_load_counts_as_a_whole() {
        assertThat(decide(Combination.LARGEST, 4, Samples.cpu(0.6, 0.6, 0.6, 0), HYSTERESIS)
                        .to())
                .isEqualTo(3);
    }

    @Test
    void a_large_step_goes_as_far_as_it_lasts() {
        ScalingPolicy halving = steps(new Step(null, 0.0, -50), new Step(0.0, 0.2, 0), new Step(0.2, null, 20));
        Decision decision = decide(Combination.LARGEST, 10, cpuOfEach(10, 0.4), halving);

        assertThat(decision.to()).isEqualTo(6);
        assertThat(decision.reasons()).containsExactly(new Reason.WouldScaleOutAgain(5, 6));
    }

    @Test
    void one_policy_takes_nothing_that_another_would_bring_back() {
        ScalingPolicy in = steps(new Step(null, 0.0, -10));
        ScalingPolicy out = new StepScalingPolicy(
                CPU, 0.52, Aggregation.DEFAULT, AdjustmentType.CHANGE_IN_CAPACITY, List.of(new Step(0.0, null, 1)), 0);

        assertThat(decide(Combination.AWS, 10, cpuOfEach(10, 0.46), in, out).to())
                .isEqualTo(9);
        assertThat(decide(Combination.AWS, 10, cpuOfEach(10, 0.47), in, out).to())
                .isEqualTo(10);
    }

    @Test
    void target_tracking_beside_others_is_asked_too() {
        Observations low = cpuOfEach(2, 0.45);
        ScalingPolicy wide = new HysteresisPolicy(CPU, 0.7, 0.5, 0.2);
        ScalingPolicy tracking = new TargetTrackingPolicy(CPU, 0.44);

        assertThat(decide(Combination.AWS, 2, low, wide).to()).isEqualTo(1);
        assertThat(decide(Combination.AWS, 2, low, wide, tracking).to()).isEqualTo(2);
    }

    @Test
    void a_guard_is_asked_how_busy_fewer_would_be_but_memory_stays_what_it_is() {
        Fleet fleet = Fleets.ready(2);
        ScalingPolicy tracking = new TargetTrackingPolicy(CPU, 0.9);
        ScalingPolicy guard = new ResourceGuardPolicy();
        Observations idle = new Observations(Map.of(CPU, each(fleet, 0.2), MEMORY, each(fleet, 0.6)));
        Observations busy = new Observations(Map.of(CPU, each(fleet, 0.41), MEMORY, each(fleet, 0.6)));

        assertThat(decide(Combination.LARGEST, 2, idle, tracking, guard).to()).isEqualTo(1);
        assertThat(decide(Combination.LARGEST, 2, busy, tracking, guard).to()).isEqualTo(2);
    }

    @Test
    void a_metric_of_the_whole_fleet_is_the_same_on_fewer() {
        MetricName queue = new MetricName("queue_depth");
        ScalingPolicy policy = new HysteresisPolicy(queue, 10, 1, 5);

        assertThat(decide(Combination.LARGEST, 2, Samples.of(queue, Samples.total(4.9)), policy)
                        .to())
                .isEqualTo(1);
    }

    @Test
    void to_a_bound_it_goes_whatever_the_load() {
        Settings settings = new Settings(new Bounds(1, 1), List.of(HYSTERESIS), Behaviors.AT_ONCE, false);
        Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START);

        assertThat(autoscaler
                        .evaluate(Fleets.ready(2), Samples.cpu(0.45, 0.45), START)
                        .decision()
                        .to())
                .isEqualTo(1);
    }

    private static ScalingPolicy steps(Step... steps) {
        return new StepScalingPolicy(
                CPU, 0.5, Aggregation.DEFAULT, AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, List.of(steps), 0);
    }

    private static Observations cpuOfEach(int containers, double each) {
        return Samples.cpuOfEach(Fleets.ready(containers), each);
    }

    private static Reading each(Fleet fleet, double each) {
        Map<ContainerId, Double> samples =
                fleet.containers().stream().collect(Collectors.toMap(FleetContainer::id, _ -> each));
        return Samples.perContainer(samples);
    }

    private static Decision decide(
            Combination combination, int running, Observations observations, ScalingPolicy... policies) {
        Settings settings =
                new Settings(new Bounds(1, 20), List.of(policies), combination, Behaviors.AT_ONCE, Mode.ACTIVE, false);
        return Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START)
                .evaluate(Fleets.ready(running), observations, START)
                .decision();
    }
}
