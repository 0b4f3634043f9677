package dev.plimsoll.adapters.persistence.history;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Keeps decisions in the database.
@Singleton
final class JdbcDecisionHistory implements DecisionHistory {
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final DecisionRows rows;
    private final DecisionRowMapper mapper;

    JdbcDecisionHistory(DecisionRows rows, DecisionRowMapper mapper) {
        this.rows = rows;
        this.mapper = mapper;
    }

    @Override
    public void add(RecordedDecision decision) {
        DecisionRow row = mapper.row(decision);
        running("add decision " + decision.id() + " of " + decision.target(), () -> rows.insert(row));
    }

    @Override
    public boolean repeat(RecordedDecision decision) {
        DecisionRow row = mapper.row(decision);
        int changed = answering(
                "repeat decision " + decision.id() + " of " + decision.target(),
                () -> rows.repeat(
                        row.id(),
                        row.lastAt(),
                        row.evaluations(),
                        row.sentence(),
                        row.recommendations(),
                        row.reasons()));
        return changed > 0;
    }

    @Override
    public Page page(AutoscalerId autoscaler, Selection selection, int page, int perPage) {
        if (selection.kinds().isEmpty()) {
            return new Page(List.of(), 0);
        }
        String id = autoscaler.value();
        String from = text(selection.from());
        String to = text(selection.to());
        List<String> kinds = selection.kinds().stream().map(Enum::name).toList();
        return answering("read the decisions of autoscaler " + id, () -> {
            List<RecordedDecision> decisions = rows.page(id, from, to, kinds, perPage, (page - 1L) * perPage).stream()
                    .map(mapper::decision)
                    .toList();
            return new Page(decisions, rows.count(id, from, to, kinds));
        });
    }

    @Override
    public void forget(AutoscalerId autoscaler) {
        running(
                "forget the decisions of autoscaler " + autoscaler.value(),
                () -> rows.deleteByAutoscalerId(autoscaler.value()));
    }

    @Override
    public int prune(Instant before, int most) {
        return answering("prune decisions", () -> rows.prune(text(before), most));
    }

    /// Databases know no earlier and no later dates than these.
    private static String text(Instant at) {
        Instant known = at.isBefore(EARLIEST) ? EARLIEST : at;
        return UtcText.write(known.isAfter(LATEST) ? LATEST : known);
    }
}
