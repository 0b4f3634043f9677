package dev.plimsoll.adapters.persistence.metric;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.application.codec.DefinitionCodec;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps declared metrics in the database.
@Singleton
final class JdbcMetricDefinitionRepository implements MetricDefinitionRepository {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcMetricDefinitionRepository.class);

    private final DefinitionRows rows;
    private final JsonText json;

    JdbcMetricDefinitionRepository(DefinitionRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public List<MetricDefinition> of(AppId app) {
        return answering("find declared metrics", () -> rows.ofApp(app.kind().name(), app.name())).stream()
                .flatMap(row -> readable(app, row).stream())
                .toList();
    }

    /// One that this version cannot read costs its metric, and not all others.
    private Optional<MetricDefinition> readable(AppId app, DefinitionRow row) {
        try {
            return Optional.of(DefinitionCodec.read(app, json.read(row.definition())));
        } catch (InvalidSettings | UncheckedIOException unreadable) {
            LOG.warn(
                    "The metric {} of {} cannot be read and is left out: {}",
                    row.metricName(),
                    app.name(),
                    unreadable.getMessage());
            return Optional.empty();
        }
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
