package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Direction.HOLD;
import static dev.plimsoll.domain.decision.Direction.OUT;
import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static dev.plimsoll.domain.decision.ScalingMemory.EMPTY;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Reason WHY = new Reason.NobodySays();
    private static final Recommendation IDLE = new Ceiling(0, new Reason.Idle(CPU, Duration.ofMinutes(9)));

    private final Limits limits = of();

    @Test
    void a_count_inside_passes_and_the_bounds_are_inside() {
        assertThat(limits.apply(draft(5, 10), EMPTY, NOW)).isEqualTo(draft(5, 10));
        assertThat(limits.apply(draft(5, 2), EMPTY, NOW)).isEqualTo(draft(5, 2));
        assertThat(limits.contains(2)).isTrue();
        assertThat(limits.contains(10)).isTrue();
        assertThat(limits.contains(1)).isFalse();
        assertThat(limits.contains(11)).isFalse();
    }

    @Test
    void a_count_above_becomes_the_maximum() {
        assertThat(limits.apply(draft(5, 11), EMPTY, NOW)).isEqualTo(draft(5, 10, new Reason.Bounded(11, 10, true)));
    }

    @Test
    void a_count_below_becomes_the_minimum() {
        assertThat(limits.apply(draft(5, 1), EMPTY, NOW)).isEqualTo(draft(5, 2, new Reason.Bounded(1, 2, false)));
    }

    @Test
    void the_highest_floor_and_the_lowest_ceiling_count() {
        assertThat(of(floor(4), floor(3))).isEqualTo(new Limits(4, 10));
        assertThat(of(ceiling(6), ceiling(8))).isEqualTo(new Limits(2, 6));
        assertThat(of(new Both(floor(4), ceiling(7)))).isEqualTo(new Limits(4, 7));
    }

    @Test
    void a_ceiling_beats_a_floor_and_neither_leaves_the_bounds() {
        assertThat(of(floor(4), ceiling(3))).isEqualTo(new Limits(3, 3));
        assertThat(of(ceiling(1))).isEqualTo(new Limits(2, 2));
        assertThat(of(ceiling(0))).isEqualTo(new Limits(2, 2));
        assertThat(of(floor(50))).isEqualTo(new Limits(10, 10));
        assertThat(of(floor(0))).isEqualTo(new Limits(2, 10));
    }

    @Test
    void only_idleness_goes_below_the_minimum() {
        assertThat(of(IDLE)).isEqualTo(new Limits(0, 0));
        assertThat(of(IDLE, new Propose(5, WHY), new Propose(1, WHY), new Vote(HOLD, WHY), new Inactive(WHY)))
                .isEqualTo(new Limits(0, 0));
    }

    @Test
    void idleness_waits_while_anybody_needs_containers() {
        Limits awake = new Limits(2, 10);

        assertThat(of(IDLE, new Propose(6, WHY))).isEqualTo(awake);
        assertThat(of(IDLE, new Vote(OUT, WHY))).isEqualTo(awake);
        assertThat(of(IDLE, new Veto(WHY))).isEqualTo(awake);
        assertThat(of(IDLE, new Abstain(WHY))).isEqualTo(awake);
        assertThat(of(IDLE, floor(1))).isEqualTo(new Limits(2, 10));
    }

    @Test
    void who_has_no_data_at_zero_wakes_nobody() {
        assertThat(Limits.of(new Bounds(2, 10), List.of(IDLE, new Abstain(WHY)), 0))
                .isEqualTo(new Limits(0, 0));
    }

    @Test
    void a_veto_at_zero_wakes_nobody() {
        assertThat(Limits.of(new Bounds(2, 10), List.of(IDLE, new Veto(WHY)), 0))
                .isEqualTo(new Limits(0, 0));
    }

    private static Limits of(Recommendation... recommendations) {
        return Limits.of(new Bounds(2, 10), List.of(recommendations), 5);
    }

    private static Floor floor(int count) {
        return new Floor(count, WHY);
    }

    private static Ceiling ceiling(int count) {
        return new Ceiling(count, WHY);
    }
}
