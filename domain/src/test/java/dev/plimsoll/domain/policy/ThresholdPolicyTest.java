package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdPolicyTest {
    private final ThresholdPolicy policy = new ThresholdPolicy(CPU, 0.80, 0.30, Aggregation.DEFAULT);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(0.70, 1.00)).isEqualTo(new Vote(Direction.OUT, new Reason.Crossed(CPU, 0.85, 0.80, true)));
        assertThat(recommend(0.70, 0.90))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.BetweenThresholds(CPU, 0.80, 0.30, 0.80)));
    }

    @Test
    void below_the_lower_threshold_it_votes_in() {
        assertThat(recommend(0.1, 0.3)).isEqualTo(new Vote(Direction.IN, new Reason.Crossed(CPU, 0.20, 0.30, false)));
        assertThat(recommend(0.3, 0.3))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.BetweenThresholds(CPU, 0.30, 0.30, 0.80)));
    }

    @Test
    void it_looks_back_no_further_than_its_period() {
        ThresholdPolicy recent = policy("average", 10);

        assertThat(recent.metrics()).isEqualTo(Map.of(CPU, Duration.ofSeconds(10)));
        assertThat(recent.recommend(situation(Fleets.ready(1), 9, 9, 0.5, 0.5)))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.BetweenThresholds(CPU, 0.5, 0.30, 0.80)));
    }

    @ParameterizedTest(name = "{0} of 0.1, 0.5 and 0.9 votes {1}")
    @CsvSource({"average, HOLD", "max, OUT", "min, IN", "p50, HOLD", "p66, HOLD", "p67, OUT"})
    void the_statistic_decides_what_is_compared(String statistic, Direction expected) {
        assertThat(policy(statistic, 60).recommend(situation(Fleets.ready(1), 0.1, 0.5, 0.9)))
                .isInstanceOfSatisfying(
                        Vote.class, vote -> assertThat(vote.direction()).isEqualTo(expected));
    }

    @Test
    void without_a_sample_of_every_ready_container_it_votes_out_but_not_in() {
        assertThat(policy.recommend(situation(Fleets.ready(2), 0.9)))
                .isEqualTo(new Vote(Direction.OUT, new Reason.Crossed(CPU, 0.9, 0.80, true)));
        assertThat(policy.recommend(situation(Fleets.ready(2), 0.1)))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.ScaleInNeedsAllSamples(CPU, 0.1, 1)));
    }

    @Test
    void a_queue_needs_no_container() {
        MetricName queue = new MetricName("queue_depth");
        ThresholdPolicy total = new ThresholdPolicy(queue, 10, 0, Aggregation.DEFAULT);

        assertThat(total.recommend(Situations.of(Fleets.ready(0), Samples.of(queue, Samples.total(11)))))
                .isEqualTo(new Vote(Direction.OUT, new Reason.Crossed(queue, 11, 10, true)));
    }

    @Test
    void without_data_it_abstains() {
        Reading old = new Reading.Total(TimeSeries.of(Situations.NOW.minusSeconds(300), 9));

        assertThat(policy.recommend(Situations.of(Fleets.ready(1), Samples.of(CPU, old))))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "it has no usable sample")));
        assertThat(policy.recommend(Situations.of(Fleets.ready(1), Samples.stale(Duration.ofSeconds(40)))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(CPU, Duration.ofSeconds(40))));
    }

    @ParameterizedTest(name = "up {0}, down {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    NaN      | 0.3 | scale_up_threshold must be a number from 0 to 9e18
                    Infinity | 0.3 | scale_up_threshold must be a number from 0 to 9e18
                    0.8      | NaN | scale_down_threshold must be a number from 0, below scale_up_threshold
                    0.8      | 0.8 | scale_down_threshold must be a number from 0, below scale_up_threshold
                    0.8      | 0.9 | scale_down_threshold must be a number from 0, below scale_up_threshold
                    0.8      | -1  | scale_down_threshold must be a number from 0, below scale_up_threshold
                    """)
    void thresholds_that_cannot_work_are_refused(double up, double down, String message) {
        assertThatThrownBy(() -> new ThresholdPolicy(CPU, up, down, Aggregation.DEFAULT))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }

    private static ThresholdPolicy policy(String statistic, int seconds) {
        return new ThresholdPolicy(
                CPU, 0.80, 0.30, new Aggregation(Statistic.of(statistic), Duration.ofSeconds(seconds)));
    }

    private Recommendation recommend(double... samples) {
        return policy.recommend(situation(Fleets.ready(1), samples));
    }

    /// The first container had these samples, one every five seconds until now.
    private static Situation situation(Fleet fleet, double... samples) {
        var series = Map.of(Fleets.id(1), RandomSituations.series(samples));
        return Situations.of(fleet, Samples.of(CPU, new Reading.PerContainer(series, Map.of(), Duration.ZERO)));
    }
}
