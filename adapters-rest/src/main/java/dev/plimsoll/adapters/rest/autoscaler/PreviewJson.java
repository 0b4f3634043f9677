package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.application.usecase.PreviewAutoscaler.Preview;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
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

        @Schema(ref = "#/components/schemas/Recommendations")
        List<Map<String, Object>> recommendations,

        @Schema(ref = "#/components/schemas/Reasons") List<Map<String, Object>> reasons,
        @Schema(ref = "#/components/schemas/Figures") Map<String, Object> metricsUsed) {
    /// As answers hold one.
    @Serdeable
    record One(PreviewJson preview) {}

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
