package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static dev.plimsoll.domain.policy.MultiDimensionalPolicy.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MultiDimensionalPolicyTest {
    private static final MetricName NETWORK = new MetricName("network");
    private static final MetricName DISK = new MetricName("disk_io");
    private static final int CURRENT = 10;

    private final MultiDimensionalPolicy policy = new MultiDimensionalPolicy(DEFAULTS);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(0.85, 0.95, 0.60, 0.50)).isEqualTo(new Propose(14, new Reason.Scored(0.7, CPU, 85, 70)));
    }

    @ParameterizedTest(name = "cpu {0}, memory {1}, network {2}, disk {3}: score {4}, ten become {5}")
    @CsvSource({
        "0.90, 0.95, 0.80, 0.80,  1.0, 16",
        "0.90, 0.95, 0.80, 0.50,  0.9, 15",
        "0.90, 0.95, 0.60, 0.80,  0.8, 15",
        "0.90, 0.80, 0.80, 0.50,  0.6, 14",
        "0.90, 0.80, 0.60, 0.80,  0.5, 13",
        "0.90, 0.80, 0.60, 0.50,  0.4, 13",
        "0.70, 0.95, 0.60, 0.50,  0.3, 10",
        "0.70, 0.80, 0.80, 0.80,  0.3, 10",
        "0.70, 0.80, 0.60, 0.50,  0.0, 10",
        "0.90, 0.10, 0.60, 0.50,  0.1, 10",
        "0.70, 0.10, 0.60, 0.50, -0.3, 10",
        "0.10, 0.80, 0.60, 0.50, -0.4, 8",
        "0.10, 0.10, 0.60, 0.50, -0.7, 7",
        "0.10, 0.10, 0.10, 0.10, -1.0, 6"
    })
    void the_score_sets_the_size_of_the_change(
            double cpu, double memory, double network, double disk, double score, int expected) {
        assertThat(recommend(cpu, memory, network, disk)).isInstanceOfSatisfying(Propose.class, propose -> {
            assertThat(propose.count()).isEqualTo(expected);
            assertThat(((Reason.Scored) propose.reason()).score()).isEqualTo(score);
        });
    }

    @ParameterizedTest(name = "cpu {0} scores {2}")
    @CsvSource({"0.80, 80, 0", "0.801, 80.1, 1", "0.60, 60, 0", "0.599, 59.9, -1", "0.29, 29, -1"})
    void the_edges_of_a_band_are_inside(double cpu, double percent, double score) {
        MultiDimensionalPolicy cpuOnly = new MultiDimensionalPolicy(List.of(DEFAULTS.getFirst()));

        assertThat(cpuOnly.recommend(situation(Map.of(CPU, Samples.total(cpu)))).reason())
                .isEqualTo(new Reason.Scored(score, CPU, percent, 70));
    }

    @Test
    void a_third_of_the_weight_counts_as_a_third() {
        MultiDimensionalPolicy thirds = new MultiDimensionalPolicy(List.of(
                new Dimension(CPU, 0.1, 70, 10), new Dimension(MEMORY, 0.1, 70, 10), new Dimension(DISK, 0.1, 70, 10)));
        Map<MetricName, Reading> lull =
                Map.of(CPU, Samples.total(0), MEMORY, Samples.total(0.7), DISK, Samples.total(0.7));

        assertThat(thirds.recommend(situation(lull)))
                .isEqualTo(new Propose(8, new Reason.Scored(-0.333333333, MEMORY, 70, 70)));
    }

    @Test
    void the_bottleneck_is_the_furthest_above_its_band_or_least_below() {
        assertThat(recommend(0.85, 0.95, 1.50, 0.50).reason()).isEqualTo(new Reason.Scored(0.9, NETWORK, 150, 60));
        assertThat(recommend(0.10, 0.10, 0.10, 0.30).reason()).isEqualTo(new Reason.Scored(-0.9, DISK, 30, 50));
    }

    @Test
    void a_dimension_that_nobody_measures_is_left_out_and_the_others_weigh_more() {
        assertThat(policy.recommend(situation(Map.of(CPU, Samples.total(0.70), MEMORY, Samples.total(0.95)))))
                .isEqualTo(new Propose(13, new Reason.Scored(0.428571429, MEMORY, 95, 80)));
        assertThat(policy.recommend(situation(Map.of(CPU, Samples.total(0.10), MEMORY, Samples.total(0.10)))))
                .isEqualTo(new Propose(6, new Reason.Scored(-1, CPU, 10, 70)));
    }

    @Test
    void when_nobody_measures_anything_it_abstains() {
        assertThat(policy.recommend(situation(Map.of())))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no source measures any of the dimensions")));
    }

    @Test
    void without_the_data_of_one_dimension_the_others_scale_out_but_not_in() {
        Reading stale = new Reading.Stale(Duration.ofSeconds(40));

        assertThat(policy.recommend(situation(Map.of(CPU, Samples.total(0.90), MEMORY, stale))))
                .isEqualTo(new Propose(16, new Reason.Scored(1, CPU, 90, 70)));
        assertThat(policy.recommend(situation(Map.of(CPU, Samples.total(0.70), MEMORY, stale))))
                .isEqualTo(new Propose(10, new Reason.Scored(0, CPU, 70, 70)));
        assertThat(policy.recommend(situation(Map.of(CPU, Samples.total(0.10), MEMORY, stale))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(MEMORY, Duration.ofSeconds(40))));
    }

    @Test
    void without_any_data_it_abstains_for_the_first_reason() {
        Reading stale = new Reading.Stale(Duration.ofSeconds(40));

        assertThat(policy.recommend(
                        situation(Map.of(DISK, stale, MEMORY, new Reading.Missing("the collector is away")))))
                .isEqualTo(new Abstain(new Reason.MissingMetric(MEMORY, "the collector is away")));
    }

    @Test
    void without_a_sample_of_every_ready_container_it_scales_out_but_not_in() {
        assertThat(policy.recommend(Situations.of(Fleets.ready(3), Samples.cpu(0.9, 0.9))))
                .isEqualTo(new Propose(9, new Reason.Scored(1, CPU, 90, 70)));
        assertThat(policy.recommend(Situations.of(Fleets.ready(3), Samples.cpu(0.1, 0.1))))
                .isEqualTo(new Propose(3, new Reason.ScaleInNeedsAllSamples(CPU, 0.1, 1)));
    }

    @Test
    void nothing_is_proposed_below_zero() {
        Observations idle = new Observations(Map.of(CPU, Samples.total(0)));

        assertThat(policy.recommend(Situations.of(Fleets.ready(2), idle)))
                .isEqualTo(new Propose(0, new Reason.Scored(-1, CPU, 0, 70)));
    }

    @Test
    void it_looks_at_the_newest_sample_of_each_dimension() {
        assertThat(policy.metrics())
                .isEqualTo(
                        Map.of(CPU, Duration.ZERO, MEMORY, Duration.ZERO, NETWORK, Duration.ZERO, DISK, Duration.ZERO));
    }

    @Test
    void one_hot_container_shows_in_the_maximum() {
        Observations oneHot = Samples.cpu(0.9, 0.1, 0.1);
        MultiDimensionalPolicy hottest = new MultiDimensionalPolicy(
                MultiDimensionalPolicy.DEFAULTS, new Aggregation(Statistic.MAX, Duration.ZERO));

        assertThat(policy.recommend(Situations.of(Fleets.ready(3), oneHot)).reason())
                .isInstanceOfSatisfying(
                        Reason.Scored.class, it -> assertThat(it.score()).isEqualTo(-1));
        assertThat(hottest.recommend(Situations.of(Fleets.ready(3), oneHot)).reason())
                .isEqualTo(new Reason.Scored(1, CPU, 90, 70));
    }

    @Test
    void it_looks_back_on_every_dimension_alike() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(new MultiDimensionalPolicy(
                                MultiDimensionalPolicy.DEFAULTS, new Aggregation(Statistic.AVERAGE, minute))
                        .metrics())
                .hasSize(4)
                .allSatisfy((_, period) -> assertThat(period).isEqualTo(minute));
    }

    @Test
    void no_dimensions_are_refused() {
        assertRefused("dimensions must have at least one", List.of());
    }

    @Test
    void a_dimension_given_twice_is_refused() {
        assertRefused("dimensions[1].metric must not be given twice", List.of(cpu(1, 70, 10), cpu(2, 60, 10)));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "Infinity", "1.1e6"})
    void a_dimension_that_cannot_be_weighed_is_refused(double nonsense) {
        String message = " must be a number above 0, to 1e6";

        assertRefused("dimensions[0].weight" + message, List.of(cpu(nonsense, 70, 10)));
        assertRefused("dimensions[0].target" + message, List.of(cpu(1, nonsense, 10)));
        assertRefused("dimensions[0].threshold" + message, List.of(cpu(1, 70, nonsense)));
    }

    private static void assertRefused(String message, List<Dimension> dimensions) {
        assertThatThrownBy(() -> new MultiDimensionalPolicy(dimensions))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }

    private static Dimension cpu(double weight, double target, double threshold) {
        return new Dimension(CPU, weight, target, threshold);
    }

    private Recommendation recommend(double cpu, double memory, double network, double disk) {
        Map<MetricName, Reading> readings = new HashMap<>();
        readings.put(CPU, Samples.total(cpu));
        readings.put(MEMORY, Samples.total(memory));
        readings.put(NETWORK, Samples.total(network));
        readings.put(DISK, Samples.total(disk));
        return policy.recommend(situation(readings));
    }

    private static Situation situation(Map<MetricName, Reading> readings) {
        return Situations.of(Fleets.ready(CURRENT), new Observations(readings));
    }
}
