package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason.NotSignalled;
import dev.plimsoll.domain.decision.Reason.Signalled;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventPolicyTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Inactive SILENT = new Inactive(new NotSignalled("campaign"));

    private final EventPolicy policy = new EventPolicy("campaign", 8, HOUR);

    @Test
    void the_example_of_its_documentation_holds() {
        ScalingMemory memory = ScalingMemory.EMPTY.signalled("campaign", NOW);
        Floor floor = new Floor(8, new Signalled("campaign", NOW.plus(HOUR)));

        assertThat(recommend(memory, NOW)).isEqualTo(floor);
        assertThat(recommend(memory, NOW.plus(HOUR).minusNanos(1))).isEqualTo(floor);
        assertThat(recommend(memory, NOW.plus(HOUR))).isEqualTo(SILENT);
    }

    @Test
    void without_a_signal_it_has_no_opinion() {
        assertThat(recommend(ScalingMemory.EMPTY, NOW)).isEqualTo(SILENT);
        assertThat(recommend(ScalingMemory.EMPTY.signalled("Campaign", NOW), NOW))
                .isEqualTo(SILENT);
    }

    @Test
    void a_newer_signal_begins_the_time_anew() {
        ScalingMemory memory =
                ScalingMemory.EMPTY.signalled("campaign", NOW).signalled("campaign", NOW.plusSeconds(1800));

        assertThat(recommend(memory, NOW.plusSeconds(5399)))
                .isEqualTo(new Floor(8, new Signalled("campaign", NOW.plusSeconds(5400))));
        assertThat(recommend(memory, NOW.plusSeconds(5400))).isEqualTo(SILENT);
    }

    @Test
    void a_signal_from_the_future_counts_as_signalled_now() {
        ScalingMemory memory = ScalingMemory.EMPTY.signalled("campaign", NOW.plus(Duration.ofDays(400)));
        assertThat(recommend(memory, NOW)).isEqualTo(new Floor(8, new Signalled("campaign", NOW.plus(HOUR))));

        ScalingMemory remembered = policy.remember(situation(memory, NOW), memory);
        assertThat(remembered).isEqualTo(ScalingMemory.EMPTY.signalled("campaign", NOW));
        assertThat(recommend(remembered, NOW.plus(HOUR))).isEqualTo(SILENT);
    }

    @Test
    void otherwise_it_remembers_nothing_of_its_own() {
        ScalingMemory memory = ScalingMemory.EMPTY.signalled("campaign", NOW).signalled("sale", NOW.plusSeconds(9));

        assertThat(policy.remember(situation(memory, NOW), memory)).isSameAs(memory);
        assertThat(policy.remember(situation(ScalingMemory.EMPTY, NOW), memory)).isSameAs(memory);
    }

    @Test
    void it_needs_no_metric_and_wakes_from_zero() {
        assertThat(policy.metrics()).isEmpty();
        assertThat(policy.wakesFromZero()).isTrue();
    }

    @ParameterizedTest(name = "\"{0}\", {1} containers, {2}: {3}")
    @CsvSource({
        "'  ', 1, PT1S, event must not be blank",
        "'', 1, PT1S, event must not be blank",
        "x, 0, PT1S, count must be from 1 to 10000",
        "x, -1, PT1S, count must be from 1 to 10000",
        "x, 10001, PT1S, count must be from 1 to 10000",
        "x, 1, PT0.999S, duration_seconds must be from 1 to 2678400",
        "x, 1, PT-1S, duration_seconds must be from 1 to 2678400",
        "x, 1, PT744H0.001S, duration_seconds must be from 1 to 2678400",
        "'', 0, PT0S, event must not be blank; count must be from 1 to 10000; "
                + "duration_seconds must be from 1 to 2678400",
    })
    void what_cannot_work_is_refused(String event, int count, Duration duration, String problems) {
        assertThatThrownBy(() -> new EventPolicy(event, count, duration))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(problems);
    }

    @Test
    void the_longest_name_and_the_extremes_are_accepted() {
        String longest = "x".repeat(64);

        assertThat(new EventPolicy(longest, 10_000, Duration.ofDays(31)).event())
                .isEqualTo(longest);
        assertThat(new EventPolicy("x", 1, Duration.ofSeconds(1)).count()).isEqualTo(1);
        assertThatThrownBy(() -> new EventPolicy(longest + "x", 1, HOUR))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("event must have at most 64 characters");
    }

    private Recommendation recommend(ScalingMemory memory, Instant now) {
        return policy.recommend(situation(memory, now));
    }

    private static Situation situation(ScalingMemory memory, Instant now) {
        return Situations.of(Fleets.ready(2), 2, Situations.TENTH, Observations.none(), memory, now);
    }
}
