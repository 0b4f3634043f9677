package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static dev.plimsoll.domain.decision.Drafts.recommended;
import static dev.plimsoll.domain.decision.Drafts.remembering;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StabilizationWindowTest {
    private static final Duration FIVE_MINUTES = ofMinutes(5);
    private static final Duration MINUTE = ofMinutes(1);

    private final StabilizationWindow inWindow = new StabilizationWindow(ZERO, FIVE_MINUTES);
    private final StabilizationWindow outWindow = new StabilizationWindow(MINUTE, ZERO);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(inWindow.apply(draft(5, 2), remembering(recommended(MINUTE, 4), recommended(ZERO, 2)), NOW))
                .isEqualTo(draft(5, 4, new Reason.Stabilized(2, 4, FIVE_MINUTES)));
    }

    @Test
    void a_scale_in_goes_no_further_than_the_highest_of_its_window() {
        ScalingMemory memory =
                remembering(recommended(ofMinutes(4), 3), recommended(ofMinutes(3), 4), recommended(MINUTE, 2));

        assertThat(inWindow.apply(draft(5, 1), memory, NOW).count()).isEqualTo(4);
    }

    @Test
    void a_higher_recommendation_than_the_current_count_holds_and_never_scales_out() {
        assertThat(inWindow.apply(draft(5, 2), remembering(recommended(MINUTE, 9)), NOW)
                        .count())
                .isEqualTo(5);
    }

    @Test
    void a_recommendation_exactly_as_old_as_the_window_is_outside() {
        Duration justInside = FIVE_MINUTES.minus(ofNanos(1));

        assertThat(inWindow.apply(draft(5, 2), remembering(recommended(FIVE_MINUTES, 5)), NOW))
                .isEqualTo(draft(5, 2));
        assertThat(inWindow.apply(draft(5, 2), remembering(recommended(justInside, 5)), NOW)
                        .count())
                .isEqualTo(5);
    }

    @Test
    void a_scale_out_goes_no_further_than_the_lowest_of_its_window() {
        ScalingMemory memory = remembering(recommended(ofSeconds(30), 8), recommended(ofSeconds(10), 7));

        assertThat(outWindow.apply(draft(5, 9), memory, NOW))
                .isEqualTo(draft(5, 7, new Reason.Stabilized(9, 7, MINUTE)));
    }

    @Test
    void a_lower_recommendation_than_the_current_count_holds_and_never_scales_in() {
        assertThat(outWindow
                        .apply(draft(5, 9), remembering(recommended(ofSeconds(30), 2)), NOW)
                        .count())
                .isEqualTo(5);
    }

    @Test
    void each_direction_looks_back_over_its_own_window() {
        ScalingMemory memory = remembering(recommended(ofMinutes(2), 5));
        StabilizationWindow both = new StabilizationWindow(MINUTE, FIVE_MINUTES);

        assertThat(both.apply(draft(5, 9), memory, NOW).count()).isEqualTo(9);
        assertThat(both.apply(draft(5, 2), memory, NOW).count()).isEqualTo(5);
    }

    @Test
    void without_windows_every_proposal_passes() {
        StabilizationWindow none = new StabilizationWindow(ZERO, ZERO);
        ScalingMemory memory = remembering(recommended(ofNanos(1), 5), recommended(ZERO, 5));

        assertThat(none.apply(draft(5, 9), memory, NOW)).isEqualTo(draft(5, 9));
        assertThat(none.apply(draft(5, 2), memory, NOW)).isEqualTo(draft(5, 2));
    }

    @Test
    void a_proposal_to_stay_stays() {
        ScalingMemory memory = remembering(recommended(ofSeconds(30), 2), recommended(ofSeconds(20), 9));

        assertThat(new StabilizationWindow(MINUTE, MINUTE).apply(draft(5, 5), memory, NOW))
                .isEqualTo(draft(5, 5));
    }
}
