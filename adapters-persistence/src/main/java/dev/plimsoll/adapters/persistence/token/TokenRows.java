package dev.plimsoll.adapters.persistence.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on `access_token`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface TokenRows extends GenericRepository<TokenRow, String> {
    long count();

    @Query("SELECT * FROM access_token ORDER BY created_at, id")
    List<TokenRow> list();

    Optional<TokenRow> findByHash(String hash);

    /// Not REPLACE, which deletes the row first, and with it its sessions.
    @Query("""
            INSERT INTO access_token (hash, id, name, role, created_at, app_kind, app_name)
            VALUES (:hash, :id, :name, :role, :createdAt, :appKind, :appName)
            ON DUPLICATE KEY UPDATE id = VALUES(id), name = VALUES(name), role = VALUES(role),
              created_at = VALUES(created_at), app_kind = VALUES(app_kind), app_name = VALUES(app_name)""")
    void put(
            String hash,
            String id,
            String name,
            String role,
            String createdAt,
            @Nullable String appKind,
            @Nullable String appName);

    @Query("DELETE FROM access_token WHERE hash = :hash")
    int remove(String hash);

    @Query("DELETE FROM access_token WHERE app_kind = :appKind AND app_name = :appName")
    int removeOf(String appKind, String appName);
}
