package dev.plimsoll.adapters.persistence.lifecycle;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `lifecycle_hook`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface HookRows extends GenericRepository<HookRow, String> {
    @Query("SELECT * FROM lifecycle_hook ORDER BY name")
    List<HookRow> all();

    @Query("REPLACE INTO lifecycle_hook (app_kind, app_name, container_type, name, definition, created_at)"
            + " VALUES (:appKind, :appName, :containerType, :name, :definition, :createdAt)")
    void replace(
            String appKind, String appName, String containerType, String name, String definition, String createdAt);

    @Query("DELETE FROM lifecycle_hook WHERE app_kind = :appKind AND app_name = :appName"
            + " AND container_type = :containerType AND name = :name")
    int remove(String appKind, String appName, String containerType, String name);
}
