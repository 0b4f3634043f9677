package dev.plimsoll.adapters.resilience;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// A source of metrics behind a circuit for each target: one whose query takes for ever costs its own target only.
///
/// A read speaks against the source when nothing of it was answered; one broken query among others does not.
public final class ResilientMetricsSource implements MetricsSource {
    private final MetricsSource source;
    private final Circuits circuits;

    public ResilientMetricsSource(MetricsSource source, Circuits circuits) {
        this.source = source;
        this.circuits = circuits;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String trouble() {
        return source.trouble();
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return source.metrics(target);
    }

    @Override
    public Set<MetricName> metricsOfEveryTarget() {
        return source.metricsOfEveryTarget();
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        TargetId target = fleet.target();
        try {
            return circuits.of("source " + name(), target, name() + " for " + target)
                    .ask(() -> source.read(fleet, metrics, now), Observations::silence);
        } catch (NoAnswer none) {
            return new Observations(metrics.stream()
                    .filter(source.metrics(target)::contains)
                    .collect(toUnmodifiableMap(metric -> metric, _ -> new Reading.Unanswered(none.words()))));
        }
    }

    @Override
    public Map<String, Long> facts() {
        return source.facts();
    }
}
