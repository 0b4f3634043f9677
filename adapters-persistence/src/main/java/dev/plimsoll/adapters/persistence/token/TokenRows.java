package dev.plimsoll.adapters.persistence.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on `access_token`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface TokenRows extends GenericRepository<TokenRow, String> {
    long count();

    Optional<TokenRow> findByHash(String hash);

    @Query("REPLACE INTO access_token (hash, role, created_at, app_kind, app_name)"
            + " VALUES (:hash, :role, :createdAt, :appKind, :appName)")
    void replace(String hash, String role, String createdAt, @Nullable String appKind, @Nullable String appName);

    @Query("DELETE FROM access_token WHERE app_kind = :appKind AND app_name = :appName")
    int removeOf(String appKind, String appName);
}
