package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// How each fleet, its metrics and the sources of metrics were when they were last looked at. Fleets that are not
/// evaluated any more are gone after five minutes.
@Singleton
final class FleetMeters implements ControlListener {
    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

    private final MetricSources sources;
    private final Clock clock;
    private final MultiGauge containers;
    private final MultiGauge desired;
    private final MultiGauge ages;
    private final MultiGauge ups;
    private final Map<TargetId, Evaluated> latest = new ConcurrentHashMap<>();

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
        List<MultiGauge.Row<?>> byPhase = new ArrayList<>();
        List<MultiGauge.Row<?>> wanted = new ArrayList<>();
        List<MultiGauge.Row<?>> old = new ArrayList<>();
        latest.forEach((target, evaluated) -> {
            Tags tags = Tags.of("app", target.app().name(), "type", target.containerType());
            for (ContainerPhase phase : ContainerPhase.values()) {
                int count = evaluated.fleet().in(phase).size();
                byPhase.add(MultiGauge.Row.of(tags.and("phase", phase.name().toLowerCase(Locale.ROOT)), count));
            }
            wanted.add(MultiGauge.Row.of(tags, evaluated.evaluation().decision().to()));
            evaluated.observations().readings().forEach((metric, reading) -> {
                OptionalLong newest = newest(reading);
                if (newest.isPresent()) {
                    old.add(MultiGauge.Row.of(with(tags, metric), (now.toEpochMilli() - newest.getAsLong()) / 1e3));
                }
            });
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
        latest.put(evaluated.fleet().target(), evaluated);
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

    /// In milliseconds since 1970; nothing when there is no sample.
    private static OptionalLong newest(Reading reading) {
        return switch (reading) {
            case Reading.PerContainer samples ->
                samples.series().values().stream()
                        .mapToLong(TimeSeries::latestMillis)
                        .max();
            case Reading.Total(TimeSeries series) -> OptionalLong.of(series.latestMillis());
            case Reading.Stale _, Reading.Missing _, Reading.Unmeasured _ -> OptionalLong.empty();
        };
    }

    private static Tags with(Tags tags, MetricName metric) {
        return tags.and("metric", metric.value());
    }

    private static MultiGauge gauge(Meters meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters.registry());
    }
}
