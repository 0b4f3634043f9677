package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static dev.plimsoll.domain.policy.ResourceGuardPolicy.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourceGuardPolicyTest {
    private static final Recommendation GUARDED = new Inactive(new Reason.Guarded());

    private final ResourceGuardPolicy policy = new ResourceGuardPolicy();

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(4, 0.85, 0.5, 0)).isEqualTo(tripped(5, CPU, 0.85, 0.80));
    }

    @ParameterizedTest(name = "cpu {0}, memory {1}, queue {2}: {3}")
    @CsvSource({
        "0.80,  0.85,  10, false",
        "0.801, 0.85,  10, true",
        "0.80,  0.851, 10, true",
        "0.80,  0.85,  11, true",
        "0,     0,      0, false"
    })
    void any_of_the_three_beyond_its_threshold_is_enough(double cpu, double memory, double queue, boolean isBeyond) {
        assertThat(recommend(2, cpu, memory, queue) instanceof Both).isEqualTo(isBeyond);
    }

    @Test
    void otherwise_it_leaves_the_count_to_others() {
        assertThat(recommend(2, 0.5, 0.5, 5)).isEqualTo(GUARDED);
    }

    @Test
    void the_first_that_is_beyond_is_named() {
        assertThat(recommend(2, 0.5, 0.9, 50)).isEqualTo(tripped(3, MEMORY, 0.9, 0.85));
        assertThat(recommend(2, 0.5, 0.5, 50)).isEqualTo(tripped(3, QUEUE, 50, 10));
    }

    @Test
    void thresholds_of_its_own_go_before_those_of_the_process() {
        ResourceGuardPolicy own = new ResourceGuardPolicy(0.5, null, 100.0);

        assertThat(own.recommend(situation(2, 0.6, 0.5, 50))).isEqualTo(tripped(3, CPU, 0.6, 0.5));
        assertThat(own.recommend(situation(2, 0.4, 0.5, 50))).isEqualTo(GUARDED);
        assertThat(own.recommend(situation(2, 0.4, 0.9, 50))).isEqualTo(tripped(3, MEMORY, 0.9, 0.85));
    }

    @Test
    void the_process_wide_thresholds_are_those_of_the_moment() {
        Situation usual = situation(2, 0.6, 0.5, 0);
        Situation strict = new Situation(
                usual.fleet(),
                2,
                usual.behavior(),
                usual.observations(),
                new Guards(0.55, 0.85, 10),
                usual.memory(),
                usual.now());

        assertThat(policy.recommend(usual)).isEqualTo(GUARDED);
        assertThat(policy.recommend(strict)).isEqualTo(tripped(3, CPU, 0.6, 0.55));
    }

    @Test
    void what_nobody_measures_is_left_out() {
        assertThat(policy.recommend(with(Map.of(CPU, Samples.total(0.5), MEMORY, Samples.total(0.5)))))
                .isEqualTo(GUARDED);
        assertThat(policy.recommend(with(Map.of())))
                .isEqualTo(
                        new Abstain(new Reason.MissingMetric(CPU, "no source measures it, nor memory, nor a queue")));
    }

    @Test
    void without_the_data_of_one_it_abstains_unless_another_is_beyond() {
        Reading stale = new Reading.Stale(Duration.ofSeconds(40));

        assertThat(policy.recommend(with(Map.of(CPU, stale, MEMORY, Samples.total(0.5)))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(CPU, Duration.ofSeconds(40))));
        assertThat(policy.recommend(with(Map.of(CPU, stale, MEMORY, Samples.total(0.9)))))
                .isEqualTo(tripped(3, MEMORY, 0.9, 0.85));
        assertThat(policy.recommend(with(Map.of(CPU, Samples.total(0.9), MEMORY, stale))))
                .isEqualTo(tripped(3, CPU, 0.9, 0.80));
    }

    @Test
    void the_mean_of_the_containers_counts_and_all_ready_ones_must_be_in_it() {
        Fleet two = Fleets.ready(2);

        assertThat(policy.recommend(Situations.of(two, Samples.cpu(0.9, 0.7)))).isEqualTo(GUARDED);
        assertThat(policy.recommend(Situations.of(two, Samples.cpu(0.9, 0.8)))).isEqualTo(tripped(3, CPU, 0.85, 0.80));
        assertThat(policy.recommend(Situations.of(two, Samples.cpu(0.9)))).isEqualTo(tripped(3, CPU, 0.9, 0.80));
        assertThat(policy.recommend(Situations.of(two, Samples.cpu(0.7))))
                .isEqualTo(new Abstain(new Reason.ScaleInNeedsAllSamples(CPU, 0.7, 1)));
    }

    @Test
    void a_queue_that_is_measured_per_container_is_as_long_as_all_together() {
        Reading queues = Samples.perContainer(Map.of(Fleets.id(1), 4.0, Fleets.id(2), 7.0));

        assertThat(policy.recommend(with(Map.of(QUEUE, queues)))).isEqualTo(tripped(3, QUEUE, 11, 10));
    }

    @Test
    void it_looks_at_the_newest_samples_of_all_three() {
        assertThat(policy.metrics()).isEqualTo(Map.of(CPU, Duration.ZERO, MEMORY, Duration.ZERO, QUEUE, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-0.1"})
    void thresholds_that_cannot_work_are_refused(double nonsense) {
        assertThatThrownBy(() -> new ResourceGuardPolicy(nonsense, nonsense, nonsense))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("cpu must be a number above 0, to 9e18; memory must be a number above 0, to 9e18; "
                        + "queue must be a number from 0 to 9e18");
    }

    @Test
    void only_the_queue_may_have_a_threshold_of_zero() {
        assertThat(new ResourceGuardPolicy(null, null, 0.0).queue()).isZero();
        assertThatThrownBy(() -> new ResourceGuardPolicy(0.0, 0.0, null))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("cpu must be a number above 0, to 9e18; memory must be a number above 0, to 9e18");
    }

    private static Recommendation tripped(int count, MetricName metric, double observed, double threshold) {
        Reason crossed = new Reason.Crossed(metric, observed, threshold, true);
        return new Both(new Propose(count, crossed), new Veto(crossed));
    }

    private Recommendation recommend(int ready, double cpu, double memory, double queue) {
        return policy.recommend(situation(ready, cpu, memory, queue));
    }

    private static Situation situation(int ready, double cpu, double memory, double queue) {
        Map<MetricName, Reading> readings = new HashMap<>();
        readings.put(CPU, Samples.total(cpu));
        readings.put(MEMORY, Samples.total(memory));
        readings.put(QUEUE, Samples.total(queue));
        return Situations.of(Fleets.ready(ready), new Observations(readings));
    }

    /// Two containers.
    private static Situation with(Map<MetricName, Reading> readings) {
        return Situations.of(Fleets.ready(2), new Observations(readings));
    }
}
