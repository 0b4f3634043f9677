package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.action;
import static dev.plimsoll.domain.decision.Drafts.after;
import static dev.plimsoll.domain.decision.Drafts.recommended;
import static dev.plimsoll.domain.decision.Drafts.remembering;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScalingMemoryTest {
    @Test
    void of_a_run_of_equal_recommendations_only_the_newest_is_kept() {
        ScalingMemory memory = remembering(recommended(ofSeconds(20), 3), recommended(ofSeconds(10), 4))
                .recommended(4, NOW, ofSeconds(60));

        assertThat(memory.recommendations()).containsExactly(recommended(ofSeconds(20), 3), recommended(ZERO, 4));
    }

    @Test
    void an_equal_recommendation_before_another_is_kept() {
        ScalingMemory memory = remembering(recommended(ofSeconds(20), 4), recommended(ofSeconds(10), 3))
                .recommended(4, NOW, ofSeconds(60));

        assertThat(memory.recommendations())
                .containsExactly(recommended(ofSeconds(20), 4), recommended(ofSeconds(10), 3), recommended(ZERO, 4));
    }

    @Test
    void recommendations_as_old_as_the_window_are_forgotten() {
        ScalingMemory memory = remembering(recommended(ofSeconds(60), 3), recommended(ofSeconds(59), 4))
                .recommended(5, NOW, ofSeconds(60));

        assertThat(memory.recommendations()).containsExactly(recommended(ofSeconds(59), 4), recommended(ZERO, 5));
    }

    @Test
    void actions_that_no_rule_looks_back_to_are_forgotten() {
        ScalingMemory memory = after(action(ofSeconds(60), 1, 2), action(ofSeconds(59), 2, 3))
                .acted(action(ZERO, 3, 4), ofSeconds(60));

        assertThat(memory.actions()).containsExactly(action(ofSeconds(59), 2, 3), action(ZERO, 3, 4));
    }

    @Test
    void recommending_keeps_the_actions_and_acting_keeps_the_recommendations() {
        ScalingMemory memory = remembering(recommended(ofSeconds(5), 3))
                .acted(action(ZERO, 3, 4), ofSeconds(60))
                .recommended(5, NOW, ofSeconds(60));

        assertThat(memory.actions()).containsExactly(action(ZERO, 3, 4));
        assertThat(memory.recommendations()).containsExactly(recommended(ofSeconds(5), 3), recommended(ZERO, 5));
    }
}
