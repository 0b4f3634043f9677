package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class TargetTrackingPolicyPropertiesTest extends LoadPolicyProperties {
    private static final List<TargetType> TYPES = List.copyOf(EnumSet.allOf(TargetType.class));

    private static final List<String> STATISTICS = List.of("average", "average", "max", "min", "p50", "p95");

    @Override
    ScalingPolicy policy(RandomGenerator random) {
        return new TargetTrackingPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("response_time"),
                TYPES.get(random.nextInt(TYPES.size())),
                random.nextDouble(0.2, 1.5),
                random.nextInt(5) == 0,
                Statistic.of(STATISTICS.get(random.nextInt(STATISTICS.size()))));
    }

    /// It fills in the container that has none as fully loaded: with nobody else loaded, one is left for it.
    @Override
    @Test
    void a_ready_container_without_a_sample_is_never_scaled_in_upon() {
        Seeds.each(300, random -> {
            TargetTrackingPolicy policy = new TargetTrackingPolicy(MetricName.CPU, random.nextDouble(0.2, 1.5));
            int ready = random.nextInt(2, 12);
            double[] idle = new double[ready - 1];

            assertThat(wish(policy, Situations.of(Fleets.ready(ready), Samples.cpu(idle))))
                    .isPositive();
        });
    }
}
