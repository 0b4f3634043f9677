package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.history.RecordedDecision;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// A list of decisions, and where it stands among the others.
@Serdeable
record DecisionsJson(List<DecisionJson> decisions, EventsJson.Meta meta) {
    static DecisionsJson of(List<RecordedDecision> decisions, PaginationJson pagination) {
        return new DecisionsJson(decisions.stream().map(DecisionJson::of).toList(), new EventsJson.Meta(pagination));
    }
}
