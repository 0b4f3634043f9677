package dev.plimsoll.application.port;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import java.util.List;

/// Keeps the metrics that were declared for apps, one a name. Every adapter passes
/// `MetricDefinitionRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`.
public interface MetricDefinitionRepository {
    /// Those of one app, sorted by name.
    List<MetricDefinition> of(AppId app);

    /// Stores one; one of the same app and name is replaced.
    void save(MetricDefinition definition);

    /// Forgets one; answers whether there was one.
    boolean delete(AppId app, MetricName name);
}
