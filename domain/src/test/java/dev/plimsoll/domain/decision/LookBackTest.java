package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.action;
import static dev.plimsoll.domain.decision.Drafts.after;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LookBackTest {
    private final LookBack lookBack = new LookBack(ofSeconds(60));

    @Test
    void a_scale_in_waits_until_all_samples_are_of_the_present_count() {
        assertThat(lookBack.apply(draft(4, 3), after(action(ofSeconds(20), 5, 4)), NOW))
                .isEqualTo(draft(4, 4, new Reason.SamplesOfAnotherCount(3, ofSeconds(40))));
        assertThat(lookBack.apply(draft(6, 3), after(action(ofSeconds(20), 5, 4), action(ofSeconds(5), 4, 6)), NOW))
                .isEqualTo(draft(6, 6, new Reason.SamplesOfAnotherCount(3, ofSeconds(40))));
    }

    @Test
    void after_a_scale_out_nothing_waits() {
        assertThat(lookBack.apply(draft(4, 3), after(action(ofSeconds(20), 2, 4)), NOW))
                .isEqualTo(draft(4, 3));
    }

    @Test
    void it_is_over_exactly_at_its_end() {
        assertThat(lookBack.apply(draft(4, 3), after(action(ofSeconds(60), 5, 4)), NOW))
                .isEqualTo(draft(4, 3));
    }

    @Test
    void a_scale_out_never_waits() {
        assertThat(lookBack.apply(draft(4, 5), after(action(ofSeconds(1), 3, 4)), NOW))
                .isEqualTo(draft(4, 5));
    }

    @Test
    void where_nobody_looks_back_nothing_waits() {
        assertThat(new LookBack(ZERO).apply(draft(4, 3), after(action(ZERO, 5, 4)), NOW))
                .isEqualTo(draft(4, 3));
    }

    @Test
    void nothing_waits_for_an_action_of_a_clock_that_was_set_back() {
        assertThat(lookBack.apply(draft(4, 3), after(action(ofHours(-1), 5, 4)), NOW))
                .isEqualTo(draft(4, 3));
    }
}
