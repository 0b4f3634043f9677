package dev.plimsoll.domain.vectors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the vectors say and nothing here reads must not go by unseen.
final class StrictnessTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'source': '', 'format': 1}",
                "{'source': '', 'format': 1, 'cases': []}",
                "{'source': '', 'format': 1, 'cases': {'id': 'a'}}",
                "{'source': '', 'format': 1, 'cases': [{'id': 'a'}], 'more': []}",
            })
    void a_file_without_cases_or_with_an_unknown_key_fails(String file) {
        assertThatThrownBy(() -> HpaVectorsTest.cases(json(file))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'up': {}, 'sideways': {}}", "{'up': {'policies': [{'type': 'count', 'values': 1}]}}"})
    void unknown_keys_of_a_behavior_and_of_its_rate_policies_fail(String behavior) {
        String input = "{'min': 1, 'max': 2, 'metrics': [{'kind': 'nonsense'}], 'behavior': " + behavior + "}";
        assertThatThrownBy(() -> new ValidateKind().run(json(input))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new DecideKind().run(json(input))).isInstanceOf(AssertionError.class);
    }

    @Test
    void unknown_keys_of_history_and_events_fail() {
        assertThatThrownBy(() -> StabilizeKind.memory(json("[{'value': 1, 'age': 2}]")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Rules.memory(json("[{'change': 1, 'age': 2}]"), json("[]")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new EventsKind().run(json("{'events': [{'change': 1, 'age': 2}]}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_unknown_kind_of_metric_fails() {
        assertThatThrownBy(() -> Metric.of(json("{'kind': 'unheard-of'}"), json("[]"), 0))
                .isInstanceOf(AssertionError.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
