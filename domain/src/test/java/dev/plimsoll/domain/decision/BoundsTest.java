package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.Drafts.NOW;
import static dev.plimsoll.domain.decision.Drafts.draft;
import static dev.plimsoll.domain.decision.ScalingMemory.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoundsTest {
    private final Bounds bounds = new Bounds(2, 10);

    @Test
    void a_count_inside_passes_and_the_bounds_are_inside() {
        assertThat(bounds.apply(draft(5, 10), EMPTY, NOW)).isEqualTo(draft(5, 10));
        assertThat(bounds.apply(draft(5, 2), EMPTY, NOW)).isEqualTo(draft(5, 2));
        assertThat(bounds.contains(2)).isTrue();
        assertThat(bounds.contains(10)).isTrue();
        assertThat(bounds.contains(1)).isFalse();
        assertThat(bounds.contains(11)).isFalse();
    }

    @Test
    void a_count_above_becomes_the_maximum() {
        assertThat(bounds.apply(draft(5, 11), EMPTY, NOW)).isEqualTo(draft(5, 10, new Reason.Bounded(11, 10, true)));
    }

    @Test
    void a_count_below_becomes_the_minimum() {
        assertThat(bounds.apply(draft(5, 1), EMPTY, NOW)).isEqualTo(draft(5, 2, new Reason.Bounded(1, 2, false)));
    }

    @Test
    void the_widest_and_the_narrowest_are_accepted() {
        assertThat(new Bounds(0, 10_000).nearest(20_000)).isEqualTo(10_000);
        assertThat(new Bounds(1, 1).nearest(0)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}..{1}")
    @CsvSource({
        "-1, 5, min_containers must be at least 0",
        "0, 0, max_containers must be at least 1",
        "3, 2, max_containers must be at least min_containers",
        "2, 1, max_containers must be at least min_containers",
        "1, 10001, max_containers must be at most 10000",
        "-1, 0, min_containers must be at least 0; max_containers must be at least 1"
    })
    void impossible_bounds_are_refused_with_every_problem(int min, int max, String message) {
        assertThatThrownBy(() -> new Bounds(min, max))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }
}
