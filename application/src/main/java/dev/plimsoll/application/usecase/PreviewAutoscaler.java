package dev.plimsoll.application.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.codec.PreviewRequest;
import dev.plimsoll.application.codec.ReadingTree;
import dev.plimsoll.application.control.GivenMetrics;
import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Says what an autoscaler would decide now, or with other metrics, settings or at another time; changes nothing.
public final class PreviewAutoscaler {
    private final FindAutoscaler findAutoscaler;
    private final ContainerControl containers;
    private final Measurements measurements;
    private final Supplier<ProcessSettings> process;
    private final Clock clock;

    /// A use case that measures as evaluations do.
    ///
    /// @param process what holds for every autoscaler, as it is now
    public PreviewAutoscaler(
            FindAutoscaler findAutoscaler,
            ContainerControl containers,
            Measurements measurements,
            Supplier<ProcessSettings> process,
            Clock clock) {
        this.findAutoscaler = findAutoscaler;
        this.containers = containers;
        this.measurements = measurements;
        this.process = process;
        this.clock = clock;
    }

    /// What would be decided.
    ///
    /// @param metricsUsed the newest figures of what the policies read, by metric
    public record Preview(
            RecordedDecision.Kind kind, int from, int to, Explanation explanation, Map<String, Object> metricsUsed) {}

    /// Evaluates the autoscaler with what `body` gives, the rest as it is now.
    ///
    /// @param body see [PreviewRequest]; empty for now and as it is
    /// @throws NotFound when there is no such autoscaler
    /// @throws InvalidSettings with every problem and its path
    /// @throws PortFailure when the fleet cannot be observed
    public Preview preview(String appNameOrId, AutoscalerId id, Map<?, ?> body) {
        Autoscaler present = findAutoscaler.find(appNameOrId, id);
        Instant now = clock.instant();
        Fleet fleet = containers.observe(present.target());
        PreviewRequest request = PreviewRequest.read(
                body, present.settings(), measurements.metrics(present.target()), names(fleet), now);
        Settings settings = request.settings();
        Observations observations = observe(request, fleet, now);
        Decision decision = changed(present, settings, now)
                .evaluate(fleet, observations, process.get(), request.at())
                .decision();
        return new Preview(
                RecordedDecision.Kind.of(decision),
                decision.from(),
                decision.to(),
                Explainer.explain(decision, settings.policies()),
                ReadingTree.of(observations, settings.metrics().keySet(), fleet));
    }

    private Observations observe(PreviewRequest request, Fleet fleet, Instant now) {
        GivenMetrics givens = new GivenMetrics(fleet, request.settings().policies(), request.at());
        Map<MetricName, Duration> measured = new HashMap<>(request.settings().metrics());
        measured.keySet().removeAll(request.metrics().keySet());
        Observations present = measurements.look(fleet, measured, now);
        Map<MetricName, Reading> readings = new HashMap<>(present.readings());
        if (!request.at().equals(now)) {
            readings.replaceAll(givens::moved);
        }
        request.metrics().forEach((metric, given) -> readings.put(metric, givens.reading(metric, given)));
        return present.with(readings);
    }

    /// Other settings may forget the desired count; the same ones change nothing.
    private static Autoscaler changed(Autoscaler present, Settings settings, Instant now) {
        return settings.equals(present.settings()) ? present : present.with(settings, now);
    }

    private static Set<String> names(Fleet fleet) {
        return fleet.containers().stream().map(FleetContainer::name).collect(toUnmodifiableSet());
    }
}
