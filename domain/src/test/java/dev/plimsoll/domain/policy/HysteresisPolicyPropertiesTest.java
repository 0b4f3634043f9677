package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import java.util.random.RandomGenerator;

final class HysteresisPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        double target = random.nextDouble(0.2, 1.5);
        return new HysteresisPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("response_time"),
                target,
                random.nextDouble(0, 0.5),
                random.nextDouble(0, target),
                ThresholdPolicyPropertiesTest.aggregation(random));
    }
}
