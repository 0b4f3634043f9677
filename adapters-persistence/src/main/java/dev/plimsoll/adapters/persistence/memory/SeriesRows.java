package dev.plimsoll.adapters.persistence.memory;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `metric_series`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface SeriesRows extends GenericRepository<SeriesRow, Long> {
    List<SeriesRow> findAll();

    /// Another process may add the same.
    @Query("""
            INSERT IGNORE INTO metric_series (app_kind, app_name, container_type, metric)
            VALUES (:appKind, :appName, :containerType, :metric)""")
    void insertMissing(List<SeriesRow> rows);

    @Query("""
            DELETE FROM metric_series
            WHERE NOT EXISTS (SELECT 1 FROM metric_rollup WHERE metric_rollup.series_id = metric_series.id)""")
    int deleteUnused();
}
