package dev.plimsoll.adapters.persistence.operation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on `operation`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface OperationRows extends GenericRepository<OperationRow, String> {
    Optional<OperationRow> findById(String id);

    @Query("SELECT * FROM operation WHERE finished_at IS NULL ORDER BY created_at, id")
    List<OperationRow> open();

    @Query("REPLACE INTO operation (id, app_kind, app_name, kind, parts, created_at, finished_at)"
            + " VALUES (:id, :appKind, :appName, :kind, :parts, :createdAt, :finishedAt)")
    void replace(
            String id,
            String appKind,
            String appName,
            String kind,
            String parts,
            String createdAt,
            @Nullable String finishedAt);

    @Query("DELETE FROM operation WHERE finished_at < :before LIMIT :most")
    int prune(String before, int most);
}
