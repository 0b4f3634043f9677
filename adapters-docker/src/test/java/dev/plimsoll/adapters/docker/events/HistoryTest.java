package dev.plimsoll.adapters.docker.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Json;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void an_engine_that_remembers_all_and_nothing_from_before_has_restarted() {
        History history = history(10, T0);

        assertThat(history.beganAfter(T0.minusSeconds(1))).isTrue();
        assertThat(history.beganAfter(T0)).isFalse();
    }

    @Test
    void an_engine_that_has_forgotten_some_need_not_have_restarted() {
        assertThat(history(256, T0).beganAfter(T0.minusSeconds(1))).isFalse();
    }

    @Test
    void a_death_well_inside_a_full_memory_is_covered() {
        assertThat(history(256, T0).covers(T0.plusSeconds(61))).isTrue();
        assertThat(history(256, T0).covers(T0.plusSeconds(59))).isFalse();
        assertThat(history(255, T0).covers(T0)).isTrue();
    }

    private static History history(int size, Instant oldest) {
        JsonNode event = Json.object().put("timeNano", oldest.getEpochSecond() * 1_000_000_000L);
        return History.of(T0, Collections.nCopies(size, event));
    }
}
