package dev.plimsoll.adapters.persistence.app;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// The statements on `own_app`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface OwnAppRows extends GenericRepository<OwnAppRow, String> {
    @Query("SELECT * FROM own_app ORDER BY app_name")
    List<OwnAppRow> listByName();

    @Query("SELECT * FROM own_app WHERE app_name = :appName")
    Optional<OwnAppRow> named(String appName);

    @Query("INSERT INTO own_app (app_name, created_at) VALUES (:appName, :createdAt)")
    void add(String appName, String createdAt);

    @Query("UPDATE own_app SET removed = TRUE WHERE app_name = :appName")
    void mark(String appName);

    @Query("DELETE FROM own_app WHERE app_name = :appName AND removed = TRUE"
            + " AND NOT EXISTS (SELECT 1 FROM own_container_type t WHERE t.app_name = :appName)")
    void forget(String appName);
}
