package dev.plimsoll.adapters.persistence.memory;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `metric_rollup`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface RollupRows extends GenericRepository<RollupRow, Long> {
    @Query("""
            REPLACE INTO metric_rollup (series_id, minute_count, samples, least, mean, most, p95)
            VALUES (:seriesId, :minuteCount, :samples, :least, :mean, :most, :p95)""")
    void replaceAll(List<RollupRow> rows);

    @Query("""
            SELECT metric_rollup.* FROM metric_rollup JOIN metric_series ON metric_series.id = metric_rollup.series_id
            WHERE app_kind = :appKind AND app_name = :appName AND container_type = :containerType AND metric = :metric
              AND minute_count >= :from AND minute_count < :to
            ORDER BY minute_count LIMIT :limit""")
    List<RollupRow> read(
            String appKind, String appName, String containerType, String metric, int from, int to, int limit);

    @Query("DELETE FROM metric_rollup WHERE minute_count < :before LIMIT :limit")
    int prune(int before, int limit);
}
