package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.action;
import static dev.plimsoll.domain.decision.Drafts.after;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CooldownTest {
    private final Cooldown cooldown = new Cooldown(ofSeconds(30), ofSeconds(60));

    @Test
    void a_scale_in_waits_for_the_cooldown_of_the_last_scale_in() {
        assertThat(cooldown.apply(draft(4, 3), after(action(ofSeconds(20), 5, 4)), NOW))
                .isEqualTo(draft(4, 4, new Reason.CoolingDown(3, ofSeconds(40))));
    }

    @Test
    void a_scale_out_waits_for_the_cooldown_of_the_last_scale_out() {
        assertThat(cooldown.apply(draft(5, 6), after(action(ofSeconds(20), 4, 5, 8)), NOW))
                .isEqualTo(draft(5, 5, new Reason.CoolingDown(6, ofSeconds(10))));
    }

    @Test
    void it_is_over_exactly_at_its_end() {
        Duration justBefore = ofSeconds(60).minus(ofMillis(1));

        assertThat(cooldown.apply(draft(4, 3), after(action(ofSeconds(60), 5, 4)), NOW))
                .isEqualTo(draft(4, 3));
        assertThat(cooldown.apply(draft(4, 3), after(action(justBefore, 5, 4)), NOW))
                .isEqualTo(draft(4, 4, new Reason.CoolingDown(3, ofMillis(1))));
    }

    @Test
    void a_larger_wish_passes_a_scale_out_cooldown() {
        ScalingMemory memory = after(action(ofSeconds(5), 4, 5, 8));

        assertThat(cooldown.apply(draft(5, 9), memory, NOW)).isEqualTo(draft(5, 9));
        assertThat(cooldown.apply(draft(5, 8), memory, NOW).count()).isEqualTo(5);
    }

    @Test
    void nothing_passes_a_strict_cooldown_and_nothing_ends_it() {
        Cooldown strict = new Cooldown(ofSeconds(30), ofSeconds(60), true);
        ScalingMemory both = after(action(ofSeconds(10), 5, 4), action(ofSeconds(5), 4, 6));

        assertThat(strict.apply(draft(5, 9), after(action(ofSeconds(5), 4, 5, 8)), NOW))
                .isEqualTo(draft(5, 5, new Reason.CoolingDown(9, ofSeconds(25))));
        assertThat(strict.apply(draft(5, 9), after(action(ofSeconds(30), 4, 5, 8)), NOW))
                .isEqualTo(draft(5, 9));
        assertThat(strict.apply(draft(6, 5), both, NOW))
                .isEqualTo(draft(6, 6, new Reason.CoolingDown(5, ofSeconds(50))));
        assertThat(strict.apply(draft(6, 7), both, NOW))
                .isEqualTo(draft(6, 6, new Reason.CoolingDown(7, ofSeconds(25))));
        assertThat(strict.apply(draft(4, 5), after(action(ofSeconds(5), 5, 4)), NOW))
                .isEqualTo(draft(4, 5));
    }

    @Test
    void a_smaller_wish_does_not_pass_a_scale_in_cooldown() {
        assertThat(cooldown.apply(draft(4, 1), after(action(ofSeconds(5), 5, 4)), NOW)
                        .count())
                .isEqualTo(4);
    }

    @Test
    void a_scale_out_ends_a_scale_in_cooldown() {
        ScalingMemory memory = after(action(ofSeconds(10), 5, 4), action(ofSeconds(5), 4, 6));

        assertThat(cooldown.apply(draft(6, 5), memory, NOW)).isEqualTo(draft(6, 5));
    }

    @Test
    void a_scale_in_cooldown_does_not_hold_off_a_scale_out() {
        assertThat(cooldown.apply(draft(4, 5), after(action(ofSeconds(5), 5, 4)), NOW))
                .isEqualTo(draft(4, 5));
    }

    @Test
    void nothing_cools_down_before_the_first_action() {
        assertThat(cooldown.apply(draft(4, 3), ScalingMemory.EMPTY, NOW)).isEqualTo(draft(4, 3));
    }

    @Test
    void a_proposal_to_stay_needs_no_cooldown() {
        assertThat(cooldown.apply(draft(4, 4), after(action(ofSeconds(5), 5, 4)), NOW))
                .isEqualTo(draft(4, 4));
    }
}
