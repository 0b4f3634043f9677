package dev.plimsoll.benchmarks;

import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphLayout;

/// How large the memory of metrics is after six hours, and how long it takes to fill and to read.
final class MemoryBenchmark {
    private static final int CONTAINERS = 1_000;
    private static final int METRICS = 10;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final TargetId TARGET = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    private final MetricMemory memory = new MetricMemory(MetricMemory.MOST_SERIES, () -> {});
    private final Random random = new Random(1);
    private final Fleet fleet = fleet();

    private MemoryBenchmark() {}

    static String run() {
        System.setProperty("jol.magicFieldOffset", "true"); // records hide the offsets of their fields
        return new MemoryBenchmark().report();
    }

    private String report() {
        long steps = MetricMemory.KEPT.dividedBy(MetricMemory.STEP);
        long filling = System.nanoTime();
        Instant now = START;
        for (long step = 0; step < steps; step++) {
            memory.remember(fleet, observations(now), now);
            now = now.plus(MetricMemory.STEP);
        }
        Duration filled = Duration.ofNanos(System.nanoTime() - filling);
        long rollingUp = System.nanoTime();
        int rollups = memory.rollups(now.minus(Duration.ofMinutes(1))).size();
        Duration rolledUp = Duration.ofNanos(System.nanoTime() - rollingUp);
        double size = GraphLayout.parseInstance(memory).totalSize() / MEBIBYTE;
        return String.format(
                Locale.ROOT,
                """
                memory of metrics: %d containers x %d metrics, %d samples each
                size              %8.1f MiB   goal 512
                one step of all   %8.2f ms    every 10 s, the making of its values included
                one rollup of all %8.2f ms    every minute, %d rows
                """,
                CONTAINERS,
                METRICS,
                steps,
                size,
                filled.toNanos() / 1e6 / steps,
                rolledUp.toNanos() / 1e6,
                rollups);
    }

    private Observations observations(Instant now) {
        Map<MetricName, Reading> readings = new HashMap<>();
        for (int metric = 0; metric < METRICS; metric++) {
            Map<ContainerId, Double> values = new HashMap<>();
            fleet.containers().forEach(container -> values.put(container.id(), random.nextDouble()));
            readings.put(new MetricName("metric_" + metric), Reading.PerContainer.of(values, now));
        }
        return new Observations(readings);
    }

    private static Fleet fleet() {
        List<FleetContainer> containers = IntStream.rangeClosed(1, CONTAINERS)
                .mapToObj(number -> new FleetContainer(
                        new ContainerId("%064x".formatted(number * 0x9E3779B97F4A7C15L)),
                        "shop-web-" + number,
                        number,
                        ContainerPhase.READY,
                        false,
                        START,
                        false))
                .toList();
        return new Fleet(TARGET, containers, FleetCondition.STEADY);
    }
}
