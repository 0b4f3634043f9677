package dev.plimsoll.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurstyArrivalsTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @CsvSource({"0.02, 10", "0.4, 2", "3, 10", "20, 1.5", "1000, 10", "1000, 100"})
    void the_mean_stays_and_the_variance_is_a_multiple_of_it(double load, double burst) {
        double[] counts = Arrays.stream(
                        BurstyArrivals.of(steady("web", load), burst).loads())
                .map(it -> it * 5)
                .toArray();

        double mean = DoubleStream.of(counts).average().orElseThrow();
        double variance = DoubleStream.of(counts)
                .map(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();

        double deviation = Math.sqrt(burst * load * 5 / STEPS);
        assertThat(mean).isCloseTo(load * 5, within(4 * deviation));
        assertThat(variance / mean).isCloseTo(burst, within(0.08 * burst));
        assertThat(DoubleStream.of(counts)).allMatch(count -> count >= 0 && Math.abs(count - Math.rint(count)) < 1e-6);
    }

    @Test
    void the_same_name_draws_the_same_and_another_name_others() {
        double[] drawn = BurstyArrivals.of(steady("web", 100), 10).loads();

        assertThat(BurstyArrivals.of(steady("web", 100), 10).loads()).isEqualTo(drawn);
        assertThat(BurstyArrivals.of(steady("worker", 100), 10).loads()).isNotEqualTo(drawn);
    }

    @Test
    void the_draws_are_the_same_on_every_machine() {
        assertThat(BurstyArrivals.of(steady("web", 1000), 10).loads())
                .startsWith(953.6, 941.4, 1036.0, 1074.8, 935.4, 1021.4);
    }

    @Test
    void without_bursts_the_load_stays_as_it_is() {
        Workload smooth = steady("web", 100);

        assertThat(BurstyArrivals.of(smooth, 0)).isSameAs(smooth);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1, 1001, Double.NaN})
    void a_burst_that_is_none_is_refused(double burst) {
        assertThatThrownBy(() -> BurstyArrivals.of(steady("web", 100), burst)).isInstanceOf(InvalidSettings.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "5, 4.787491742782046", "20, 42.335616460753485", "1000, 5912.128178488163"})
    void the_logarithm_of_a_factorial_is_near_enough(double count, double expected) {
        assertThat(Draws.logFactorial(count)).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 12, 60})
    void each_count_comes_as_often_as_the_poisson_distribution_says(double mean) {
        var draws = new Draws(7);
        int most = (int) (4 * mean);
        int[] often = new int[most];
        for (int draw = 0; draw < STEPS; draw++) {
            often[Math.min(most - 1, (int) draws.poisson(mean))]++;
        }

        for (int count = 0; count < most - 1; count++) {
            double expected = STEPS * Math.exp(count * Math.log(mean) - mean - Draws.logFactorial(count));
            assertThat((double) often[count])
                    .as("%s of %s", count, mean)
                    .isCloseTo(expected, within(4.5 * Math.sqrt(expected) + 4));
        }
    }

    private static Workload steady(String name, double load) {
        double[] loads = new double[STEPS];
        Arrays.fill(loads, load);
        return new Workload(name, LoadTrace.NOMINAL_START, Duration.ofSeconds(5), loads);
    }
}
