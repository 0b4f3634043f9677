package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

final class MultiDimensionalPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        List<Dimension> dimensions = MultiDimensionalPolicy.DEFAULTS.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .map(known -> dimension(known, random))
                .toList();
        Statistic statistic = random.nextBoolean() ? Statistic.AVERAGE : Statistic.of("p95");
        Duration period = Duration.ofSeconds(random.nextBoolean() ? 0 : 60);
        return new MultiDimensionalPolicy(
                dimensions.isEmpty() ? MultiDimensionalPolicy.DEFAULTS : dimensions,
                new Aggregation(statistic, period));
    }

    private static Dimension dimension(Dimension known, RandomGenerator random) {
        double target = random.nextDouble(20, 150);
        return new Dimension(known.metric(), random.nextDouble(0.05, 2), target, random.nextDouble(0.1, target));
    }
}
