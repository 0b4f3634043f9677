package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One decision, or many alike in a row.
///
/// @param kind `scale_out`, `scale_in` or `hold`
/// @param mode `active` or `dry_run`
@Serdeable(naming = SnakeCaseStrategy.class)
record DecisionJson(
        String id,
        String kind,
        int from,
        int to,
        String mode,
        Instant firstAt,
        Instant lastAt,
        long evaluations,
        String sentence,

        @Schema(ref = "#/components/schemas/Recommendations")
        List<Map<String, Object>> recommendations,

        @Schema(ref = "#/components/schemas/Reasons") List<Map<String, Object>> reasons) {

    static DecisionJson of(RecordedDecision decision) {
        return new DecisionJson(
                decision.id(),
                Choice.name(decision.kind()),
                decision.from(),
                decision.to(),
                Choice.name(decision.mode()),
                decision.firstAt(),
                decision.lastAt(),
                decision.evaluations(),
                decision.explanation().sentence(),
                decision.explanation().recommendations(),
                decision.explanation().reasons());
    }
}
