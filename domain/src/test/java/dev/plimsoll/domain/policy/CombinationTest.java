package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.decision.Direction.HOLD;
import static dev.plimsoll.domain.decision.Direction.IN;
import static dev.plimsoll.domain.decision.Direction.OUT;
import static dev.plimsoll.domain.policy.Combination.AWS;
import static dev.plimsoll.domain.policy.Combination.LARGEST;
import static dev.plimsoll.domain.policy.Combination.MAJORITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CombinationTest {
    private static final Reason WHY = new Reason.Guarded();
    private static final Recommendation NO_DATA = new Abstain(WHY);
    private static final Recommendation NO_OPINION = new Inactive(WHY);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(count(LARGEST, 4, propose(6), propose(3), propose(3))).isEqualTo(6);
        assertThat(count(MAJORITY, 4, propose(6), propose(3), propose(3))).isEqualTo(3);
        assertThat(count(AWS, 4, propose(6), propose(3), propose(3))).isEqualTo(6);
    }

    @Test
    void the_largest_proposal_wins_both_ways() {
        assertThat(count(LARGEST, 5, propose(6), propose(9), propose(7))).isEqualTo(9);
        assertThat(count(LARGEST, 5, propose(2), propose(4))).isEqualTo(4);
        assertThat(count(LARGEST, 5, propose(0))).isZero();
    }

    @Test
    void by_largest_one_that_wants_no_change_holds_off_a_scale_in() {
        assertThat(count(LARGEST, 5, propose(2), propose(5))).isEqualTo(5);
        assertThat(count(LARGEST, 5, propose(2), vote(HOLD))).isEqualTo(5);
        assertThat(count(LARGEST, 5, propose(2), NO_OPINION)).isEqualTo(2);
    }

    @Test
    void a_vote_stands_for_one_container() {
        assertThat(count(LARGEST, 5, vote(OUT))).isEqualTo(6);
        assertThat(count(LARGEST, 5, vote(IN))).isEqualTo(4);
        assertThat(count(LARGEST, 0, vote(IN))).isZero();
    }

    @Test
    void a_vote_out_asks_for_no_more_while_one_more_is_on_its_way() {
        assertThat(LARGEST.combine(List.of(vote(OUT)), 5, 4).count()).isEqualTo(5);
        assertThat(LARGEST.combine(List.of(vote(OUT)), 5, 5).count()).isEqualTo(6);
        assertThat(LARGEST.combine(List.of(vote(OUT), propose(2)), 5, 3).count())
                .isEqualTo(5);
    }

    @Test
    void two_answers_at_once_are_both_heard_when_nothing_else_is() {
        List<Recommendation> blind = List.of(new Both(NO_DATA, new Ceiling(0, WHY)));
        List<Recommendation> guard = List.of(NO_DATA, new Both(propose(4), new Veto(WHY)));

        assertThat(Combination.isBlind(blind, LARGEST.combine(blind, 4))).isTrue();
        assertThat(Combination.isBlind(guard, LARGEST.combine(guard, 4))).isFalse();
    }

    @Test
    void by_majority_more_than_half_of_all_votes_decide() {
        assertThat(count(MAJORITY, 5, vote(OUT), vote(OUT), vote(IN))).isEqualTo(6);
        assertThat(count(MAJORITY, 5, vote(OUT), propose(8), vote(HOLD))).isEqualTo(8);
        assertThat(count(MAJORITY, 5, vote(IN), propose(2), vote(HOLD))).isEqualTo(4);
        assertThat(MAJORITY.combine(List.of(vote(OUT), vote(HOLD)), 5))
                .isEqualTo(new Draft(5, 5, List.of(new Reason.NoMajority(1, 0, 2))));
        assertThat(MAJORITY.combine(List.of(vote(HOLD)), 5)).isEqualTo(new Draft(5, 5));
    }

    @Test
    void by_majority_those_without_data_are_voters_and_those_without_opinion_are_not() {
        assertThat(count(MAJORITY, 5, vote(OUT), NO_DATA)).isEqualTo(5);
        assertThat(count(MAJORITY, 5, vote(OUT), NO_OPINION)).isEqualTo(6);
        assertThat(count(MAJORITY, 5, vote(OUT), vote(OUT), NO_DATA)).isEqualTo(6);
        assertThat(count(MAJORITY, 5, vote(IN), vote(IN), NO_DATA)).isEqualTo(5);
    }

    @Test
    void by_aws_any_scale_out_wins_and_else_the_smallest_scale_in() {
        assertThat(count(AWS, 5, propose(6), propose(8), propose(1))).isEqualTo(8);
        assertThat(count(AWS, 5, propose(1), propose(3), propose(5))).isEqualTo(3);
        assertThat(count(AWS, 5, propose(5), NO_OPINION)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void no_scale_in_while_a_policy_has_no_data(Combination combination) {
        Draft draft = combination.combine(List.of(propose(3), propose(3), NO_DATA), 4);

        assertThat(draft).isEqualTo(new Draft(4, 4, List.of(new Reason.ScaleInNeedsAllData(3))));
        assertThat(Combination.isBlind(List.of(propose(3), propose(3), NO_DATA), draft))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void no_scale_in_while_a_policy_vetoes(Combination combination) {
        List<Recommendation> all = List.of(propose(3), propose(3), new Veto(WHY));

        assertThat(combination.combine(all, 4)).isEqualTo(new Draft(4, 4, List.of(new Reason.Vetoed(3))));
        assertThat(Combination.isBlind(all, combination.combine(all, 4))).isFalse();
    }

    @Test
    void by_majority_a_guard_that_is_outvoted_still_vetoes() {
        Recommendation guard = new Both(propose(5), new Veto(WHY));

        assertThat(count(MAJORITY, 4, vote(IN), vote(IN), guard)).isEqualTo(4);
        assertThat(count(LARGEST, 4, vote(IN), vote(IN), guard)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void a_scale_out_goes_ahead_without_some_of_the_data(Combination combination) {
        assertThat(count(combination, 4, NO_DATA, propose(6), propose(6), new Veto(WHY)))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void floors_and_ceilings_have_no_say_in_the_count(Combination combination) {
        List<Recommendation> all = List.of(new Floor(7, WHY), new Ceiling(2, WHY));

        assertThat(combination.combine(all, 4)).isEqualTo(new Draft(4, 4, List.of(new Reason.NobodySays())));
    }

    @ParameterizedTest
    @EnumSource
    void the_count_stands_while_nobody_knows_anything(Combination combination) {
        Draft draft = combination.combine(List.of(NO_DATA, NO_DATA), 4);

        assertThat(draft).isEqualTo(new Draft(4, 4));
        assertThat(Combination.isBlind(List.of(NO_DATA, NO_DATA), draft)).isTrue();
        assertThat(Combination.isBlind(List.of(NO_DATA, vote(HOLD)), draft)).isFalse();
    }

    private static int count(Combination combination, int current, Recommendation... recommendations) {
        return combination.combine(List.of(recommendations), current).count();
    }

    private static Propose propose(int count) {
        return new Propose(count, WHY);
    }

    private static Vote vote(Direction direction) {
        return new Vote(direction, WHY);
    }
}
