package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a `scale` event says: the formation before and after; the other fields are our own.
///
/// @param containers container type to `"3:M"`, amount and size, as the real API writes it
@Serdeable(naming = SnakeCaseStrategy.class)
record ScaleJson(
        Map<String, String> previousContainers,
        Map<String, String> containers,
        String autoscalerId,
        String sentence,
        List<Map<String, Object>> recommendations,
        List<Map<String, Object>> reasons,
        OutcomeJson outcome) {

    /// How it ended, or where it stands.
    ///
    /// @param state `pending`, `failing`, `reached` or `superseded`
    /// @param detail why it is failing, else null
    /// @param at since when, null while pending
    @Serdeable
    record OutcomeJson(
            String state, @Nullable String detail, @Nullable Instant at) {
        static OutcomeJson of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Pending() -> new OutcomeJson("pending", null, null);
                case Outcome.Failing(var detail, var at) -> new OutcomeJson("failing", detail, at);
                case Outcome.Reached(var at) -> new OutcomeJson("reached", null, at);
                case Outcome.Superseded(var at) -> new OutcomeJson("superseded", null, at);
            };
        }
    }

    static ScaleJson of(ScalingEvent event) {
        return new ScaleJson(
                formation(event, event.from()),
                formation(event, event.to()),
                event.autoscaler().value(),
                event.explanation().sentence(),
                event.explanation().recommendations(),
                event.explanation().reasons(),
                OutcomeJson.of(event.outcome()));
    }

    private static Map<String, String> formation(ScalingEvent event, int amount) {
        return Map.of(event.target().containerType(), EventData.formation(amount));
    }
}
