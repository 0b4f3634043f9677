package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.DefinitionCodec;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.PushedMetrics;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Declares metrics for an app: from then on an autoscaler may name them.
public final class DeclareMetrics {

    private final FindApp findApp;
    private final FindAutoscaler findAutoscaler;
    private final MetricDefinitionRepository repository;
    private final KnownDefinitions known;
    private final MetricSources sources;
    private final PushedMetrics pushed;
    private final EventLog events;
    private final Transactions transactions;
    private final Clock clock;

    public DeclareMetrics(
            FindApp findApp,
            FindAutoscaler findAutoscaler,
            MetricDefinitionRepository repository,
            KnownDefinitions known,
            MetricSources sources,
            PushedMetrics pushed,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        this.findApp = findApp;
        this.findAutoscaler = findAutoscaler;
        this.repository = repository;
        this.known = known;
        this.sources = sources;
        this.pushed = pushed;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Those of one app, sorted by name.
    ///
    /// @throws NotFound when there is no such app
    public List<MetricDefinition> list(String appNameOrId) {
        return repository.of(findApp.find(appNameOrId).id());
    }

    /// Declares the metric that `body` describes; one of the same name is replaced.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app
    /// @throws InvalidSettings with every problem and its path
    public MetricDefinition declare(String appNameOrId, Map<?, ?> body, Actor actor) {
        AppId app = findApp.find(appNameOrId).id();
        MetricDefinition definition = DefinitionCodec.read(app, body);
        String source = DefinitionCodec.sourceOf(definition.origin());
        new Problems()
                .check(
                        sources.names().contains(source),
                        "source.type",
                        "no " + source + " server is configured for this service")
                .check(!isMeasuredAnyway(app, definition.name()), "name", "is measured already, without being declared")
                .refuse();
        var _ = transactions.inOne(() -> {
            repository.save(definition);
            record(app, EventType.NEW_METRIC, definition.name(), actor);
            return definition;
        });
        known.changed(app);
        pushed.forget(app, definition.name());
        return definition;
    }

    /// Forgets a declared metric.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such metric
    /// @throws InvalidSettings when an autoscaler still reads it
    public void forget(String appNameOrId, String name, Actor actor) {
        AppId app = findApp.find(appNameOrId).id();
        List<String> readers = findAutoscaler.ofApp(appNameOrId).stream()
                .filter(autoscaler -> reads(autoscaler, name))
                .map(autoscaler -> autoscaler.target().containerType())
                .toList();
        if (!readers.isEmpty()) {
            throw new InvalidSettings(
                    List.of(new Problem("name", "is still read by the autoscaler of " + String.join(", ", readers))));
        }
        var _ = transactions.inOne(() -> {
            if (!repository.delete(app, new MetricName(name))) {
                throw new NotFound("metric");
            }
            record(app, EventType.DELETE_METRIC, new MetricName(name), actor);
            return name;
        });
        known.changed(app);
        pushed.forget(app, new MetricName(name));
    }

    private void record(AppId app, EventType type, MetricName metric, Actor actor) {
        events.add(AppEvent.of(app, clock.instant(), type, actor, EventData.of(metric)));
    }

    private boolean isMeasuredAnyway(AppId app, MetricName name) {
        return repository.of(app).stream().noneMatch(old -> old.name().equals(name))
                && sources.metrics(new TargetId(app, "any")).contains(name);
    }

    private static boolean reads(Autoscaler autoscaler, String name) {
        return autoscaler.settings().metrics().keySet().stream()
                .anyMatch(metric -> metric.value().equals(name));
    }
}
