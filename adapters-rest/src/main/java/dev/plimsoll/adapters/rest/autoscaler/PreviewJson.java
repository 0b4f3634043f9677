package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.application.usecase.PreviewAutoscaler.Preview;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;

/// What would be decided, why, and from which figures.
///
/// @param kind `scale_out`, `scale_in` or `hold`
@Serdeable(naming = SnakeCaseStrategy.class)
record PreviewJson(
        String kind,
        int from,
        int to,
        String sentence,
        List<Map<String, Object>> recommendations,
        List<Map<String, Object>> reasons,
        Map<String, Object> metricsUsed) {

    static PreviewJson of(Preview preview) {
        return new PreviewJson(
                Choice.name(preview.kind()),
                preview.from(),
                preview.to(),
                preview.explanation().sentence(),
                preview.explanation().recommendations(),
                preview.explanation().reasons(),
                preview.metricsUsed());
    }
}
