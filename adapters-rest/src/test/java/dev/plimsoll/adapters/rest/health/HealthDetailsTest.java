package dev.plimsoll.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthDetailsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_source_shows_its_problem_and_what_it_tells_of_itself() {
        Health health = new Health(
                Check.up(),
                Check.up(),
                Map.of("haproxy", new SourceState("no line arrived", NOON, Map.of("lines_taken", 7L))),
                List.of());

        assertThat(health.detailed().toString())
                .isEqualTo(
                        "{status=UP, details={engine={status=UP}, database={status=UP}, sources={haproxy="
                                + "{status=DOWN, detail=no line arrived, answered_at=2026-03-01T12:00:00Z, lines_taken=7}}, circuits={}}}");
    }

    @Test
    void a_circuit_shows_since_when_it_is_open_and_why() {
        CircuitState open = new CircuitState(
                "prometheus for shop/web", CircuitState.Standing.OPEN, NOON, NOON.plusSeconds(60), "it hangs");
        CircuitState well = new CircuitState("redis for shop/web", CircuitState.Standing.CLOSED, null, null, "");

        assertThat(new Health(Check.up(), Check.up(), Map.of(), List.of(open, well))
                        .detailed()
                        .toString())
                .startsWith("{status=UP,")
                .endsWith("circuits={prometheus for shop/web={state=OPEN, since=2026-03-01T12:00:00Z,"
                        + " asks_again_at=2026-03-01T12:01:00Z, detail=it hangs},"
                        + " redis for shop/web={state=CLOSED}}}}");
    }
}
