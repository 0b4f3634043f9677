package dev.plimsoll.adapters.persistence.memory;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `metric_snapshot`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface SnapshotRows extends GenericRepository<SnapshotRow, Long> {
    List<SnapshotRow> findAll();

    @Query("""
            REPLACE INTO metric_snapshot (app_kind, app_name, container_type, taken_at, samples)
            VALUES (:appKind, :appName, :containerType, :takenAt, :samples)""")
    void replace(String appKind, String appName, String containerType, String takenAt, byte[] samples);

    @Query("DELETE FROM metric_snapshot WHERE taken_at < :before")
    int prune(String before);
}
