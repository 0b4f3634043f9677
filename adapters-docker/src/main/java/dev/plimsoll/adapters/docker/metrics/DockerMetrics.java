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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// CPU, memory, swap, network and disk I/O of containers, as fractions of what each may use.
///
/// - From the kernel's files where they are readable, read at the moment of asking; else from streams of the stats API.
/// - CPU, network and disk I/O are rates, so a container has no value before its second sample, a second after the
///   first.
/// - Network and disk I/O are known only with a capacity.
/// - What is no longer part of a fleet, and fleets that nobody asks for any more, are forgotten.
public final class DockerMetrics implements MetricsSource, AutoCloseable {
    public static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

    /// Where others have files, those of a container that has just started may come yet.
    private static final int SEARCHES = 3;

    private final CgroupFiles files;
    private final Inspections inspections;
    private final StatsStreams streams;
    private final StatsSamples stats;
    private final Capacities capacities;
    private final Duration window;
    private final Set<Measure> measures;
    private final Set<MetricName> known;
    private final Map<ContainerId, MeasuredContainer> containers = new ConcurrentHashMap<>();
    private final Map<TargetId, Asked> asked = new HashMap<>();
    /// Whether any container ever had any.
    private volatile boolean hasFiles;

    /// Which containers a target had when it was last asked for.
    private record Asked(Set<ContainerId> containers, long atNanos) {}

    public DockerMetrics(
            Engine engine,
            Inspections inspections,
            CgroupFiles files,
            Capacities capacities,
            Duration window,
            InstantSource clock) {
        this.files = files;
        this.inspections = inspections;
        this.capacities = capacities;
        this.window = window;
        this.measures = capacities.measures();
        this.known = measures.stream().map(Measure::metric).collect(toUnmodifiableSet());
        this.streams = new StatsStreams(engine, clock);
        this.stats = new StatsSamples(measures);
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return known;
    }

    @Override
    public Set<MetricName> metricsOfEveryTarget() {
        return known;
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        List<FleetContainer> running = fleet.containers().stream()
                .filter(container -> container.phase() != ContainerPhase.STOPPED)
                .toList();
        Set<ContainerId> ids = running.stream().map(FleetContainer::id).collect(toUnmodifiableSet());
        forgetOthers(fleet.target(), ids);
        Map<ContainerId, Limits> limits = inspections.limits(fleet.target(), ids);
        KernelFiles kernel = new KernelFiles();
        for (FleetContainer container : running) {
            Limits own = limits.get(container.id());
            if (own != null) {
                sample(container, own, kernel);
            }
        }
        Bases bases = new Bases(capacities, files.swapBytes(kernel));
        Readings readings = new Readings(ids, limits, containers, bases, System.nanoTime());
        return new Observations(measures.stream()
                .filter(measure -> metrics.contains(measure.metric()))
                .collect(toUnmodifiableMap(Measure::metric, measure -> readings.of(measure, now))));
    }

    @Override
    public void close() {
        streams.close();
    }

    private void sample(FleetContainer container, Limits limits, KernelFiles kernel) {
        ContainerId id = container.id();
        MeasuredContainer own = containers.computeIfAbsent(id, _ -> new MeasuredContainer(window));
        own.isRunningSince(container.startedAt());
        if (own.sample(measures, kernel, () -> files.find(id, limits))) {
            hasFiles = true;
            streams.stop(id);
        } else if (own.isWithoutFiles(hasFiles ? SEARCHES : 1)) {
            streams.follow(id, sent -> take(id, stats.usage(sent, limits)));
        }
    }

    /// Looks it up each time: what is remembered of it may have been forgotten and begun anew since.
    private void take(ContainerId id, Usage usage) {
        MeasuredContainer own = containers.get(id);
        if (own != null) {
            own.samples().add(usage, System.nanoTime());
        }
    }

    /// Reads with an older and a newer fleet may cross, so all that is in no fleet is looked for and not only what has
    /// just left this one.
    private synchronized void forgetOthers(TargetId target, Set<ContainerId> running) {
        long now = System.nanoTime();
        asked.put(target, new Asked(running, now));
        asked.entrySet().removeIf(last -> {
            boolean isOver = now - last.getValue().atNanos() > FORGET_AFTER.toNanos();
            if (isOver) {
                inspections.forget(last.getKey());
            }
            return isOver;
        });
        Set<ContainerId> wanted = asked.values().stream()
                .flatMap(last -> last.containers().stream())
                .collect(toUnmodifiableSet());
        containers.keySet().retainAll(wanted);
        streams.stopAllBut(wanted);
    }
}
