package dev.plimsoll.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

final class ProblemsTest {
    @Test
    void all_problems_are_refused_at_once_in_order() {
        InvalidSettings refused = refusal(new Problems()
                .check(false, "min_containers", "must be at least 0")
                .check(true, "metric", "must not be blank")
                .check(false, "max_containers", "must be at least 1"));

        assertThat(refused.problems())
                .containsExactly(
                        new Problem("min_containers", "must be at least 0"),
                        new Problem("max_containers", "must be at least 1"));
        assertThat(refused).hasMessage("min_containers must be at least 0; max_containers must be at least 1");
    }

    @Test
    void problems_of_a_part_are_seen_from_the_whole() {
        InvalidSettings part = refusal(new Problems().check(false, "value", "must be at least 1"));
        InvalidSettings middle = refusal(new Problems().addUnder("policies[0]", part));
        InvalidSettings whole = refusal(new Problems().addUnder("behavior.scale_in", middle));

        assertThat(whole.problems())
                .containsExactly(new Problem("behavior.scale_in.policies[0].value", "must be at least 1"));
    }

    @Test
    void an_empty_path_or_prefix_adds_no_dot() {
        assertThat(new Problem("", "is wrong").under("behavior")).isEqualTo(new Problem("behavior", "is wrong"));
        assertThat(new Problem("value", "is wrong").under("")).isEqualTo(new Problem("value", "is wrong"));
    }

    @Test
    void nothing_wrong_refuses_nothing() {
        Problems problems = new Problems().check(true, "value", "must be at least 1");

        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    private static InvalidSettings refusal(Problems problems) {
        assertThat(problems.isEmpty()).isFalse();
        return catchThrowableOfType(InvalidSettings.class, problems::refuse);
    }
}
