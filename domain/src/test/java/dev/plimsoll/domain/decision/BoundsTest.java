package dev.plimsoll.domain.decision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoundsTest {
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
