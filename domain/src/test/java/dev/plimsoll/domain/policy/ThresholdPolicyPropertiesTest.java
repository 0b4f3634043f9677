package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.util.random.RandomGenerator;

final class ThresholdPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        double up = random.nextDouble(0.2, 1.5);
        return new ThresholdPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("response_time"),
                up,
                random.nextDouble(0.01, up),
                aggregation(random));
    }

    static Aggregation aggregation(RandomGenerator random) {
        String[] statistics = {"average", "max", "min", "sum", "p50", "p95", "p99"};
        return new Aggregation(
                Statistic.of(statistics[random.nextInt(statistics.length)]),
                random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofSeconds(1 + random.nextInt(120)));
    }
}
