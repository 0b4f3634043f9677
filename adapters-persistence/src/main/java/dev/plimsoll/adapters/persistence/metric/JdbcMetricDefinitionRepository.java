package dev.plimsoll.adapters.persistence.metric;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.application.codec.DefinitionCodec;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import jakarta.inject.Singleton;
import java.util.List;

/// Keeps declared metrics in the database.
@Singleton
final class JdbcMetricDefinitionRepository implements MetricDefinitionRepository {
    private final DefinitionRows rows;
    private final JsonText json;

    JdbcMetricDefinitionRepository(DefinitionRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public List<MetricDefinition> of(AppId app) {
        return answering("find declared metrics", () -> rows.ofApp(app.kind().name(), app.name())).stream()
                .map(row -> DefinitionCodec.read(app, json.read(row.definition())))
                .toList();
    }

    @Override
    public void save(MetricDefinition definition) {
        AppId app = definition.app();
        running(
                "save a declared metric",
                () -> rows.replace(
                        app.kind().name(),
                        app.name(),
                        definition.name().value(),
                        json.write(DefinitionCodec.write(definition))));
    }

    @Override
    public boolean delete(AppId app, MetricName name) {
        return answering(
                        "delete a declared metric", () -> rows.remove(app.kind().name(), app.name(), name.value()))
                > 0;
    }
}
