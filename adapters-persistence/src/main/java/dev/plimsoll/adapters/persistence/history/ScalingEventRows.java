package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on `scaling_event`. Of equal instants the greater sequence number is the newer one.
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScalingEventRows extends GenericRepository<ScalingEventRow, String> {
    void insert(ScalingEventRow row);

    @Query("""
            UPDATE scaling_event SET outcome = :outcome, outcome_at = :outcomeAt, outcome_detail = :outcomeDetail
            WHERE id = :id""")
    void note(String id, String outcome, @Nullable String outcomeAt, @Nullable String outcomeDetail);

    @Query("""
            SELECT * FROM scaling_event WHERE autoscaler_id = :autoscalerId AND outcome IN (:outcomes)
            ORDER BY decided_at, sequence_number""")
    List<ScalingEventRow> withOutcome(String autoscalerId, List<String> outcomes);

    @Query("""
            SELECT * FROM scaling_event WHERE autoscaler_id = :autoscalerId
            ORDER BY decided_at DESC, sequence_number DESC LIMIT :limit""")
    List<ScalingEventRow> latest(String autoscalerId, int limit);

    List<ScalingEventRow> findByIdIn(Collection<String> ids);
}
