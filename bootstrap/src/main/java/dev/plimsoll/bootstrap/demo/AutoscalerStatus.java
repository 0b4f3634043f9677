package dev.plimsoll.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/// The `status` object of an autoscaler, as the service answers it. `metric` is the requests that a container
/// answers in a minute, not a number while the service has no fresh measurement.
record AutoscalerStatus(int desired, int current, int ready, double metric) {
    static AutoscalerStatus read(JsonNode status) {
        return new AutoscalerStatus(
                status.path("desired_containers").asInt(),
                status.path("current_containers").asInt(),
                status.path("ready_containers").asInt(),
                status.path("metric_value").asDouble(Double.NaN));
    }

    OptionalDouble measured() {
        return Double.isNaN(metric) ? OptionalDouble.empty() : OptionalDouble.of(metric);
    }
}
