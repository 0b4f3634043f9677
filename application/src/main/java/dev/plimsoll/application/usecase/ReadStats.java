package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.MemberSamples;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Reads what containers use, now and minute by minute.
public final class ReadStats {
    private static final Set<MetricName> SHOWN = Set.of(MetricName.CPU, MetricName.MEMORY, MetricName.SWAP);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// How many samples a minute has.
    private static final long WIDTH = MINUTE.dividedBy(MetricMemory.STEP);

    private final FindTarget findTarget;
    private final ContainerControl containers;
    private final MetricSources sources;
    private final MetricMemory memory;
    private final ReadSeries series;
    private final Clock clock;

    public ReadStats(
            FindTarget findTarget,
            ContainerControl containers,
            MetricSources sources,
            MetricMemory memory,
            ReadSeries series,
            Clock clock) {
        this.findTarget = findTarget;
        this.containers = containers;
        this.sources = sources;
        this.memory = memory;
        this.series = series;
        this.clock = clock;
    }

    /// What one container uses; 0 where it is not measured.
    ///
    /// @param cpu as a fraction of its limit
    public record Stats(String containerType, int number, double cpu, Use memory, Use swap) {}

    /// What is used of one thing, in bytes.
    ///
    /// @param limit what may be used
    /// @param highest the most that is remembered of the last hours
    public record Use(double used, double limit, double highest) {
        static final Use UNMEASURED = new Use(0, 0, 0);
    }

    /// One minute.
    ///
    /// @param value null when there was no sample
    public record Value(Instant at, @Nullable Double value) {}

    /// Of every container of an app that runs, measured now.
    ///
    /// @throws NotFound when there is no such app
    public List<Stats> now(String appNameOrId) {
        return findTarget.ofApp(appNameOrId).stream()
                .flatMap(target -> now(target).stream())
                .toList();
    }

    /// A figure of a metric over all containers of a type, minute by minute up to now; empty when nothing is known
    /// of it.
    ///
    /// @param figure such as the mean
    /// @throws NotFound when there is no such app or container type
    public List<Value> minutes(
            String appNameOrId,
            String containerType,
            MetricName metric,
            Duration since,
            ToDoubleFunction<Figures> figure) {
        TargetId target = findTarget.find(appNameOrId, containerType);
        Instant now = clock.instant();
        List<Value> values =
                series.read(target, metric, new ReadSeries.Range(now.minus(since), now, MINUTE, false)).stream()
                        .map(point -> new Value(point.at(), figure(point.figures(), figure)))
                        .toList();
        return known(values, sources.metrics(target).contains(metric));
    }

    /// The same of one container, as far as it is in memory.
    ///
    /// @param number within its type
    /// @throws NotFound when there is no such app or container type
    public List<Value> minutes(
            String appNameOrId,
            String containerType,
            int number,
            MetricName metric,
            Duration since,
            ToDoubleFunction<Figures> figure) {
        TargetId target = findTarget.find(appNameOrId, containerType);
        Instant now = clock.instant();
        Instant kept =
                now.minus(MetricMemory.KEPT).truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        List<MemberSamples> own = memory.samples(target, metric, number, kept, now.plus(MetricMemory.STEP));
        List<Value> values = new ArrayList<>();
        for (Instant at = now.minus(since).truncatedTo(ChronoUnit.MINUTES); at.isBefore(now); at = at.plus(MINUTE)) {
            long from = Duration.between(kept, at).dividedBy(MetricMemory.STEP);
            values.add(new Value(at, from < 0 ? null : figure(figures(own, from, from + WIDTH), figure)));
        }
        return known(values, false);
    }

    private static @Nullable Double figure(@Nullable Figures figures, ToDoubleFunction<Figures> figure) {
        return figures == null ? null : (Double) figure.applyAsDouble(figures);
    }

    private static @Nullable Figures figures(List<MemberSamples> own, long from, long to) {
        return Figures.of(own.stream()
                        .flatMapToDouble(samples -> DoubleStream.of(samples.between(from, to)))
                        .toArray())
                .orElse(null);
    }

    private static List<Value> known(List<Value> values, boolean isKnown) {
        return isKnown || values.stream().anyMatch(value -> value.value() != null) ? values : List.of();
    }

    private List<Stats> now(TargetId target) {
        Instant now = clock.instant();
        Fleet fleet = containers.observe(target);
        Set<MetricName> metrics = new HashSet<>(sources.metrics(target));
        metrics.retainAll(SHOWN);
        Observations observations = sources.read(fleet, metrics, now);
        Map<ContainerId, Double> highestMemory = memory.highest(target, MetricName.MEMORY, now);
        Map<ContainerId, Double> highestSwap = memory.highest(target, MetricName.SWAP, now);
        return fleet.containers().stream()
                .filter(container -> container.phase().isCurrent())
                .sorted(Comparator.comparingInt(FleetContainer::number))
                .map(container -> new Stats(
                        target.containerType(),
                        container.number(),
                        value(observations.latest(MetricName.CPU), container.id()),
                        use(observations.latest(MetricName.MEMORY), container.id(), highestMemory),
                        use(observations.latest(MetricName.SWAP), container.id(), highestSwap)))
                .toList();
    }

    /// The reserves of memory and swap are bytes.
    private static Use use(Reading reading, ContainerId id, Map<ContainerId, Double> highest) {
        if (!(reading instanceof Reading.PerContainer samples)) {
            return Use.UNMEASURED;
        }
        double limit = samples.reserves().getOrDefault(id, 0.0);
        double share = value(samples, id);
        return new Use(share * limit, limit, Math.max(share, highest.getOrDefault(id, 0.0)) * limit);
    }

    private static double value(Reading reading, ContainerId id) {
        TimeSeries own = reading instanceof Reading.PerContainer samples
                ? samples.series().get(id)
                : null;
        return own == null ? 0 : own.latest();
    }
}
