package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HysteresisPolicyTest {
    private static final MetricName QUEUE = new MetricName("queue_depth");

    private final HysteresisPolicy policy = new HysteresisPolicy(CPU, 0.70, 0.10, 0.20);

    @ParameterizedTest(name = "four containers at {0} should be {1}")
    @CsvSource({"0.81, 5", "0.801, 5", "0.80, 4", "0.70, 4", "0.50, 4", "0.499, 3", "0.49, 3", "9, 5", "0, 3"})
    void the_example_of_its_documentation_holds(double each, int expected) {
        Fleet fleet = Fleets.ready(4);

        assertThat(recommend(fleet, Samples.cpuOfEach(fleet, each)))
                .isInstanceOfSatisfying(
                        Propose.class, propose -> assertThat(propose.count()).isEqualTo(expected));
    }

    @Test
    void it_says_which_edge_was_crossed() {
        assertThat(recommend(Fleets.ready(2), Samples.cpu(1.0, 0.7)))
                .isEqualTo(new Propose(3, new Reason.Crossed(CPU, 0.85, 0.80, true)));
        assertThat(recommend(Fleets.ready(2), Samples.cpu(0.2, 0.3)))
                .isEqualTo(new Propose(1, new Reason.Crossed(CPU, 0.25, 0.50, false)));
        assertThat(recommend(Fleets.ready(2), Samples.cpu(0.6, 0.8)))
                .isEqualTo(new Propose(2, new Reason.BetweenThresholds(CPU, 0.70, 0.50, 0.80)));
    }

    @Test
    void only_the_newest_sample_of_a_container_counts() {
        var samples = Map.of(Fleets.id(1), RandomSituations.series(0.1, 0.1, 0.1, 0.9));
        Observations observations = Samples.of(CPU, new Reading.PerContainer(samples, Map.of(), Duration.ZERO));

        assertThat(recommend(Fleets.ready(1), observations))
                .isEqualTo(new Propose(2, new Reason.Crossed(CPU, 0.9, 0.80, true)));
        assertThat(policy.metrics()).isEqualTo(Map.of(CPU, Duration.ZERO));
    }

    @Test
    void without_a_sample_of_every_ready_container_it_goes_out_but_not_in() {
        assertThat(recommend(Fleets.ready(3), Samples.cpu(0.9, 0.9)))
                .isEqualTo(new Propose(4, new Reason.Crossed(CPU, 0.9, 0.80, true)));
        assertThat(recommend(Fleets.ready(3), Samples.cpu(0.1, 0.1)))
                .isEqualTo(new Propose(3, new Reason.ScaleInNeedsAllSamples(CPU, 0.1, 1)));
    }

    @Test
    void containers_that_start_or_are_ordered_are_more_already() {
        Fleet fleet = Fleets.ready(2);
        Situation ordered = Situations.of(fleet, 5, Situations.TENTH, Samples.cpuOfEach(fleet, 0.9));
        Situation starting = Situations.of(Fleets.of(2, 1, 0), Samples.cpu(0.9, 0.9));

        assertThat(policy.recommend(ordered)).isEqualTo(new Propose(5, new Reason.Crossed(CPU, 0.9, 0.80, true)));
        assertThat(policy.recommend(starting)).isEqualTo(new Propose(3, new Reason.Crossed(CPU, 0.9, 0.80, true)));
    }

    @Test
    void the_count_that_was_decided_on_is_the_one_to_lower() {
        Fleet fleet = Fleets.ready(2);
        Situation situation = Situations.of(fleet, 5, Situations.TENTH, Samples.cpuOfEach(fleet, 0.1));

        assertThat(policy.recommend(situation).toString()).startsWith("Propose[count=4");
    }

    @Test
    void a_queue_is_held_inside_its_band_too() {
        HysteresisPolicy queue = new HysteresisPolicy(QUEUE, 100, 50, 90);

        assertThat(queue.recommend(Situations.of(Fleets.ready(2), Samples.of(QUEUE, Samples.total(151)))))
                .isEqualTo(new Propose(3, new Reason.Crossed(QUEUE, 151, 150, true)));
        assertThat(queue.recommend(Situations.of(Fleets.ready(2), Samples.of(QUEUE, Samples.total(9)))))
                .isEqualTo(new Propose(1, new Reason.Crossed(QUEUE, 9, 10, false)));
    }

    @Test
    void nothing_is_proposed_below_zero_or_beyond_all_numbers() {
        HysteresisPolicy queue = new HysteresisPolicy(QUEUE, 100, 50, 90);
        Fleet none = Fleets.ready(0);

        assertThat(queue.recommend(Situations.of(none, 0, Situations.TENTH, Samples.of(QUEUE, Samples.total(0)))))
                .isEqualTo(new Propose(0, new Reason.Crossed(QUEUE, 0, 10, false)));
        assertThat(queue.recommend(Situations.of(
                        none, Integer.MAX_VALUE, Situations.TENTH, Samples.of(QUEUE, Samples.total(200)))))
                .isEqualTo(new Propose(Integer.MAX_VALUE, new Reason.Crossed(QUEUE, 200, 150, true)));
    }

    @Test
    void without_data_it_abstains() {
        assertThat(recommend(Fleets.ready(2), Samples.missing()))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "the collector is away")));
        assertThat(recommend(Fleets.ready(2), Samples.stale(Duration.ofSeconds(40))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(CPU, Duration.ofSeconds(40))));
        assertThat(recommend(Fleets.ready(2), Observations.none()))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no source measures it")));
        assertThat(recommend(Fleets.of(0, 2, 0), Samples.cpu(0.9, 0.9)))
                .isEqualTo(new Abstain(new Reason.NothingReady(CPU)));
        assertThat(recommend(Fleets.ready(0), Samples.cpu(0.9))).isEqualTo(new Abstain(new Reason.NoContainers(CPU)));
    }

    @Test
    void the_default_margins_suit_fractions_of_a_limit() {
        assertThat(HysteresisPolicy.withDefaultMargins(CPU, 0.70)).isEqualTo(policy);
    }

    @Test
    void other_metrics_need_margins_of_their_own() {
        assertThatThrownBy(() -> HysteresisPolicy.withDefaultMargins(QUEUE, 100))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("out_margin must be given for queue_depth; in_margin must be given for queue_depth");
    }

    @ParameterizedTest(name = "target {0}, out {1}, in {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0        | 0        | target must be a number above 0, to 9e18; in_margin must be a number from 0, below target
                    NaN      | 0.1      | 0.2      | target must be a number above 0, to 9e18
                    Infinity | 0.1      | 0.2      | target must be a number above 0, to 9e18
                    0.7      | -0.1     | 0.2      | out_margin must be a number from 0 to 9e18
                    0.7      | NaN      | 0.2      | out_margin must be a number from 0 to 9e18
                    0.7      | Infinity | 0.2      | out_margin must be a number from 0 to 9e18
                    0.7      | 0.1      | -0.1     | in_margin must be a number from 0, below target
                    0.7      | 0.1      | NaN      | in_margin must be a number from 0, below target
                    0.7      | 0.1      | 0.7      | in_margin must be a number from 0, below target
                    0.7      | 0.1      | Infinity | in_margin must be a number from 0, below target
                    """)
    void a_band_that_cannot_work_is_refused(double target, double outMargin, double inMargin, String message) {
        assertThatThrownBy(() -> new HysteresisPolicy(CPU, target, outMargin, inMargin))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }

    @Test
    void a_band_of_no_width_is_accepted() {
        HysteresisPolicy narrow = new HysteresisPolicy(CPU, 0.5, 0, 0);

        assertThat(narrow.recommend(Situations.of(Fleets.ready(1), Samples.cpu(0.5))))
                .isEqualTo(new Propose(1, new Reason.BetweenThresholds(CPU, 0.5, 0.5, 0.5)));
    }

    private Recommendation recommend(Fleet fleet, Observations observations) {
        return policy.recommend(Situations.of(fleet, observations));
    }
}
