package dev.plimsoll.domain.policy;

import java.util.random.RandomGenerator;

final class ResourceGuardPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        return new ResourceGuardPolicy(
                random.nextBoolean() ? random.nextDouble(0.1, 2) : null,
                random.nextBoolean() ? random.nextDouble(0.1, 2) : null,
                random.nextBoolean() ? random.nextDouble(0, 20) : null);
    }

    @Override
    boolean scalesIn() {
        return false;
    }
}
