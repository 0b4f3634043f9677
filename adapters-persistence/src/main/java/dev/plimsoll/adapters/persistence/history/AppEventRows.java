package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// The statements on `app_event`. Of equal instants the greater sequence number is the newer one.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AppEventRows extends GenericRepository<AppEventRow, String> {
    void insert(AppEventRow row);

    @Query("""
            SELECT * FROM app_event WHERE app_kind = :appKind AND app_name = :appName
            ORDER BY happened_at DESC, sequence_number DESC LIMIT :limit OFFSET :offset""")
    List<AppEventRow> ofApp(String appKind, String appName, int limit, long offset);

    @Query("SELECT * FROM app_event ORDER BY sequence_number DESC LIMIT :limit OFFSET :offset")
    List<AppEventRow> ofAll(int limit, long offset);

    @Query("SELECT * FROM app_event WHERE id = :id")
    Optional<AppEventRow> one(String id);

    long count();

    long countByAppKindAndAppName(String appKind, String appName);
}
