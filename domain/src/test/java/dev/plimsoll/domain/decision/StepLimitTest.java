package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.action;
import static dev.plimsoll.domain.decision.Drafts.after;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static dev.plimsoll.domain.decision.ScalingMemory.EMPTY;
import static dev.plimsoll.domain.decision.ScalingRules.Select.DISABLED;
import static dev.plimsoll.domain.decision.ScalingRules.Select.MAX;
import static dev.plimsoll.domain.decision.ScalingRules.Select.MIN;
import static dev.plimsoll.domain.fixture.Behaviors.FREE;
import static dev.plimsoll.domain.fixture.Behaviors.FROZEN;
import static dev.plimsoll.domain.fixture.Behaviors.count;
import static dev.plimsoll.domain.fixture.Behaviors.fraction;
import static dev.plimsoll.domain.fixture.Behaviors.percent;
import static dev.plimsoll.domain.fixture.Behaviors.rates;
import static dev.plimsoll.domain.fixture.Behaviors.reach;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepLimitTest {
    private static final Duration PERIOD = ofSeconds(15);
    private static final Duration MINUTE = ofSeconds(60);

    @ParameterizedTest(name = "{0} goes to {1}")
    @CsvSource({"1, 5", "4, 8", "5, 10", "6, 12", "0, 4"})
    void the_example_of_its_documentation_holds(int current, int expected) {
        StepLimit limit = out(rates(MAX, percent(100, PERIOD), count(4, PERIOD)));

        assertThat(limit.apply(draft(current, 100), EMPTY, NOW))
                .isEqualTo(draft(current, expected, new Reason.RateLimited(100, expected)));
    }

    @ParameterizedTest(name = "{0} % of {1} lets it go out to {2}")
    @CsvSource({"10, 100, 110", "1, 5, 6", "1, 100, 101", "50, 3, 5", "200, 3, 9", "100, 0, 0", "10, 11, 13"})
    void a_percentage_out_is_rounded_up(int percent, int current, int expected) {
        assertThat(out(rates(MAX, percent(percent, PERIOD)))
                        .apply(draft(current, 1000), EMPTY, NOW)
                        .count())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} % of {1} lets it go in to {2}")
    @CsvSource({"10, 100, 90", "10, 11, 9", "50, 5, 2", "1, 5, 4", "100, 7, 0", "300, 7, 0"})
    void a_percentage_in_leaves_the_truncated_rest(int percent, int current, int expected) {
        assertThat(in(rates(MAX, percent(percent, PERIOD)))
                        .apply(draft(current, 0), EMPTY, NOW)
                        .count())
                .isEqualTo(expected);
    }

    @Test
    void reaching_a_count_is_allowed_from_wherever_it_starts() {
        StepLimit doubleOrFour = out(rates(MAX, percent(100, PERIOD), reach(4, PERIOD)));
        StepLimit halfOrTwo = in(rates(MIN, percent(50, PERIOD), reach(2, PERIOD)));

        assertThat(doubleOrFour.apply(draft(1, 100), EMPTY, NOW).count()).isEqualTo(4);
        assertThat(doubleOrFour.apply(draft(3, 100), EMPTY, NOW).count()).isEqualTo(6);
        assertThat(halfOrTwo.apply(draft(3, 0), EMPTY, NOW).count()).isEqualTo(2);
        assertThat(halfOrTwo.apply(draft(9, 0), EMPTY, NOW).count()).isEqualTo(4);
        assertThat(doubleOrFour
                        .apply(draft(9, 100), after(action(ofSeconds(1), 1, 9)), NOW)
                        .count())
                .isEqualTo(9);
    }

    @Test
    void a_count_in_leaves_at_least_none() {
        StepLimit limit = in(rates(MAX, count(3, PERIOD)));

        assertThat(limit.apply(draft(5, 0), EMPTY, NOW)).isEqualTo(draft(5, 2, new Reason.RateLimited(0, 2)));
        assertThat(limit.apply(draft(2, 0), EMPTY, NOW)).isEqualTo(draft(2, 0));
    }

    @Test
    void max_takes_the_most_change_in_both_directions() {
        ScalingRules rules = rates(MAX, count(1, PERIOD), count(3, PERIOD));

        assertThat(out(rules).apply(draft(5, 20), EMPTY, NOW).count()).isEqualTo(8);
        assertThat(in(rules).apply(draft(5, 0), EMPTY, NOW).count()).isEqualTo(2);
    }

    @Test
    void min_takes_the_least_change_in_both_directions() {
        ScalingRules rules = rates(MIN, count(1, PERIOD), count(3, PERIOD));

        assertThat(out(rules).apply(draft(5, 20), EMPTY, NOW).count()).isEqualTo(6);
        assertThat(in(rules).apply(draft(5, 0), EMPTY, NOW).count()).isEqualTo(4);
    }

    @Test
    void a_disabled_direction_is_frozen_and_the_other_is_not() {
        StepLimit limit = new StepLimit(rates(DISABLED, count(9, PERIOD)), FREE);

        assertThat(limit.apply(draft(5, 8), EMPTY, NOW)).isEqualTo(draft(5, 5, new Reason.DirectionDisabled(8)));
        assertThat(limit.apply(draft(5, 2), EMPTY, NOW)).isEqualTo(draft(5, 2));
        assertThat(in(FROZEN).apply(draft(5, 2), EMPTY, NOW)).isEqualTo(draft(5, 5, new Reason.DirectionDisabled(2)));
    }

    @Test
    void what_was_added_within_the_period_counts() {
        StepLimit limit = out(rates(MAX, count(4, MINUTE)));

        assertThat(limit.apply(draft(8, 20), after(action(ofSeconds(30), 5, 8)), NOW)
                        .count())
                .isEqualTo(9);
    }

    @Test
    void an_action_exactly_as_old_as_the_period_is_outside() {
        StepLimit limit = out(rates(MAX, count(4, MINUTE)));

        assertThat(limit.apply(draft(8, 20), after(action(MINUTE, 5, 8)), NOW).count())
                .isEqualTo(12);
        assertThat(limit.apply(draft(8, 20), after(action(MINUTE.minus(ofMillis(1)), 5, 8)), NOW)
                        .count())
                .isEqualTo(9);
    }

    @Test
    void both_directions_count_towards_the_start_of_the_period() {
        ScalingMemory memory = after(action(ofSeconds(40), 4, 9), action(ofSeconds(20), 9, 6));

        assertThat(out(rates(MAX, count(4, MINUTE)))
                        .apply(draft(6, 20), memory, NOW)
                        .count())
                .isEqualTo(8);
        assertThat(in(rates(MAX, count(1, MINUTE)))
                        .apply(draft(6, 0), memory, NOW)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void each_rule_looks_back_over_its_own_period() {
        StepLimit limit = out(rates(MIN, count(2, ofSeconds(10)), count(4, MINUTE)));

        assertThat(limit.apply(draft(8, 20), after(action(ofSeconds(30), 5, 8)), NOW)
                        .count())
                .isEqualTo(9);
        assertThat(limit.apply(draft(8, 20), EMPTY, NOW).count()).isEqualTo(10);
    }

    @Test
    void a_limit_already_passed_holds_and_never_pushes_backwards() {
        assertThat(out(rates(MAX, count(4, MINUTE))).apply(draft(15, 20), after(action(ofSeconds(30), 5, 15)), NOW))
                .isEqualTo(draft(15, 15, new Reason.RateLimited(20, 15)));
        assertThat(in(rates(MAX, count(1, MINUTE))).apply(draft(5, 2), after(action(ofSeconds(30), 15, 5)), NOW))
                .isEqualTo(draft(5, 5, new Reason.RateLimited(2, 5)));
    }

    @Test
    void a_rule_larger_than_all_numbers_limits_nothing() {
        ScalingRules rules = rates(MAX, count(Integer.MAX_VALUE, PERIOD), percent(Integer.MAX_VALUE, PERIOD));

        assertThat(out(rules).apply(draft(10_000, Integer.MAX_VALUE), EMPTY, NOW))
                .isEqualTo(draft(10_000, Integer.MAX_VALUE));
        assertThat(in(rules).apply(draft(10_000, 0), EMPTY, NOW)).isEqualTo(draft(10_000, 0));
    }

    @ParameterizedTest(name = "{0} of {1} lets it go in to {2}")
    @CsvSource({"0.5, 10, 5", "0.5, 5, 3", "0.5, 2, 1", "0.5, 1, 0", "0.1, 4, 3", "0.29, 100, 71", "1, 7, 0", "3, 7, 0"
    })
    void one_step_in_takes_no_larger_share_than_allowed_but_always_one(double fraction, int current, int expected) {
        assertThat(in(fraction(fraction)).apply(draft(current, 0), EMPTY, NOW).count())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of {1} lets it go out to {2}")
    @CsvSource({"0.5, 10, 15", "0.5, 5, 7", "0.5, 1, 2", "0.01, 10, 11", "2, 3, 9", "0.5, 0, 1"})
    void one_step_out_adds_no_larger_share_than_allowed_but_always_one(double fraction, int current, int expected) {
        assertThat(out(fraction(fraction)).apply(draft(current, 100), EMPTY, NOW))
                .isEqualTo(draft(current, expected, new Reason.FractionLimited(100, expected, fraction)));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "10000"})
    void no_share_at_all_is_no_limit(int current) {
        assertThat(out(FREE).apply(draft(current, 20_000), EMPTY, NOW)).isEqualTo(draft(current, 20_000));
        assertThat(in(FREE).apply(draft(current, 0), EMPTY, NOW)).isEqualTo(draft(current, 0));
    }

    @Test
    void both_limits_leave_their_reasons() {
        ScalingRules rules =
                new ScalingRules(0.1, Duration.ZERO, Duration.ZERO, MAX, List.of(percent(80, PERIOD)), 0.5);

        assertThat(in(rules).apply(draft(10, 0), EMPTY, NOW))
                .isEqualTo(
                        new Draft(10, 5, List.of(new Reason.RateLimited(0, 2), new Reason.FractionLimited(2, 5, 0.5))));
    }

    @Test
    void a_proposal_to_stay_needs_no_limit() {
        StepLimit frozen = new StepLimit(FROZEN, FROZEN);

        assertThat(frozen.apply(draft(5, 5), EMPTY, NOW)).isEqualTo(draft(5, 5));
    }

    private static StepLimit out(ScalingRules rules) {
        return new StepLimit(rules, FROZEN);
    }

    private static StepLimit in(ScalingRules rules) {
        return new StepLimit(FROZEN, rules);
    }
}
