package dev.plimsoll.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.SourceState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthDetailsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_source_shows_its_problem_and_what_it_tells_of_itself() {
        Health health = new Health(
                Check.up(),
                Check.up(),
                Map.of("haproxy", new SourceState("no line arrived", NOON, Map.of("lines_taken", 7L))));

        assertThat(health.detailed().toString())
                .isEqualTo("{status=UP, details={engine={status=UP}, database={status=UP}, sources={haproxy="
                        + "{status=DOWN, detail=no line arrived, answered_at=2026-03-01T12:00:00Z, lines_taken=7}}}}");
    }
}
