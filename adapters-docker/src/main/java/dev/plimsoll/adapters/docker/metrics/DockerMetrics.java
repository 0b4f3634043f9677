package dev.plimsoll.adapters.docker.metrics;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// CPU and memory of containers, as fractions of what each may use.
///
/// - From cgroup files where they are readable, read at the moment of asking; else from streams of the stats API.
/// - CPU is a rate, so a container has no value before its second sample, a second after the first.
/// - What is no longer part of a fleet, and fleets that nobody asks for any more, are forgotten.
public final class DockerMetrics implements MetricsSource, AutoCloseable {
    public static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.MEMORY);
    /// The stats API sends one a second; more than this late, it has stopped.
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

    private final CgroupFiles files;
    private final Inspections inspections;
    private final StatsStreams streams;
    private final Duration window;
    private final Map<ContainerId, Samples> samples = new ConcurrentHashMap<>();
    private final Map<TargetId, Asked> asked = new HashMap<>();
    private volatile boolean hasFiles;

    /// Which containers a target had when it was last asked for.
    private record Asked(Set<ContainerId> containers, long atNanos) {}

    public DockerMetrics(
            Engine engine, Inspections inspections, CgroupFiles files, Duration window, InstantSource clock) {
        this.files = files;
        this.inspections = inspections;
        this.streams = new StatsStreams(engine, clock);
        this.window = window;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return KNOWN;
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        Set<ContainerId> running = fleet.containers().stream()
                .filter(container -> container.phase() != ContainerPhase.STOPPED)
                .map(FleetContainer::id)
                .collect(toUnmodifiableSet());
        forgetOthers(fleet.target(), running);
        Map<ContainerId, Limits> limits = inspections.limits(fleet.target(), running);
        limits.forEach(this::sample);
        return new Observations(metrics.stream()
                .filter(KNOWN::contains)
                .collect(toUnmodifiableMap(metric -> metric, metric -> reading(running, limits, metric, now))));
    }

    @Override
    public void close() {
        streams.close();
    }

    private void sample(ContainerId id, Limits limits) {
        Samples own = samples.computeIfAbsent(id, _ -> new Samples(window));
        Optional<Usage> usage = files.read(id, limits.cgroupParent());
        if (usage.isPresent()) {
            hasFiles = true;
            streams.stop(id);
            own.add(usage.get(), System.nanoTime());
        } else if (!hasFiles) {
            streams.follow(id, streamed -> own.add(streamed, System.nanoTime()));
        }
    }

    private Reading reading(Set<ContainerId> running, Map<ContainerId, Limits> limits, MetricName metric, Instant now) {
        long nanos = System.nanoTime();
        Map<ContainerId, TimeSeries> fresh = new HashMap<>();
        List<Duration> ages = new ArrayList<>();
        limits.forEach((id, limit) -> {
            Samples own = samples.getOrDefault(id, new Samples(window));
            own.age(nanos).ifPresent(age -> {
                ages.add(age);
                if (age.compareTo(FRESH) <= 0) {
                    fraction(own, limit.of(metric), metric)
                            .ifPresent(value -> fresh.put(id, TimeSeries.of(now.minus(age), value)));
                }
            });
        });
        if (!fresh.isEmpty()) {
            return new Reading.PerContainer(fresh, reserves(running, limits, metric), covered(fresh.keySet(), metric));
        }
        return ages.stream()
                .min(Duration::compareTo)
                .filter(youngest -> youngest.compareTo(FRESH) > 0)
                .<Reading>map(Reading.Stale::new)
                .orElseGet(() -> new Reading.Missing("no container has been measured for long enough"));
    }

    /// What each container may use. Clones of one service may all use the same, so one whose limits cannot be
    /// read has the largest that is known.
    private static Map<ContainerId, Double> reserves(
            Set<ContainerId> running, Map<ContainerId, Limits> limits, MetricName metric) {
        double largest = limits.values().stream()
                .mapToDouble(own -> own.of(metric))
                .max()
                .orElse(0);
        return running.stream().collect(toUnmodifiableMap(id -> id, id -> {
            Limits own = limits.get(id);
            return own == null ? largest : own.of(metric);
        }));
    }

    /// The longest time that a sample of any of them covers. What is used of memory is used at one moment.
    private Duration covered(Set<ContainerId> measured, MetricName metric) {
        return metric.equals(MetricName.CPU)
                ? measured.stream()
                        .map(id -> samples.getOrDefault(id, new Samples(window)).covered())
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    private static OptionalDouble fraction(Samples own, double reserve, MetricName metric) {
        if (metric.equals(MetricName.CPU)) {
            OptionalDouble cores = own.cores();
            return cores.isEmpty() ? cores : OptionalDouble.of(cores.getAsDouble() / reserve);
        }
        Long bytes = own.memoryBytes();
        return bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes / reserve);
    }

    private synchronized void forgetOthers(TargetId target, Set<ContainerId> running) {
        long now = System.nanoTime();
        forget(asked.put(target, new Asked(running, now)), running);
        asked.entrySet().removeIf(last -> {
            boolean isOver = now - last.getValue().atNanos() > FORGET_AFTER.toNanos();
            if (isOver) {
                inspections.forget(last.getKey());
                forget(last.getValue(), Set.of());
            }
            return isOver;
        });
    }

    private void forget(@Nullable Asked before, Set<ContainerId> butNot) {
        if (before == null) {
            return;
        }
        for (ContainerId id : before.containers()) {
            if (!butNot.contains(id)) {
                samples.remove(id);
                streams.stop(id);
            }
        }
    }
}
