package dev.plimsoll.benchmarks;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.AdjustmentType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.StepScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An autoscaler with four policies over 20 containers of 60 samples each, in the middle of its life.
///
/// Two policies look at the newest samples, one at the mean of all 1200 and one at their maximum.
final class Evaluated {
    private static final int CONTAINERS = 20;
    private static final int SAMPLES = 60;
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration ALL = APART.multipliedBy(SAMPLES + 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Fleet fleet = fleet();
    private final Observations observations =
            new Observations(Map.of(MetricName.CPU, readings(1, 0.52), MetricName.MEMORY, readings(2, 0.40)));
    private final Autoscaler autoscaler = warm();

    Evaluation evaluate() {
        return autoscaler.evaluate(fleet, observations, NOW);
    }

    /// What an evaluation is given: nothing of this belongs to its decision.
    Object[] given() {
        return new Object[] {fleet, observations, autoscaler};
    }

    /// The reference: adds up the same samples that the two aggregating policies look at, and nothing else.
    double addUp() {
        double sum = 0;
        for (int times = 0; times < 2; times++) {
            if (observations.latest(MetricName.CPU) instanceof Reading.PerContainer samples) {
                for (FleetContainer container : fleet.containers()) {
                    TimeSeries series = samples.series().get(container.id());
                    for (int index = 0; series != null && index < series.size(); index++) {
                        sum += series.value(index);
                    }
                }
            }
        }
        return sum;
    }

    private Autoscaler warm() {
        Settings settings = new Settings(
                new Bounds(2, 100),
                List.of(
                        new TargetTrackingPolicy(MetricName.CPU, 0.5),
                        new TargetTrackingPolicy(MetricName.MEMORY, 0.7),
                        new ThresholdPolicy(MetricName.CPU, 0.9, 0.2, new Aggregation(Statistic.AVERAGE, ALL)),
                        new StepScalingPolicy(
                                MetricName.CPU,
                                0.8,
                                new Aggregation(Statistic.MAX, ALL),
                                AdjustmentType.CHANGE_IN_CAPACITY,
                                List.of(new StepScalingPolicy.Step(0.0, null, 2)),
                                0)),
                Behavior.DEFAULT,
                false);
        Autoscaler warm =
                Autoscaler.create(new AutoscalerId("au-1"), fleet.target(), settings, NOW.minus(Duration.ofHours(1)));
        for (int second = 60; second > 0; second -= 5) {
            warm = warm.evaluate(fleet, observations, NOW.minusSeconds(second)).autoscaler();
        }
        return warm;
    }

    private static Fleet fleet() {
        List<FleetContainer> containers = new ArrayList<>();
        for (int number = 1; number <= CONTAINERS; number++) {
            containers.add(new FleetContainer(
                    id(number),
                    "shop-web-" + number,
                    number,
                    ContainerPhase.READY,
                    false,
                    NOW.minus(Duration.ofHours(1)),
                    false));
        }
        return new Fleet(new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web"), containers, FleetCondition.STEADY);
    }

    private static Reading readings(long seed, double around) {
        Random random = new Random(seed);
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (int number = 1; number <= CONTAINERS; number++) {
            long[] millis = new long[SAMPLES];
            double[] values = new double[SAMPLES];
            for (int index = 0; index < SAMPLES; index++) {
                millis[index] =
                        NOW.minus(APART.multipliedBy(SAMPLES - 1 - index)).toEpochMilli();
                values[index] = around + random.nextDouble(-0.1, 0.1);
            }
            series.put(id(number), TimeSeries.of(millis, values));
            reserves.put(id(number), 1.0);
        }
        return new Reading.PerContainer(series, reserves, Duration.ofSeconds(2));
    }

    private static ContainerId id(int number) {
        return new ContainerId("%064x".formatted(number * 0x9E3779B97F4A7C15L));
    }
}
