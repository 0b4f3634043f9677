package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.ControlListener.Evaluated;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestEvaluationsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final AutoscalerId ONE = new AutoscalerId("au-1");
    private static final AutoscalerId TWO = new AutoscalerId("au-2");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final LatestEvaluations latest = new LatestEvaluations();

    @Test
    void an_autoscaler_that_is_not_evaluated_any_more_is_forgotten() {
        evaluate(ONE);
        evaluate(TWO);
        clock.advance(Duration.ofMinutes(50));
        latest.evaluationFailed(TWO, new EngineUnavailable("gone", null), clock.instant());
        clock.advance(Duration.ofMinutes(11));

        evaluate(new AutoscalerId("au-3"));

        assertThat(latest.of(ONE)).isEmpty();
        assertThat(latest.of(TWO)).isPresent();
    }

    private void evaluate(AutoscalerId id) {
        platform.up(WEB, 1);
        Settings settings = new Settings(
                new Bounds(1, 9), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5)), Behavior.DEFAULT, false);
        Autoscaler autoscaler = Autoscaler.create(id, WEB, settings, clock.instant());
        Fleet fleet = platform.look(WEB);
        latest.evaluated(new Evaluated(
                autoscaler.evaluate(fleet, Observations.none(), clock.instant()),
                fleet,
                Observations.none(),
                clock.instant(),
                Duration.ZERO));
    }
}
