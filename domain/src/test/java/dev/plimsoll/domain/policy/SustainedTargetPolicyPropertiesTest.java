package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.util.random.RandomGenerator;

final class SustainedTargetPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        return new SustainedTargetPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("response_time"),
                random.nextDouble(0.2, 1.5),
                1 + random.nextInt(3),
                Duration.ofSeconds(random.nextBoolean() ? random.nextInt(10, 30) : random.nextInt(60, 120)),
                random.nextBoolean());
    }
}
