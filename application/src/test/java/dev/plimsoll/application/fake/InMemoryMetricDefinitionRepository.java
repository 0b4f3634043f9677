package dev.plimsoll.application.fake;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import java.util.Comparator;
import java.util.List;

/// Keeps declared metrics in memory; can go away, as a database can.
public final class InMemoryMetricDefinitionRepository extends InMemoryStore<MetricDefinition>
        implements MetricDefinitionRepository {
    private volatile boolean isAway;

    public void goAway() {
        isAway = true;
    }

    public void comeBack() {
        isAway = false;
    }

    @Override
    public List<MetricDefinition> of(AppId app) {
        if (isAway) {
            throw new StoreUnavailable("the database is away", null);
        }
        return locked(rows -> rows.values().stream()
                .filter(row -> row.app().equals(app))
                .sorted(Comparator.comparing(row -> row.name().value()))
                .toList());
    }

    @Override
    public void save(MetricDefinition definition) {
        locked(rows -> {
            rows.put(key(definition.app(), definition.name()), definition);
            return definition;
        });
    }

    @Override
    public boolean delete(AppId app, MetricName name) {
        return locked(rows -> rows.remove(key(app, name)) != null);
    }

    private static String key(AppId app, MetricName name) {
        return app.kind() + "/" + app.name() + "/" + name;
    }
}
