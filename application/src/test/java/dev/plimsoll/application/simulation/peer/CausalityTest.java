package dev.plimsoll.application.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.Timeline;
import dev.plimsoll.application.simulation.Workload;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody who is asked knows what is to come.
class CausalityTest {
    private static final int STEPS = 40_000;
    private static final int CHANGE = 30_000;

    @ParameterizedTest
    @MethodSource("asked")
    void another_future_changes_no_decision_of_the_past(Contender contender) {
        double[] loads = wave();
        double[] others = loads.clone();
        for (int step = CHANGE; step < STEPS; step++) {
            others[step] *= 3;
        }

        Timeline one = play(contender, loads);
        Timeline other = play(contender, others);

        // What is decided at a step was decided before its load came.
        assertThat(IntStream.rangeClosed(0, CHANGE).filter(step -> one.desired(step) != other.desired(step)))
                .isEmpty();
        assertThat(IntStream.range(CHANGE, STEPS).filter(step -> one.desired(step) != other.desired(step)))
                .as("it does react")
                .isNotEmpty();
    }

    private static Timeline play(Contender contender, double[] loads) {
        var workload = new Workload("wave", LoadTrace.NOMINAL_START, Duration.ofSeconds(5), loads);
        return contender.play().under(workload, Conditions.DEFAULT, Progress.UNHEARD);
    }

    private static double[] wave() {
        var random = new SplittableRandom(2);
        return IntStream.range(0, STEPS)
                .mapToDouble(step -> 1000
                        + 600 * Math.sin(step * 2 * Math.PI / 17_280)
                        + 60 * (random.nextDouble() + random.nextDouble() - 1))
                .toArray();
    }

    static List<Contender> asked() {
        return Peers.ALL.stream()
                .filter(it -> !it.equals(Contender.ORACLE) && !it.equals(Contender.STATIC_PEAK))
                .toList();
    }
}
