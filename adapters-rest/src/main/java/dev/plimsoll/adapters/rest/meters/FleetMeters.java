package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How each fleet, its metrics and the sources of metrics were when they were last looked at. Fleets that are not
/// evaluated any more are gone after an hour, so that an alert can tell before.
@Singleton
final class FleetMeters implements ControlListener {
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final MetricSources sources;
    private final Clock clock;
    private final MultiGauge containers;
    private final MultiGauge desired;
    private final MultiGauge ages;
    private final MultiGauge ups;
    private final Map<TargetId, Evaluated> latest = new ConcurrentHashMap<>();
    private final Map<TargetId, Map<MetricName, Instant>> newest = new ConcurrentHashMap<>();

    FleetMeters(Meters meters, MetricSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.containers = gauge(meters, "plimsoll.fleet.containers", "Containers of a fleet, by phase");
        this.desired = gauge(meters, "plimsoll.fleet.desired.containers", "Containers that are wanted");
        this.ages = MultiGauge.builder("plimsoll.metric.age")
                .description("How old the newest sample of a metric is")
                .baseUnit("seconds")
                .register(meters.registry());
        this.ups = gauge(meters, "plimsoll.source.up", "Whether a source of metrics answered when it was last asked");
    }

    /// Brings the gauges up to date.
    void refresh() {
        Instant now = clock.instant();
        latest.values().removeIf(old -> old.at().isBefore(now.minus(FORGET_AFTER)));
        newest.keySet().retainAll(latest.keySet());
        List<MultiGauge.Row<?>> byPhase = new ArrayList<>();
        List<MultiGauge.Row<?>> wanted = new ArrayList<>();
        List<MultiGauge.Row<?>> old = new ArrayList<>();
        latest.forEach((target, evaluated) -> {
            Tags tags = Tags.of("app", target.app().name(), "type", target.containerType());
            for (ContainerPhase phase : ContainerPhase.values()) {
                int count = evaluated.fleet().in(phase).size();
                byPhase.add(MultiGauge.Row.of(tags.and("phase", phase.name().toLowerCase(Locale.ROOT)), count));
            }
            if (isHeld(evaluated)) {
                wanted.add(MultiGauge.Row.of(
                        tags, evaluated.evaluation().decision().to()));
            }
            newest.getOrDefault(target, Map.of())
                    .forEach((metric, at) -> old.add(MultiGauge.Row.of(
                            tags.and("metric", metric.value()),
                            Duration.between(at, now).toMillis() / 1e3)));
        });
        containers.register(byPhase, true);
        desired.register(wanted, true);
        ages.register(old, true);
        ups.register(
                sources.states().entrySet().stream()
                        .<MultiGauge.Row<?>>map(state -> MultiGauge.Row.of(
                                Tags.of("source", state.getKey()),
                                state.getValue().isUp() ? 1 : 0))
                        .toList(),
                true);
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        TargetId target = evaluated.fleet().target();
        latest.put(target, evaluated);
        Map<MetricName, Instant> known = newest.computeIfAbsent(target, _ -> new ConcurrentHashMap<>());
        known.keySet()
                .retainAll(
                        evaluated.evaluation().autoscaler().settings().metrics().keySet());
        evaluated
                .observations()
                .readings()
                .forEach((metric, reading) -> newest(reading, evaluated.at()).ifPresent(at -> known.put(metric, at)));
    }

    @Override
    public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {
        // What was seen last grows old, and shows it.
    }

    @Override
    public void convergenceFailed(TargetId target, String detail, Instant at) {
        // Counted elsewhere.
    }

    @Override
    public void converged(TargetId target, Instant at) {
        // The next evaluation sees it.
    }

    /// Whether somebody brings the count about: not in a dry run, nor while other hands are at the fleet.
    private static boolean isHeld(Evaluated evaluated) {
        return evaluated.evaluation().autoscaler().desired() != null
                && evaluated.fleet().condition() == FleetCondition.STEADY;
    }

    /// Of when the newest sample is; nothing when there is none, so that the one before grows old.
    private static Optional<Instant> newest(Reading reading, Instant now) {
        return switch (reading) {
            case Reading.PerContainer samples ->
                samples.series().values().stream()
                        .map(own -> Instant.ofEpochMilli(own.latestMillis()))
                        .max(Comparator.naturalOrder());
            case Reading.Total(TimeSeries series) -> Optional.of(Instant.ofEpochMilli(series.latestMillis()));
            case Reading.Stale(Duration age, var _) -> Optional.of(now.minus(age));
            case Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> Optional.empty();
        };
    }

    private static MultiGauge gauge(Meters meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters.registry());
    }
}
