package dev.plimsoll.adapters.persistence.alert;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `alert`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AlertRows extends GenericRepository<AlertRow, String> {
    @Query("SELECT * FROM alert ORDER BY created_at, id")
    List<AlertRow> listOldestFirst();

    @Query("REPLACE INTO alert (id, app_kind, app_name, container_type, settings, created_at, updated_at)"
            + " VALUES (:id, :appKind, :appName, :containerType, :settings, :createdAt, :updatedAt)")
    void replace(
            String id,
            String appKind,
            String appName,
            String containerType,
            String settings,
            String createdAt,
            String updatedAt);

    void deleteById(String id);
}
