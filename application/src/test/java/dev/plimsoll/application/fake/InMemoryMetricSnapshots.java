package dev.plimsoll.application.fake;

import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.MetricSnapshots;
import java.time.Instant;
import java.util.List;

/// Keeps snapshots in memory.
public final class InMemoryMetricSnapshots extends InMemoryStore<Snapshot> implements MetricSnapshots {
    @Override
    public void save(Snapshot snapshot) {
        Snapshot row = new Snapshot(snapshot.target(), Micros.of(snapshot.takenAt()), snapshot.recent());
        locked(rows -> {
            rows.put(row.target().toString(), row);
            return row;
        });
    }

    @Override
    public List<Snapshot> list() {
        return locked(rows -> List.copyOf(rows.values()));
    }

    @Override
    public void prune(Instant before) {
        locked(rows -> rows.values().removeIf(row -> row.takenAt().isBefore(before)));
    }
}
