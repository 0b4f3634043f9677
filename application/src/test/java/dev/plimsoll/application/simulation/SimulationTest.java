package dev.plimsoll.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Conditions CONDITIONS =
            Conditions.DEFAULT.inStepsOf(STEP).scoredFrom(Duration.ZERO);

    @Test
    void what_is_ordered_is_paid_for_at_once_and_serves_after_its_start() {
        Timeline timeline = run(CONDITIONS, steady(12, 10), scripted(Map.of(2, 4, 4, 2, 8, 1)));

        assertThat(all(timeline, timeline::ready)).containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1);
        assertThat(all(timeline, timeline::current)).containsExactly(1, 1, 4, 4, 2, 2, 2, 2, 1, 1, 1, 1);
        assertThat(all(timeline, timeline::desired)).containsExactly(1, 1, 4, 4, 2, 2, 2, 2, 1, 1, 1, 1);
    }

    @Test
    void without_a_start_up_what_is_ordered_serves_at_once() {
        Timeline timeline =
                run(CONDITIONS.startingUpIn(Duration.ZERO), steady(4, 10), scripted(Map.of(1, 3, 2, 1, 3, 2)));

        assertThat(all(timeline, timeline::ready)).containsExactly(1, 3, 1, 2);
    }

    @Test
    void it_begins_with_what_the_first_load_needs_at_the_set_point() {
        assertThat(run(CONDITIONS, steady(1, 700.0000000001), scripted(Map.of()))
                        .ready(0))
                .isEqualTo(10);
        assertThat(run(CONDITIONS, steady(1, 701), scripted(Map.of())).ready(0)).isEqualTo(11);
        assertThat(run(CONDITIONS, steady(1, 0), scripted(Map.of())).ready(0)).isEqualTo(1);
    }

    @Test
    void answers_are_kept_within_the_bounds() {
        Conditions narrow = CONDITIONS.within(2, 5).startingUpIn(Duration.ZERO);
        Timeline timeline = run(narrow, steady(4, 10), scripted(Map.of(1, 99, 2, -3, 3, 4)));

        assertThat(all(timeline, timeline::desired)).containsExactly(2, 5, 2, 4);
    }

    @Test
    void a_scaler_is_asked_when_its_period_has_passed_and_sees_completed_steps_only() {
        List<String> seen = new ArrayList<>();
        Scaler watching = scaler(Duration.ofSeconds(20), past -> {
            seen.add(past.step() + ":" + past.loadAt(past.step() - 1) + ":" + past.load(2) + ":" + past.load(9));
            assertThatThrownBy(() -> past.loadAt(past.step())).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> past.readyAt(past.step())).isInstanceOf(IndexOutOfBoundsException.class);
            return 1;
        });

        run(CONDITIONS, workload(10, 20, 30, 40, 50), watching);

        assertThat(seen).containsExactly("2:20.0:15.0:15.0", "4:40.0:35.0:25.0");
    }

    @Test
    void a_cpu_ends_at_100_percent_and_requests_do_not() {
        List<Double> seen = new ArrayList<>();
        Scaler watching = scaler(STEP, past -> {
            seen.add(past.utilization(1));
            seen.add(past.cappedUtilization(1));
            return 1;
        });

        run(CONDITIONS.within(1, 1), workload(50, 150, 0), watching);

        assertThat(seen).containsExactly(0.5, 0.5, 1.5, 1.0);
    }

    @Test
    void whoever_listens_can_end_it() {
        Workload workload = steady(20_000, 10);
        List<Long> told = new ArrayList<>();
        Progress ending = (done, _) -> {
            told.add(done);
            return done < 5000;
        };

        assertThatThrownBy(() -> Simulation.run(workload, CONDITIONS, scripted(Map.of()), ending))
                .isInstanceOf(CancellationException.class);
        assertThat(told).containsExactly(0L, 4096L, 8192L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void containers_neither_appear_nor_vanish(long seed) {
        var random = new SplittableRandom(seed);
        int startUp = random.nextInt(5);
        int[] wanted = random.ints(300, -2, 12).toArray();
        Conditions conditions = CONDITIONS.within(0, 9).startingUpIn(STEP.multipliedBy(startUp));
        Books books = new Books(startUp);

        Timeline timeline = run(conditions, steady(300, 250), scaler(STEP, past -> {
            books.look(past);
            return wanted[past.step()];
        }));

        for (int step = 1; step < timeline.steps(); step++) {
            assertThat(timeline.current(step)).isEqualTo(Math.clamp(wanted[step], 0, 9));
            assertThat(timeline.ready(step)).isBetween(0, timeline.current(step));
        }
    }

    /// Knows each container by its number: one that is gone never returns, and none is ready before its
    /// start-up is over.
    private static final class Books {
        private final int startUp;
        private int newest;
        private List<Integer> before = List.of();

        Books(int startUp) {
            this.startUp = startUp;
        }

        void look(Past past) {
            SimulatedFleet fleet = past.fleet();
            List<Integer> numbers = IntStream.range(0, fleet.current())
                    .map(fleet::number)
                    .boxed()
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(numbers.stream().filter(number -> number <= newest)).isSubsetOf(before);
            for (int index = 0; index < fleet.current(); index++) {
                assertThat(fleet.readyAt(index) - fleet.orderedAt(index)).isEqualTo(startUp);
                assertThat(index < fleet.ready()).isEqualTo(fleet.readyAt(index) <= past.step());
            }
            before = numbers;
            newest = numbers.isEmpty() ? newest : Math.max(newest, numbers.getLast());
        }
    }

    private static int[] all(Timeline timeline, IntUnaryOperator count) {
        return IntStream.range(0, timeline.steps()).map(count).toArray();
    }

    private static Timeline run(Conditions conditions, Workload workload, Scaler scaler) {
        return Simulation.run(workload, conditions, scaler, Progress.UNHEARD);
    }

    private static Scaler scripted(Map<Integer, Integer> answers) {
        return scaler(STEP, past -> answers.getOrDefault(past.step(), past.desired()));
    }

    private static Scaler scaler(Duration period, ToIntFunction<Past> decision) {
        return new Scaler() {
            @Override
            public Duration period() {
                return period;
            }

            @Override
            public int decide(Past past) {
                return decision.applyAsInt(past);
            }
        };
    }

    private static Workload steady(int steps, double load) {
        double[] loads = new double[steps];
        Arrays.fill(loads, load);
        return workload(loads);
    }

    private static Workload workload(double... loads) {
        return new Workload("web", LoadTrace.NOMINAL_START, STEP, loads);
    }
}
