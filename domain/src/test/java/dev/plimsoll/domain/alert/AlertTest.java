package dev.plimsoll.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class AlertTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final MetricName LATENCY = new MetricName("p95_response_time");
    private static final MetricName ERRORS = new MetricName("5XX");

    @Test
    void an_autoscaler_owns_one_above_its_target_and_one_below_half_of_it() {
        Autoscaler autoscaler = autoscaler(new TargetTrackingPolicy(LATENCY, 1000), false);

        List<Alert> alerts = Alert.of(autoscaler);

        assertThat(alerts)
                .extracting(Alert::rule)
                .containsExactly(
                        new AlertRule(LATENCY, 1000, false, Duration.ofMinutes(2), null, false),
                        new AlertRule(LATENCY, 500, true, Duration.ofMinutes(2), null, false));
        assertThat(alerts).extracting(Alert::owner).containsOnly(autoscaler.id());
        assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
        assertThat(Alert.of(autoscaler)).as("the same ones again").isEqualTo(alerts);
    }

    @Test
    void they_follow_the_target_and_are_disabled_with_it() {
        List<Alert> before = Alert.of(autoscaler(new TargetTrackingPolicy(LATENCY, 1000), false));
        List<Alert> after = Alert.of(autoscaler(new TargetTrackingPolicy(MetricName.CPU, 0.6), true));

        assertThat(after)
                .extracting(Alert::id)
                .isEqualTo(before.stream().map(Alert::id).toList());
        assertThat(after).extracting(alert -> alert.rule().limit()).containsExactly(0.6, 0.3);
        assertThat(after)
                .allSatisfy(alert -> assertThat(alert.rule().isDisabled()).isTrue());
    }

    @Test
    void one_without_a_target_owns_none() {
        assertThat(Alert.of(autoscaler(new EventPolicy("campaign", 3, Duration.ofMinutes(5)), false)))
                .isEmpty();
    }

    @Test
    void a_fleets_value_is_the_mean_of_its_ready_containers_or_the_sum_of_what_is_counted() {
        Fleet fleet = Fleets.of(List.of(
                Fleets.container(1, ContainerPhase.READY),
                Fleets.container(2, ContainerPhase.READY),
                Fleets.container(3, ContainerPhase.STARTING)));
        Reading reading = Reading.PerContainer.of(
                Map.of(Fleets.id(1), 3.0, Fleets.id(2), 2.0, Fleets.id(3), 100.0, new ContainerId("gone"), 50.0), NOON);

        assertThat(FleetValue.of(LATENCY, reading, fleet)).hasValue(2.5);
        assertThat(FleetValue.of(ERRORS, reading, fleet)).hasValue(5.0);
        assertThat(FleetValue.of(ERRORS, new Reading.Total(TimeSeries.of(NOON, 7)), fleet))
                .hasValue(7.0);
    }

    @Test
    void what_is_old_or_missing_has_no_value() {
        Fleet fleet = Fleets.ready(1);

        for (Reading reading : List.of(
                new Reading.Stale(Duration.ofMinutes(3)),
                new Reading.Missing("away"),
                new Reading.Unmeasured(),
                Reading.PerContainer.of(Map.of(), NOON))) {
            assertThat(FleetValue.of(ERRORS, reading, fleet)).isEqualTo(OptionalDouble.empty());
        }
    }

    private static Autoscaler autoscaler(ScalingPolicy policy, boolean isDisabled) {
        Settings settings = new Settings(new Bounds(1, 5), List.of(policy), Behavior.DEFAULT, isDisabled);
        return Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, NOON);
    }
}
