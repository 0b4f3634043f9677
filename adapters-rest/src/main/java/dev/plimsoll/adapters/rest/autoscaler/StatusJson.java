package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.application.control.LatestEvaluations;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How things stood at the latest evaluation, and why.
///
/// @param metricValue in the metric's own unit; null when there was none
@Serdeable(naming = SnakeCaseStrategy.class)
record StatusJson(
        int desiredContainers,
        int currentContainers,
        int readyContainers,
        @Nullable Double metricValue,
        String sentence,

        @Schema(ref = "#/components/schemas/Recommendations")
        List<Map<String, Object>> recommendations,

        @Schema(ref = "#/components/schemas/Reasons") List<Map<String, Object>> reasons,
        Instant evaluatedAt) {

    static StatusJson of(LatestEvaluations.Status status) {
        return new StatusJson(
                status.desired(),
                status.current(),
                status.ready(),
                status.metricValue(),
                status.explanation().sentence(),
                status.explanation().recommendations(),
                status.explanation().reasons(),
                status.at());
    }
}
