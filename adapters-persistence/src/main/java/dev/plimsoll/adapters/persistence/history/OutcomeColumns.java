package dev.plimsoll.adapters.persistence.history;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.Outcome.Failing;
import dev.plimsoll.application.history.Outcome.Pending;
import dev.plimsoll.application.history.Outcome.Reached;
import dev.plimsoll.application.history.Outcome.Superseded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outcome as the three columns that hold it.
record OutcomeColumns(
        String name, @Nullable String at, @Nullable String detail) {
    private static final String PENDING = "pending";
    private static final String FAILING = "failing";
    private static final String REACHED = "reached";
    private static final String SUPERSEDED = "superseded";

    /// The names of the outcomes that can still change.
    static final List<String> OPEN = List.of(PENDING, FAILING);

    static OutcomeColumns of(Outcome outcome) {
        return switch (outcome) {
            case Pending() -> new OutcomeColumns(PENDING, null, null);
            case Failing(var detail, var at) -> new OutcomeColumns(FAILING, UtcText.write(at), detail);
            case Reached(var at) -> new OutcomeColumns(REACHED, UtcText.write(at), null);
            case Superseded(var at) -> new OutcomeColumns(SUPERSEDED, UtcText.write(at), null);
        };
    }

    Outcome outcome() {
        return switch (name) {
            case PENDING -> new Pending();
            case FAILING -> new Failing(detail == null ? "" : detail, instant());
            case REACHED -> new Reached(instant());
            case SUPERSEDED -> new Superseded(instant());
            default -> throw new IllegalStateException("unknown outcome " + name);
        };
    }

    private Instant instant() {
        if (at == null) {
            throw new IllegalStateException("outcome " + name + " without its instant");
        }
        return UtcText.read(at);
    }
}
