package dev.plimsoll.adapters.persistence.protection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `container_protection`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProtectionRows extends GenericRepository<ProtectionRow, String> {
    @Query("SELECT * FROM container_protection")
    List<ProtectionRow> all();

    /// Answers 0 when there is one already.
    @Query("INSERT IGNORE INTO container_protection (container_id, app_kind, app_name, container_type)"
            + " VALUES (:containerId, :appKind, :appName, :containerType)")
    int add(String containerId, String appKind, String appName, String containerType);

    @Query("DELETE FROM container_protection WHERE container_id = :containerId")
    int remove(String containerId);
}
