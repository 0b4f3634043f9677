package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.engine.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemovalTest {
    @Test
    void a_container_that_may_take_for_ever_to_stop_gets_an_hour() {
        assertThat(graceWith(-1)).isEqualTo(Duration.ofHours(1));
        assertThat(graceWith(90)).isEqualTo(Duration.ofSeconds(90));
        assertThat(Removal.grace(Json.object())).isEqualTo(Duration.ofSeconds(10));
    }

    private static Duration graceWith(int stopTimeout) {
        var inspected = Json.object();
        inspected.putObject("Config").put("StopTimeout", stopTimeout);
        return Removal.grace(inspected);
    }
}
