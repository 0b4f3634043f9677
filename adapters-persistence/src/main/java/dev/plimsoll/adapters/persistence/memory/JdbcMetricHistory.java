package dev.plimsoll.adapters.persistence.memory;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.memory.RollupRow.minuteCount;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Keeps rollups in the database, a list of them in one transaction.
@Singleton
final class JdbcMetricHistory implements MetricHistory {
    private final SeriesRows series;
    private final RollupRows rollups;
    private final Transactions transactions;

    JdbcMetricHistory(SeriesRows series, RollupRows rollups, Transactions transactions) {
        this.series = series;
        this.rollups = rollups;
        this.transactions = transactions;
    }

    @Override
    public void add(List<Rollup> added) {
        if (added.isEmpty()) {
            return;
        }
        var _ = answering(
                "add " + added.size() + " rollups",
                () -> transactions.inOne(() -> {
                    Map<SeriesRow, Long> ids = idsOf(added);
                    List<RollupRow> rows = added.stream()
                            .map(rollup -> RollupRow.of(Objects.requireNonNull(ids.get(SeriesRow.of(rollup))), rollup))
                            .toList();
                    rollups.replaceAll(rows);
                    return rows;
                }));
    }

    @Override
    public List<Rollup> read(TargetId target, MetricName metric, Instant from, Instant to, int most) {
        SeriesRow row = SeriesRow.of(target, metric);
        return answering(
                "read the rollups of " + metric + " of " + target,
                () -> rollups
                        .read(
                                row.appKind(),
                                row.appName(),
                                row.containerType(),
                                row.metric(),
                                minuteCount(from),
                                minuteCount(to),
                                most)
                        .stream()
                        .map(found -> found.rollup(target, metric))
                        .toList());
    }

    @Override
    public int prune(Instant before, int most) {
        return answering("prune rollups", () -> {
            int pruned = rollups.prune(minuteCount(before), most);
            if (pruned > 0 && pruned < most) {
                var _ = series.deleteUnused();
            }
            return pruned;
        });
    }

    private Map<SeriesRow, Long> idsOf(List<Rollup> added) {
        Map<SeriesRow, Long> known = known();
        List<SeriesRow> missing = added.stream()
                .map(SeriesRow::of)
                .filter(row -> !known.containsKey(row))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return known;
        }
        series.insertMissing(missing);
        return known();
    }

    private Map<SeriesRow, Long> known() {
        return series.findAll().stream().collect(toMap(SeriesRow::unnumbered, row -> Objects.requireNonNull(row.id())));
    }
}
