package dev.plimsoll.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void one_sample_is_all_figures_but_the_count() {
        assertThat(Figures.of(new double[] {0.7})).contains(new Figures(1, 0.7, 0.7, 0.7, 0.7));
    }

    @Test
    void p95_is_one_of_the_samples_by_nearest_rank() {
        double[] hundred = DoubleStream.iterate(100, it -> it - 1).limit(100).toArray();

        assertThat(Figures.of(hundred)).contains(new Figures(100, 1, 50.5, 100, 95));
    }

    @Test
    void gaps_count_for_nothing() {
        assertThat(Figures.of(new double[] {Double.NaN, 3, Double.NaN, 1})).contains(new Figures(2, 1, 2, 3, 3));
        assertThat(Figures.of(new double[] {Double.NaN})).isEmpty();
        assertThat(Figures.of(new double[0])).isEmpty();
    }

    @Test
    void the_largest_numbers_have_a_mean() {
        assertThat(Figures.of(new double[] {Double.MAX_VALUE, Double.MAX_VALUE})
                        .orElseThrow()
                        .mean())
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void minutes_together_weigh_by_their_samples() {
        Figures.Sum minutes = new Figures.Sum();
        minutes.add(new Figures(1, 4, 4, 4, 4));
        minutes.add(new Figures(3, 0, 2, 9, 8));

        assertThat(minutes.figures()).isEqualTo(new Figures(4, 0, 2.5, 9, 8));
    }
}
