package dev.plimsoll.adapters.persistence.app;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `own_container_type`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface OwnTypeRows extends GenericRepository<OwnTypeRow, String> {
    @Query("SELECT * FROM own_container_type ORDER BY app_name, container_type")
    List<OwnTypeRow> listByName();

    @Query("SELECT * FROM own_container_type WHERE app_name = :appName ORDER BY container_type")
    List<OwnTypeRow> ofApp(String appName);

    @Query("INSERT INTO own_container_type (app_name, container_type, template, created_at, updated_at)"
            + " VALUES (:appName, :containerType, :template, :createdAt, :updatedAt)")
    void add(String appName, String containerType, String template, String createdAt, String updatedAt);

    @Query("UPDATE own_container_type SET template = :template, updated_at = :updatedAt"
            + " WHERE app_name = :appName AND container_type = :containerType AND removed = FALSE"
            + " AND EXISTS (SELECT 1 FROM own_app a WHERE a.app_name = :appName AND a.removed = FALSE)")
    int change(String appName, String containerType, String template, String updatedAt);

    @Query("UPDATE own_container_type SET removed = TRUE"
            + " WHERE app_name = :appName AND container_type = :containerType")
    void mark(String appName, String containerType);

    @Query("DELETE FROM own_container_type WHERE app_name = :appName AND container_type = :containerType"
            + " AND (removed = TRUE"
            + " OR EXISTS (SELECT 1 FROM own_app a WHERE a.app_name = :appName AND a.removed = TRUE))")
    void forget(String appName, String containerType);
}
