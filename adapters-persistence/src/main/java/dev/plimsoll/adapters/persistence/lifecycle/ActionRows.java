package dev.plimsoll.adapters.persistence.lifecycle;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on `lifecycle_action`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface ActionRows extends GenericRepository<ActionRow, String> {
    @Query("SELECT * FROM lifecycle_action")
    List<ActionRow> all();

    @Query("""
            REPLACE INTO lifecycle_action (id, app_kind, app_name, container_type, hook, transition, container_id,
              container_name, begun_at, covers, deadline, latest, accepted, result)
            VALUES (:id, :appKind, :appName, :containerType, :hook, :transition, :containerId,
              :containerName, :begunAt, :covers, :deadline, :latest, :accepted, :result)""")
    void replace(
            String id,
            String appKind,
            String appName,
            String containerType,
            String hook,
            String transition,
            String containerId,
            String containerName,
            String begunAt,
            String covers,
            String deadline,
            String latest,
            boolean accepted,
            @Nullable String result);

    @Query("DELETE FROM lifecycle_action WHERE id = :id")
    int remove(String id);
}
