package dev.plimsoll.application.codec.policy;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random policies of every kind.
public final class RandomPolicies {
    private final RandomGenerator random;

    public RandomPolicies(RandomGenerator random) {
        this.random = random;
    }

    /// One of any kind.
    public ScalingPolicy any() {
        List<Supplier<ScalingPolicy>> kinds = List.of(this::targetTracking, this::hysteresis, this::threshold);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private ScalingPolicy targetTracking() {
        return new TargetTrackingPolicy(
                metric(),
                oneOf(TargetType.values()),
                random.nextBoolean() ? 0.7 : random.nextDouble(0.01, 1e6),
                random.nextBoolean());
    }

    private ScalingPolicy hysteresis() {
        double target = random.nextDouble(0.01, 1e6);
        return new HysteresisPolicy(metric(), target, random.nextDouble(0, 2), random.nextDouble(0, target));
    }

    private ScalingPolicy threshold() {
        double up = random.nextDouble(0.01, 1e6);
        return new ThresholdPolicy(metric(), up, random.nextDouble(0, up), aggregation());
    }

    private Aggregation aggregation() {
        Statistic percentile = Statistic.of("p" + random.nextInt(50, 100));
        Statistic statistic = oneOf(Statistic.AVERAGE, Statistic.MAX, Statistic.MIN, percentile);
        return new Aggregation(statistic, Duration.ofSeconds(random.nextInt(1, 86_401)));
    }

    private MetricName metric() {
        return oneOf(MetricName.CPU, MetricName.MEMORY, new MetricName("queue"));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
