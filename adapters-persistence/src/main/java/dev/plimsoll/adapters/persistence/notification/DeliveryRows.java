package dev.plimsoll.adapters.persistence.notification;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on `delivery`. Of equal instants the greater sequence number is the newer one.
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeliveryRows extends GenericRepository<DeliveryRow, String> {
    void insert(DeliveryRow row);

    @Query("SELECT DISTINCT notifier_id FROM delivery WHERE ended_at IS NULL AND due_at <= :now")
    List<String> dueNotifiers(String now);

    @Query("""
            SELECT * FROM delivery WHERE notifier_id = :notifierId AND ended_at IS NULL AND due_at <= :now
            ORDER BY created_at, sequence_number LIMIT :limit""")
    List<DeliveryRow> due(String notifierId, String now, int limit);

    @Query("""
            UPDATE delivery SET attempts = :next, due_at = :dueAt
            WHERE id = :id AND attempts = :attempts AND ended_at IS NULL""")
    int take(String id, int attempts, int next, String dueAt);

    @Query("""
            UPDATE delivery SET attempts = :attempts, due_at = :dueAt, error = :error, ended_at = :endedAt
            WHERE id = :id""")
    int note(String id, int attempts, String dueAt, @Nullable String error, @Nullable String endedAt);

    @Query("SELECT COUNT(*) FROM delivery WHERE notifier_id = :notifierId AND ended_at IS NULL")
    int waiting(String notifierId);

    @Query("""
            SELECT * FROM delivery WHERE notifier_id = :notifierId
            ORDER BY created_at DESC, sequence_number DESC LIMIT :limit""")
    List<DeliveryRow> latest(String notifierId, int limit);

    @Query("DELETE FROM delivery WHERE notifier_id = :notifierId")
    int forget(String notifierId);

    @Query("DELETE FROM delivery WHERE ended_at < :before LIMIT :most")
    int prune(String before, int most);
}
