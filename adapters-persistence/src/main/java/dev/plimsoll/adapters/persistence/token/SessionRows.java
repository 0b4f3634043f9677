package dev.plimsoll.adapters.persistence.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// The statements on `access_session`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionRows extends GenericRepository<SessionRow, String> {
    @Query("INSERT INTO access_session (hash, token_hash, expires_at) VALUES (:hash, :tokenHash, :expiresAt)")
    void insert(String hash, String tokenHash, String expiresAt);

    @Query("""
            SELECT access_session.hash AS session_hash, expires_at, access_token.*
            FROM access_session JOIN access_token ON access_token.hash = access_session.token_hash
            WHERE access_session.hash = :hash""")
    Optional<SessionRow> findWithToken(String hash);

    @Query("DELETE FROM access_session WHERE expires_at <= :now")
    int prune(String now);
}
