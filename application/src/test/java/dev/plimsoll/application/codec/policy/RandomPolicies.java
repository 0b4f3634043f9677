package dev.plimsoll.application.codec.policy;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.AdjustmentType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.CronExpression;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.ScheduledPolicy;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.StepScalingPolicy;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Random policies of every kind.
public final class RandomPolicies {
    private final RandomGenerator random;

    public RandomPolicies(RandomGenerator random) {
        this.random = random;
    }

    /// One of any kind.
    public ScalingPolicy any() {
        List<Supplier<ScalingPolicy>> kinds = List.of(
                this::targetTracking,
                this::sustainedTarget,
                this::hysteresis,
                this::threshold,
                this::stepScaling,
                this::multiDimensional,
                this::resourceGuard,
                this::scheduled,
                this::event,
                this::scaleToZero);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private ScalingPolicy targetTracking() {
        return new TargetTrackingPolicy(
                metric(),
                oneOf(TargetType.values()),
                random.nextBoolean() ? 0.7 : random.nextDouble(0.01, 1e6),
                random.nextBoolean(),
                statistic());
    }

    private ScalingPolicy sustainedTarget() {
        return new SustainedTargetPolicy(
                metric(),
                random.nextDouble(0.01, 1e6),
                random.nextInt(1, 6),
                Duration.ofSeconds(random.nextInt(1, 601)),
                random.nextBoolean());
    }

    private ScalingPolicy hysteresis() {
        double target = random.nextDouble(0.01, 1e6);
        return new HysteresisPolicy(
                metric(), target, random.nextDouble(0, 2), random.nextDouble(0, target), aggregation());
    }

    private ScalingPolicy threshold() {
        double up = random.nextDouble(0.01, 1e6);
        return new ThresholdPolicy(metric(), up, random.nextDouble(0, up), aggregation());
    }

    private ScalingPolicy stepScaling() {
        AdjustmentType type = oneOf(AdjustmentType.values());
        boolean isPercent = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        return new StepScalingPolicy(
                metric(),
                random.nextDouble(0, 1e6),
                aggregation(),
                type,
                steps(type == AdjustmentType.EXACT_CAPACITY),
                isPercent ? random.nextInt(0, 10) : 0);
    }

    private List<Step> steps(boolean isExact) {
        List<Step> steps = new ArrayList<>();
        Double lower = random.nextBoolean() ? null : (Double) random.nextDouble(-1000, 0);
        double next = 0;
        for (int more = random.nextInt(4); more > 0; more--) {
            steps.add(new Step(lower, next, adjustment(isExact)));
            lower = next;
            next += random.nextDouble(0.1, 100);
        }
        steps.add(new Step(lower, random.nextBoolean() ? null : (Double) (next + 1), adjustment(isExact)));
        return steps;
    }

    private int adjustment(boolean isExact) {
        return random.nextInt(isExact ? 0 : -1000, 1000);
    }

    private ScalingPolicy multiDimensional() {
        List<Dimension> dimensions = Stream.of(MetricName.CPU, MetricName.MEMORY, new MetricName("größe"))
                .limit(random.nextInt(1, 4))
                .map(metric -> new Dimension(metric, amount(), amount(), amount()))
                .toList();
        return new MultiDimensionalPolicy(
                random.nextBoolean() ? dimensions : MultiDimensionalPolicy.DEFAULTS, aggregation());
    }

    private ScalingPolicy resourceGuard() {
        return new ResourceGuardPolicy(
                random.nextBoolean() ? null : (Double) amount(),
                random.nextBoolean() ? null : (Double) amount(),
                random.nextBoolean() ? null : (Double) (amount() - 0.01));
    }

    private ScalingPolicy scheduled() {
        boolean hasEnd = random.nextBoolean();
        int min = random.nextInt(10);
        int which = random.nextInt(3);
        return new ScheduledPolicy(
                CronExpression.of(random.nextInt(60) + " 8-18/2,22 * * MON-fri"),
                hasEnd ? CronExpression.of("*/15 0 * JAN SUN") : null,
                hasEnd ? null : Duration.ofSeconds(random.nextInt(60, 2_678_401)),
                oneOf(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/St_Johns")),
                which == 0 ? null : (Integer) min,
                which == 1 ? null : (Integer) (min + random.nextInt(3)));
    }

    private ScalingPolicy event() {
        return new EventPolicy(
                oneOf("deploy", "größe 🚢"),
                random.nextInt(1, 10_001),
                Duration.ofSeconds(random.nextInt(1, 2_678_401)));
    }

    private ScalingPolicy scaleToZero() {
        return new ScaleToZeroPolicy(metric(), random.nextDouble(0, 10), Duration.ofSeconds(random.nextInt(604_801)));
    }

    private double amount() {
        return random.nextDouble(0.01, 1000);
    }

    private Aggregation aggregation() {
        return new Aggregation(statistic(), Duration.ofSeconds(random.nextInt(1, 3_601)));
    }

    private Statistic statistic() {
        Statistic percentile = Statistic.of("p" + random.nextInt(50, 100));
        return oneOf(Statistic.AVERAGE, Statistic.MAX, Statistic.MIN, percentile);
    }

    private MetricName metric() {
        return oneOf(MetricName.CPU, MetricName.MEMORY, new MetricName("queue"));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
