package dev.plimsoll.adapters.persistence.metric;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// The statements on `metric_definition`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface DefinitionRows extends GenericRepository<DefinitionRow, String> {
    @Query("SELECT metric_name, definition FROM metric_definition"
            + " WHERE app_kind = :appKind AND app_name = :appName ORDER BY metric_name")
    List<DefinitionRow> ofApp(String appKind, String appName);

    @Query("REPLACE INTO metric_definition (app_kind, app_name, metric_name, definition)"
            + " VALUES (:appKind, :appName, :metricName, :definition)")
    void replace(String appKind, String appName, String metricName, String definition);

    @Query("DELETE FROM metric_definition"
            + " WHERE app_kind = :appKind AND app_name = :appName AND metric_name = :metricName")
    int remove(String appKind, String appName, String metricName);
}
