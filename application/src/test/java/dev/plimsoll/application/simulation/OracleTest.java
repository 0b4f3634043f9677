package dev.plimsoll.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int TINY = 8;
    private static final int STARTING_TWO_STEPS = 2;

    @Test
    void a_short_gap_is_bridged_and_a_long_one_is_not() {
        Timeline bridged = oracle(STARTING_TWO_STEPS, 2, 1, 1, 2);
        Timeline restarted = oracle(STARTING_TWO_STEPS, 2, 1, 1, 1, 2);

        assertThat(IntStream.range(0, 4).map(bridged::ready)).containsExactly(2, 2, 2, 2);
        assertThat(IntStream.range(0, 5).map(restarted::ready)).containsExactly(2, 1, 1, 1, 2);
        assertThat(IntStream.range(0, 5).map(restarted::current)).containsExactly(2, 1, 2, 2, 2);
    }

    @Test
    void a_load_that_nobody_could_serve_is_refused() {
        Workload huge = new Workload("huge", LoadTrace.NOMINAL_START, STEP, 1e9);

        assertThatThrownBy(() -> Oracle.of(huge, Conditions.DEFAULT))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("100000 containers, as step 0 does");
    }

    @RepeatedTest(60)
    void nobody_is_cheaper(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int startUp = random.nextInt(4);
        int[] demand = random.ints(TINY, 0, 3).toArray();

        Timeline timeline = oracle(startUp, demand);

        for (int step = 0; step < TINY; step++) {
            assertThat(timeline.ready(step)).isGreaterThanOrEqualTo(demand[step]);
        }
        assertThat(IntStream.range(0, TINY).map(timeline::current).sum())
                .isEqualTo(cheapest(demand, startUp, 1) + cheapest(demand, startUp, 2));
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.application.simulation.TraceFolder#names")
    void it_serves_every_trace_well_and_nobody_who_does_is_cheaper(String trace) {
        Workload workload = TraceFolder.workload(trace);
        Comparison comparison = Comparison.of(
                workload, Conditions.DEFAULT, List.of(Contender.ORACLE, Contender.STATIC_PEAK), Progress.UNHEARD);

        assertThat(comparison.of("oracle").e()).isEqualTo(1);
        assertThat(comparison.of("static-peak").service().bad()).isZero();
        assertThat(comparison.of("static-peak").effort().costRatio()).isGreaterThanOrEqualTo(1);
    }

    /// Of all on-and-off patterns of one container, the cheapest in which it is ready whenever it is
    /// needed. One that is there at the beginning is ready.
    private static int cheapest(int[] demand, int startUp, int level) {
        return IntStream.range(0, 1 << TINY)
                .filter(pattern -> serves(pattern, demand, startUp, level))
                .map(Integer::bitCount)
                .min()
                .orElseThrow();
    }

    private static boolean serves(int pattern, int[] demand, int startUp, int level) {
        int age = Integer.MAX_VALUE / 2;
        for (int step = 0; step < TINY; step++) {
            boolean isThere = (pattern >> step & 1) == 1;
            boolean wasThere = step == 0 || (pattern >> (step - 1) & 1) == 1;
            age = isThere ? (wasThere ? age + 1 : 1) : 0;
            if (demand[step] >= level && (!isThere || age <= startUp)) {
                return false;
            }
        }
        return true;
    }

    private static Timeline oracle(int startUp, int... demand) {
        double[] loads = Arrays.stream(demand).mapToDouble(it -> it * 79.0).toArray();
        Conditions conditions =
                Conditions.DEFAULT.inStepsOf(STEP).within(0, 1000).startingUpIn(STEP.multipliedBy(startUp));
        return Oracle.of(new Workload("tiny", LoadTrace.NOMINAL_START, STEP, loads), conditions);
    }
}
