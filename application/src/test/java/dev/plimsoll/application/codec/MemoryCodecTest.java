package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MemoryCodecTest {
    @Test
    void what_was_written_is_read_back_the_same() {
        Anything.each(any -> {
            ScalingMemory memory = any.memory();

            assertThat(MemoryCodec.read(MemoryCodec.write(memory))).isEqualTo(memory);
        });
    }

    @Test
    void nothing_written_is_nothing_remembered() {
        assertThat(MemoryCodec.read(Map.of())).isEqualTo(ScalingMemory.EMPTY);
    }

    @Test
    void what_older_versions_wrote_is_read_with_the_time_of_its_newest_recommendation() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        Map<String, Object> old = Map.of(
                "recommendations",
                List.of(
                        Map.of("at", "2026-03-01T11:59:30Z", "count", 3),
                        Map.of("at", "2026-03-01T12:00:00Z", "count", 2)),
                "actions",
                List.of(Map.of("at", "2026-03-01T11:58:00Z", "from", 1, "to", 3, "wish", 4)));

        assertThat(MemoryCodec.read(old))
                .isEqualTo(new ScalingMemory(
                        List.of(
                                new ScalingMemory.Recommended(noon.minusSeconds(30), 3),
                                new ScalingMemory.Recommended(noon, 2)),
                        List.of(new ScalingMemory.Action(noon.minusSeconds(120), 1, 3, 4)),
                        noon,
                        null,
                        null,
                        Map.of()));
    }

    @Test
    void damaged_memory_is_refused_with_every_problem() {
        Map<String, Object> damaged = Map.of(
                "recommendations",
                List.of(Map.of("at", "noon", "count", 1), Map.of("at", "2026-03-01T12:00:00Z")),
                "actions",
                List.of(Map.of("from", 1, "to", 2.5, "wish", "3"), 7),
                "recommended_at",
                3,
                "active_at",
                "noon",
                "signals",
                Map.of("deploy", "noon"));
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> MemoryCodec.read(damaged));

        assertThat(refused.problems())
                .containsExactly(
                        new Problem("recommendations[0].at", "must be a date"),
                        new Problem("recommendations[1].count", "is required"),
                        new Problem("actions[0].at", "is required"),
                        new Problem("actions[0].to", "must be a whole number"),
                        new Problem("actions[0].wish", "must be a whole number"),
                        new Problem("actions[1]", "must be an object"),
                        new Problem("recommended_at", "must be a text"),
                        new Problem("active_at", "must be a date"),
                        new Problem("signals.deploy", "must be a date"));
    }
}
