package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `scaling_decision`. Of equal instants the greater sequence number is the newer one.
@JdbcRepository(dialect = Dialect.MYSQL)
interface DecisionRows extends GenericRepository<DecisionRow, String> {
    void insert(DecisionRow row);

    @Query("""
            UPDATE scaling_decision SET last_at = :lastAt, evaluations = :evaluations, sentence = :sentence,
              recommendations = :recommendations, reasons = :reasons
            WHERE id = :id""")
    int repeat(String id, String lastAt, long evaluations, String sentence, String recommendations, String reasons);

    @Query("""
            SELECT * FROM scaling_decision
            WHERE autoscaler_id = :autoscalerId AND first_at <= :to AND last_at >= :from AND kind IN (:kinds)
            ORDER BY first_at DESC, sequence_number DESC LIMIT :limit OFFSET :offset""")
    List<DecisionRow> page(String autoscalerId, String from, String to, List<String> kinds, int limit, long offset);

    @Query("""
            SELECT COUNT(*) FROM scaling_decision
            WHERE autoscaler_id = :autoscalerId AND first_at <= :to AND last_at >= :from AND kind IN (:kinds)""")
    long count(String autoscalerId, String from, String to, List<String> kinds);

    void deleteByAutoscalerId(String autoscalerId);

    @Query("DELETE FROM scaling_decision WHERE last_at < :before LIMIT :most")
    int prune(String before, int most);
}
