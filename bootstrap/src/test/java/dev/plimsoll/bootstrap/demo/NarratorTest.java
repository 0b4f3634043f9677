package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private static final Scaling FIRST = new Scaling("e1", "1 to 2", "Scale out from 1 to 2.");
    private static final Scaling SECOND = new Scaling("e2", "2 to 5", "Scale out from 2 to 5.");

    private final Narrator narrator = new Narrator();

    @Test
    void two_steps_between_two_looks_are_both_told_in_their_order() {
        assertThat(narrator.news(List.of(FIRST, SECOND)))
                .containsExactly("Scale out from 1 to 2.", "Scale out from 2 to 5.");
    }

    @Test
    void what_was_told_is_not_told_again() {
        narrator.news(List.of(FIRST));

        assertThat(narrator.news(List.of(FIRST, SECOND))).containsExactly("Scale out from 2 to 5.");
    }

    @Test
    void scalings_are_read_as_the_service_lists_them_the_newest_first() throws JsonProcessingException {
        assertThat(Scaling.read(new JsonMapper().readTree("""
                        [{"id": "e2", "type": "scale", "type_data": {"previous_containers": {"web": "2:M"},
                          "containers": {"web": "5:M"}, "sentence": "Scale out from 2 to 5."}},
                         {"id": "x", "type": "other"},
                         {"id": "e1", "type": "scale", "type_data": {"previous_containers": {"web": "1:M"},
                          "containers": {"web": "2:M"}, "sentence": "Scale out from 1 to 2."}}]"""))).containsExactly(FIRST, SECOND);
    }
}
