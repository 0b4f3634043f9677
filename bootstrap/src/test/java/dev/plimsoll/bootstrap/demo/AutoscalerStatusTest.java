package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class AutoscalerStatusTest {
    @Test
    void a_status_is_read_as_the_service_writes_it() throws JsonProcessingException {
        assertThat(status("""
                {"desired_containers": 3, "current_containers": 3, "ready_containers": 2,
                 "metric_value": 431.5, "sentence": "rpm_per_container is above its target", "evaluated_at": "2026-11-22T02:00:00Z"}""")).isEqualTo(new AutoscalerStatus(3, 3, 2, 431.5));
    }

    @Test
    void a_metric_that_is_null_is_no_measurement() throws JsonProcessingException {
        assertThat(status("{\"desired_containers\": 1, \"metric_value\": null}").measured())
                .isEmpty();
    }

    private static AutoscalerStatus status(String json) throws JsonProcessingException {
        return AutoscalerStatus.read(new JsonMapper().readTree(json));
    }
}
