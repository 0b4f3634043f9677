package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Draft;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CombinationTest {
    private static final Reason ON_TARGET = new Reason.WithinTolerance(CPU, 0.6, 0.6);
    private static final Reason NO_DATA = new Reason.MissingMetric(MEMORY, "away");

    @Test
    void the_largest_proposal_wins_on_the_way_out() {
        assertThat(Combination.largest(List.of(propose(6), propose(9), propose(7)), 5))
                .isEqualTo(new Draft(5, 9, List.of(ON_TARGET, ON_TARGET, ON_TARGET)));
    }

    @Test
    void the_largest_proposal_wins_on_the_way_in() {
        assertThat(Combination.largest(List.of(propose(2), propose(4)), 5).count())
                .isEqualTo(4);
    }

    @Test
    void no_scale_in_while_a_policy_abstains() {
        assertThat(Combination.largest(List.of(propose(3), new Abstain(NO_DATA)), 4))
                .isEqualTo(new Draft(4, 4, List.of(ON_TARGET, NO_DATA, new Reason.ScaleInNeedsAllData(3))));
    }

    @Test
    void a_scale_out_goes_ahead_while_a_policy_abstains() {
        assertThat(Combination.largest(List.of(new Abstain(NO_DATA), propose(6)), 4))
                .isEqualTo(new Draft(4, 6, List.of(NO_DATA, ON_TARGET)));
    }

    @Test
    void a_proposal_to_stay_stays_while_a_policy_abstains() {
        assertThat(Combination.largest(List.of(propose(4), new Abstain(NO_DATA)), 4))
                .isEqualTo(new Draft(4, 4, List.of(ON_TARGET, NO_DATA)));
    }

    @Test
    void the_count_stands_while_all_abstain() {
        assertThat(Combination.largest(List.of(new Abstain(NO_DATA), new Abstain(NO_DATA)), 4))
                .isEqualTo(new Draft(4, 4, List.of(NO_DATA, NO_DATA)));
    }

    @Test
    void a_proposal_of_none_is_a_proposal() {
        assertThat(Combination.largest(List.of(propose(0)), 4).count()).isZero();
    }

    private static Propose propose(int count) {
        return new Propose(count, ON_TARGET);
    }
}
