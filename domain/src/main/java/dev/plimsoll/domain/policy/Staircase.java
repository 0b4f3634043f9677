package dev.plimsoll.domain.policy;

import static java.util.Comparator.comparingDouble;

import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts steps in order and finds what is wrong with them; paths are places in the list as it was given.
final class Staircase {
    private Staircase() {}

    /// The steps from the lowest to the highest.
    static List<Step> sorted(List<Step> steps) {
        return steps.stream().sorted(comparingDouble(Step::from)).toList();
    }

    /// Checks each step by itself, then, if their ends are sound, whether they join.
    static void check(List<Step> steps, boolean isExact, Problems problems) {
        problems.check(!steps.isEmpty(), "steps", "must have at least one");
        boolean isSound = true;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            problems.check(!isExact || step.adjustment() >= 0, at(i, "adjustment"), "must be at least 0")
                    .check(isNumberOrNone(step.lower()), at(i, "lower"), "must be a number")
                    .check(isNumberOrNone(step.upper()), at(i, "upper"), "must be a number")
                    .check(!(step.from() >= step.to()), at(i, "lower"), "must be below upper");
            isSound &= isNumberOrNone(step.lower()) && isNumberOrNone(step.upper()) && step.from() < step.to();
        }
        if (isSound) {
            checkJoints(steps, problems);
        }
    }

    private static void checkJoints(List<Step> steps, Problems problems) {
        List<Integer> order = IntStream.range(0, steps.size())
                .boxed()
                .sorted(comparingDouble(index -> steps.get(index).from()))
                .toList();
        for (int i = 1; i < order.size(); i++) {
            int below = order.get(i - 1);
            int above = order.get(i);
            Double end = steps.get(below).upper();
            Double start = steps.get(above).lower();
            if (start == null) {
                problems.add(new Problem(at(above, "lower"), "must be given, as steps[" + below + "] has none"));
            } else if (end == null) {
                problems.add(new Problem(at(below, "upper"), "must be given, as steps[" + above + "] is above it"));
            } else if (start.doubleValue() != end.doubleValue()) {
                problems.add(new Problem(at(above, "lower"), "must be " + end + ", where steps[" + below + "] ends"));
            }
        }
    }

    private static boolean isNumberOrNone(@Nullable Double end) {
        return end == null || Double.isFinite(end);
    }

    private static String at(int index, String field) {
        return "steps[" + index + "]." + field;
    }
}
