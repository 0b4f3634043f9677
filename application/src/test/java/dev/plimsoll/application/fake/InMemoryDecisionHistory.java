package dev.plimsoll.application.fake;

import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Keeps decisions in memory.
public final class InMemoryDecisionHistory extends InMemoryStore<RecordedDecision> implements DecisionHistory {
    @Override
    public void add(RecordedDecision decision) {
        locked(rows -> {
            if (rows.containsKey(decision.id())) {
                throw new StoreConflict("add decision " + decision.id() + ": there is one already", null);
            }
            return put(rows, decision);
        });
    }

    @Override
    public boolean repeat(RecordedDecision decision) {
        return locked(rows -> {
            RecordedDecision before = rows.get(decision.id());
            if (before == null) {
                return false;
            }
            put(rows, with(before, before.firstAt(), decision));
            return true;
        });
    }

    @Override
    public Page page(AutoscalerId autoscaler, Selection selection, int page, int perPage) {
        List<RecordedDecision> all = locked(rows -> rows.values().stream()
                .filter(row -> row.autoscaler().equals(autoscaler) && isIn(selection, row))
                .sorted(Comparator.comparing(RecordedDecision::firstAt))
                .toList()
                .reversed());
        List<RecordedDecision> shown =
                all.stream().skip((page - 1L) * perPage).limit(perPage).toList();
        return new Page(shown, all.size());
    }

    @Override
    public void forget(AutoscalerId autoscaler) {
        locked(rows -> rows.values().removeIf(row -> row.autoscaler().equals(autoscaler)));
    }

    @Override
    public int prune(Instant before, int most) {
        return locked(rows -> {
            List<String> old = rows.values().stream()
                    .filter(row -> row.lastAt().isBefore(before))
                    .limit(most)
                    .map(RecordedDecision::id)
                    .toList();
            rows.keySet().removeAll(old);
            return old.size();
        });
    }

    private static boolean isIn(Selection selection, RecordedDecision row) {
        return !row.firstAt().isAfter(selection.to())
                && !row.lastAt().isBefore(selection.from())
                && selection.kinds().contains(row.kind());
    }

    private static RecordedDecision put(Map<String, RecordedDecision> rows, RecordedDecision given) {
        RecordedDecision row = with(given, Micros.of(given.firstAt()), given);
        rows.put(row.id(), row);
        return row;
    }

    private static RecordedDecision with(RecordedDecision row, Instant firstAt, RecordedDecision newest) {
        return new RecordedDecision(
                row.id(),
                row.autoscaler(),
                row.target(),
                firstAt,
                Micros.of(newest.lastAt()),
                newest.evaluations(),
                row.kind(),
                row.from(),
                row.to(),
                row.mode(),
                newest.explanation());
    }
}
