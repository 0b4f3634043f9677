package dev.plimsoll.adapters.persistence.alert;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on `alert_state`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AlertStateRows extends GenericRepository<AlertStateRow, String> {
    List<AlertStateRow> findAll();

    @Query("REPLACE INTO alert_state (alert_id, beyond_since, told_at) VALUES (:alertId, :beyondSince, :toldAt)")
    void replace(String alertId, String beyondSince, @Nullable String toldAt);

    void deleteByAlertId(String alertId);
}
