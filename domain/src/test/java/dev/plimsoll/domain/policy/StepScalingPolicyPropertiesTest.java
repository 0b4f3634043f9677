package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Over steps that make sense: none above the threshold removes, none below adds, and further is more.
final class StepScalingPolicyPropertiesTest extends LoadPolicyProperties {
    @Override
    ScalingPolicy policy(RandomGenerator random) {
        boolean isPercent = random.nextBoolean();
        List<Step> steps = new ArrayList<>(stairs(random, 1));
        steps.addAll(stairs(random, -1));
        Collections.shuffle(steps, new Random(random.nextLong()));
        return new StepScalingPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("response_time"),
                random.nextDouble(0.2, 1.5),
                ThresholdPolicyPropertiesTest.aggregation(random),
                isPercent ? AdjustmentType.PERCENT_CHANGE_IN_CAPACITY : AdjustmentType.CHANGE_IN_CAPACITY,
                steps,
                isPercent ? random.nextInt(4) : 0);
    }

    /// Steps from the threshold outward, up or down.
    private static List<Step> stairs(RandomGenerator random, int sign) {
        List<Step> steps = new ArrayList<>();
        double near = 0;
        int adjustment = random.nextInt(3);
        int inner = random.nextInt(3);
        for (int i = 0; i < inner; i++) {
            double far = near + random.nextDouble(0.01, 0.3);
            steps.add(step(sign, near, far, adjustment));
            near = far;
            adjustment += random.nextInt(40);
        }
        steps.add(step(sign, near, null, adjustment + 1));
        return steps;
    }

    private static Step step(int sign, double near, @Nullable Double far, int adjustment) {
        Double end = far == null ? null : Double.valueOf(sign * far);
        Double start = sign * near + 0.0;
        return sign > 0 ? new Step(start, end, adjustment) : new Step(end, start, -adjustment);
    }
}
