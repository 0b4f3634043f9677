package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Scenario.START;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Outage;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whole evaluations on what was last known of somebody who does not answer.
final class OldFiguresTest {
    private static final Outage OUTAGE = new Outage("prometheus", "connection refused", Duration.ofSeconds(20));
    private static final Reason OLD = new Reason.OldFigures("prometheus", "connection refused", Duration.ofSeconds(20));
    private static final MetricName REQUESTS = new MetricName("requests_per_second");

    @Test
    void a_scale_in_is_held_off() {
        Decision decision = evaluate(tracking(1, 10), 4, Samples.cpuOfEach(Fleets.ready(4), 0.1), 0);

        assertThat(decision).isInstanceOf(Decision.Hold.class);
        assertThat(decision.to()).isEqualTo(4);
        assertThat(decision.reasons()).containsExactly(OLD);
    }

    @Test
    void a_scale_out_goes_on_and_says_what_it_rests_on() {
        Decision decision = evaluate(tracking(1, 10), 4, Samples.cpuOfEach(Fleets.ready(4), 0.9), 0);

        assertThat(decision).isInstanceOf(Decision.ScaleOut.class);
        assertThat(decision.reasons()).contains(OLD);
    }

    @Test
    void a_hold_says_what_it_rests_on() {
        Decision decision = evaluate(tracking(1, 10), 4, Samples.cpuOfEach(Fleets.ready(4), 0.5), 0);

        assertThat(decision.to()).isEqualTo(4);
        assertThat(decision.reasons()).containsExactly(OLD);
    }

    @Test
    void not_even_the_bounds_take_a_container() {
        Decision decision = evaluate(tracking(1, 3), 4, Samples.cpuOfEach(Fleets.ready(4), 0.5), 0);

        assertThat(decision.to()).isEqualTo(4);
        assertThat(decision.reasons()).containsExactly(new Reason.OutsideBounds(4, 1, 3), OLD);
    }

    @Test
    void a_fleet_does_not_go_to_sleep() {
        Autoscaler autoscaler = create(1, 3, new ScaleToZeroPolicy(REQUESTS, 0, Duration.ofMinutes(1)));
        Observations quiet = Samples.of(REQUESTS, Samples.total(0));
        Autoscaler idle = autoscaler
                .evaluate(Fleets.ready(2), quiet, Guards.DEFAULT, START)
                .autoscaler();

        assertThat(evaluate(idle, 2, quiet, 600).to()).isEqualTo(2);
        assertThat(idle.evaluate(Fleets.ready(2), quiet, Guards.DEFAULT, START.plusSeconds(600))
                        .decision()
                        .to())
                .as("with an answer")
                .isZero();
    }

    @Test
    void a_scale_in_that_old_figures_ask_for_is_not_remembered() {
        Autoscaler before = tracking(1, 10);
        Fleet fleet = Fleets.ready(4);
        Observations quiet = Samples.cpuOfEach(fleet, 0.1).during(OUTAGE);

        Autoscaler after = before.evaluate(fleet, quiet, Guards.DEFAULT, START).autoscaler();

        assertThat(after.memory()).isEqualTo(before.memory());
    }

    @Test
    void of_several_the_oldest_is_told() {
        Outage older = new Outage("redis", "away", Duration.ofSeconds(30));

        assertThat(Observations.none().during(OUTAGE).during(older).outage()).isEqualTo(older);
        assertThat(Observations.none().during(older).during(OUTAGE).outage()).isEqualTo(older);
        assertThat(Observations.none().during(older).during(null).outage()).isEqualTo(older);
    }

    private static Decision evaluate(Autoscaler autoscaler, int running, Observations observations, int second) {
        Instant now = START.plusSeconds(second);
        return autoscaler
                .evaluate(Fleets.ready(running), observations.during(OUTAGE), Guards.DEFAULT, now)
                .decision();
    }

    private static Autoscaler tracking(int min, int max) {
        return create(min, max, new TargetTrackingPolicy(CPU, 0.5));
    }

    private static Autoscaler create(int min, int max, ScalingPolicy policy) {
        Settings settings = new Settings(new Bounds(min, max), List.of(policy), Behaviors.AT_ONCE, false);
        return Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, START);
    }
}
