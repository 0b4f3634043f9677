package dev.plimsoll.adapters.persistence.notification;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// The statements on `notifier`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface NotifierRows extends GenericRepository<NotifierRow, String> {
    Optional<NotifierRow> findById(String id);

    @Query("""
            SELECT * FROM notifier WHERE app_kind = :appKind AND app_name = :appName ORDER BY created_at, id""")
    List<NotifierRow> ofApp(String appKind, String appName);

    @Query("""
            REPLACE INTO notifier (id, app_kind, app_name, name, active, all_alerts, all_events, selected_events,
              platform, destination, created_at, updated_at)
            VALUES (:id, :appKind, :appName, :name, :active, :allAlerts, :allEvents, :selectedEvents,
              :platform, :destination, :createdAt, :updatedAt)""")
    void replace(
            String id,
            String appKind,
            String appName,
            String name,
            boolean active,
            boolean allAlerts,
            boolean allEvents,
            String selectedEvents,
            String platform,
            String destination,
            String createdAt,
            String updatedAt);

    @Query("DELETE FROM notifier WHERE id = :id")
    int remove(String id);
}
