package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import java.util.List;
import java.util.random.RandomGenerator;

final class MultiDimensionalPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        List<Dimension> dimensions = MultiDimensionalPolicy.DEFAULTS.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .map(known -> dimension(known, random))
                .toList();
        return new MultiDimensionalPolicy(dimensions.isEmpty() ? MultiDimensionalPolicy.DEFAULTS : dimensions);
    }

    private static Dimension dimension(Dimension known, RandomGenerator random) {
        double target = random.nextDouble(20, 150);
        return new Dimension(known.metric(), random.nextDouble(0.05, 2), target, random.nextDouble(0.1, target));
    }
}
