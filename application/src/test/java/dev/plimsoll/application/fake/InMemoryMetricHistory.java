package dev.plimsoll.application.fake;

import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Keeps rollups in memory; can go away, as a database can.
public final class InMemoryMetricHistory extends InMemoryStore<Rollup> implements MetricHistory {
    private volatile boolean isAway;
    private volatile int mostRead;

    public void goAway() {
        isAway = true;
    }

    public void comeBack() {
        isAway = false;
    }

    /// How many rollups were read at a time, at most.
    public int mostRead() {
        return mostRead;
    }

    @Override
    public void add(List<Rollup> rollups) {
        answer();
        locked(rows -> {
            rollups.forEach(rollup -> rows.put(key(rollup), rollup));
            return rows;
        });
    }

    @Override
    public List<Rollup> read(TargetId target, MetricName metric, Instant from, Instant to, int most) {
        answer();
        List<Rollup> found = locked(rows -> rows.values().stream()
                .filter(row -> row.target().equals(target) && row.metric().equals(metric))
                .filter(row -> !row.minute().isBefore(from) && row.minute().isBefore(to))
                .sorted(Comparator.comparing(Rollup::minute))
                .limit(most)
                .toList());
        mostRead = Math.max(mostRead, found.size());
        return found;
    }

    @Override
    public int prune(Instant before, int most) {
        answer();
        return locked(rows -> {
            List<String> old = rows.values().stream()
                    .filter(row -> row.minute().isBefore(before))
                    .limit(most)
                    .map(InMemoryMetricHistory::key)
                    .toList();
            rows.keySet().removeAll(old);
            return old.size();
        });
    }

    private void answer() {
        if (isAway) {
            throw new StoreUnavailable("the database is away", null);
        }
    }

    private static String key(Rollup rollup) {
        return rollup.target() + " " + rollup.metric() + " " + rollup.minute();
    }
}
