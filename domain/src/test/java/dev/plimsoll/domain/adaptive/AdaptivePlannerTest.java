package dev.plimsoll.domain.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptivePlannerTest {
    private static final int HOUR = 720;
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private final AdaptivePlanner planner = new AdaptivePlanner(model(Duration.ofSeconds(30)));
    private int count = 1;
    private int changes;
    private int missing;

    @Test
    void a_steady_load_has_just_enough_containers_and_no_changes() {
        live(0, HOUR, _ -> 500);
        changes = 0;

        live(HOUR, 2 * HOUR, _ -> 500);

        assertThat(count).as("7 serve 560 requests/s well").isEqualTo(7);
        assertThat(changes).isZero();
    }

    @Test
    void noise_costs_a_margin_that_grows_with_it() {
        int calm = afterNoise(0.02);
        int wild = afterNoise(0.20);

        assertThat(calm).isBetween(63, 70);
        assertThat(wild).isGreaterThan(calm + 5);
    }

    @Test
    void what_comes_every_half_hour_is_expected() {
        IntToDoubleFunction bursts = step -> step % (HOUR / 2) < 60 ? 1600 : 400;
        live(0, 12 * HOUR, bursts);
        missing = 0;

        live(12 * HOUR, 14 * HOUR, bursts);

        assertThat(missing).as("steps short of containers, of four bursts").isLessThan(8);
    }

    @Test
    void a_growing_load_is_met_before_it_is_there() {
        live(0, 4 * HOUR, step -> 400 + 300 * Math.sin(step * 2 * Math.PI / HOUR));
        missing = 0;

        live(4 * HOUR, 6 * HOUR, step -> 400 + 300 * Math.sin(step * 2 * Math.PI / HOUR));

        assertThat(missing).isLessThan(2 * HOUR / 100);
    }

    @Test
    void a_plan_says_who_leads_and_what_it_expects() {
        live(0, HOUR, _ -> 500);

        Plan plan = planner.plan(count);

        assertThat(plan.leader()).isNotNull();
        assertThat(plan.weight()).isBetween(0.1, 1.0);
        assertThat(plan.expected()).isBetween(499.0, 501.0);
        assertThat(plan.margin()).isBetween(0.11, 0.13);
        assertThat(plan.volatility()).isEqualTo(0.01);
    }

    @Test
    void before_anything_is_known_there_is_enough_for_what_comes() {
        assertThat(planner.plan(3).count()).as("nothing was seen").isEqualTo(3);
        planner.observe(1000);

        Plan plan = planner.plan(3);

        assertThat(plan.count()).isEqualTo(15);
        assertThat(plan.leader()).isNull();
        assertThat(planner.plan(20).count()).as("nobody goes yet").isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e8, Double.NaN, Double.POSITIVE_INFINITY, -5})
    void whatever_comes_the_count_stays_within_its_bounds(double strange) {
        live(0, HOUR, _ -> 500);

        live(HOUR, HOUR + 200, _ -> strange);
        assertThat(count).isBetween(1, 1000);
        assertThat(planner.plan(count).expected()).isFinite();

        // Not until the next full hour, at which the same may come again.
        live(HOUR + 200, 3 * HOUR - 100, _ -> 500);
        assertThat(count).as("it is well again").isBetween(7, 9);
    }

    @Test
    void a_gap_goes_on_with_the_last_load_and_teaches_nothing() {
        live(0, HOUR, _ -> 500);

        live(HOUR, 2 * HOUR, _ -> Double.NaN);

        assertThat(count).isEqualTo(7);
        assertThat(planner.plan(count).volatility()).isEqualTo(0.01);
    }

    @Test
    void nobody_goes_before_a_start_up_has_been_seen_through() {
        AdaptivePlanner slow = new AdaptivePlanner(model(Duration.ofMinutes(30)));
        for (int step = 0; step < 31 * 12; step++) {
            slow.observe(500);
            assertThat(slow.plan(8).count()).isEqualTo(8);
        }
    }

    @Test
    void nobody_goes_while_nothing_is_measured() {
        IntStream.range(0, 3 * HOUR).forEach(_ -> planner.observe(Double.NaN));

        assertThat(planner.plan(9).count()).isEqualTo(9);
    }

    @Test
    void plans_that_are_an_hour_apart_are_possible() {
        AdaptivePlanner rare = new AdaptivePlanner(
                new ServiceModel(STEP, Duration.ofHours(1), MIDNIGHT, 80, Duration.ofSeconds(30), 1, 1000));
        for (int step = 0; step < 6 * HOUR; step++) {
            rare.observe(500);
        }

        assertThat(rare.plan(20).count()).isEqualTo(7);
    }

    @Test
    void random_loads_never_break_it() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 20; round++) {
            var other = new AdaptivePlanner(new ServiceModel(
                    Duration.ofSeconds(1 + random.nextInt(60)),
                    Duration.ofMinutes(1 + random.nextInt(5)),
                    MIDNIGHT.plusSeconds(random.nextInt(100_000)),
                    Math.exp(random.nextGaussian() * 5),
                    Duration.ofSeconds(random.nextInt(600)),
                    random.nextInt(3),
                    3 + random.nextInt(500)));
            double load = 1;
            for (int step = 0; step < 2000; step++) {
                load *= Math.exp(random.nextGaussian());
                other.observe(load);
                if (step % 7 == 0) {
                    Plan plan = other.plan(random.nextInt(100));
                    assertThat(plan.count()).isBetween(0, 502);
                    assertThat(plan.margin()).isNotNaN();
                }
            }
        }
    }

    @Test
    void equal_loads_bring_equal_plans() {
        var other = new AdaptivePlanner(model(Duration.ofSeconds(30)));
        Random random = new Random(7);
        double[] loads = IntStream.range(0, 3 * HOUR)
                .mapToDouble(_ -> 300 + 50 * random.nextGaussian())
                .toArray();
        for (double load : loads) {
            planner.observe(load);
            other.observe(load);
            assertThat(planner.plan(5)).isEqualTo(other.plan(5));
        }
    }

    @Test
    void a_service_that_cannot_be_is_refused() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new ServiceModel(STEP, Duration.ofSeconds(1), MIDNIGHT, 0, STEP, 2, 1))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting("path")
                        .containsExactlyInAnyOrder("period", "served", "max"));
    }

    private int afterNoise(double deviation) {
        Random random = new Random(42);
        AdaptivePlanner noisy = new AdaptivePlanner(model(Duration.ofSeconds(30)));
        int current = 70;
        for (int step = 0; step < 6 * HOUR; step++) {
            noisy.observe(5000 * (1 + deviation * random.nextGaussian()));
            current = noisy.plan(current).count();
        }
        return current;
    }

    /// Lets time pass, with a plan each third step; containers are there at once when they are counted here.
    private void live(int from, int to, IntToDoubleFunction load) {
        for (int step = from; step < to; step++) {
            double now = load.applyAsDouble(step);
            if (step % 3 == 0) {
                int wanted = planner.plan(count).count();
                changes += wanted == count ? 0 : 1;
                count = wanted;
            }
            missing += now > 80.0 * count ? 1 : 0;
            planner.observe(now);
        }
    }

    private static ServiceModel model(Duration startUp) {
        return new ServiceModel(STEP, Duration.ofSeconds(15), MIDNIGHT, 80, startUp, 1, 1000);
    }
}
