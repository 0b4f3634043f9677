package dev.plimsoll.benchmarks;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.metrics.Capacities;
import dev.plimsoll.adapters.docker.metrics.CgroupFiles;
import dev.plimsoll.adapters.docker.metrics.DockerMetrics;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// What it costs to read all metrics of many containers every second: from the kernel's files, and by streams of the
/// stats API.
///
/// Each is read for a while before it is measured, as a service that has just started still compiles its code. What
/// the processes use anyway is measured before, without any reading, and taken off.
final class MetricsBenchmark {
    private static final int CONTAINERS = 50;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration QUICK_PACE = Duration.ofMillis(50);
    private static final Capacities CAPACITIES = new Capacities(125_000_000L, 125_000_000L);

    private MetricsBenchmark() {}

    /// @param cpu shares of one core
    /// @param reads how long each read took
    private record Found(CpuUse cpu, List<Duration> reads, Observations last) {}

    static String run() {
        String host = System.getenv("DOCKER_HOST");
        Engine engine = Engine.at(host == null ? Engine.DEFAULT_HOST : URI.create(host));
        try (Crowd crowd = Crowd.of(CONTAINERS, engine);
                DockerMetrics files = metrics(engine, CgroupFiles.ofThisMachine());
                DockerMetrics streams = metrics(engine, CgroupFiles.none())) {
            read(files, crowd.fleet(), WARM_UP, QUICK_PACE);
            CpuUse idle = idle();
            Found byFiles = read(files, crowd.fleet(), MEASURED, PACE);
            read(streams, crowd.fleet(), WARM_UP, PACE);
            Found byStreams = read(streams, crowd.fleet(), MEASURED, PACE);
            return report(idle, byFiles, byStreams);
        } finally {
            engine.close();
        }
    }

    private static DockerMetrics metrics(Engine engine, CgroupFiles files) {
        return new DockerMetrics(
                engine, new Inspections(engine), files, CAPACITIES, DockerMetrics.WINDOW, InstantSource.system());
    }

    private static CpuUse idle() {
        CpuUse before = CpuUse.now();
        LockSupport.parkNanos(MEASURED.toNanos());
        return CpuUse.now().since(before);
    }

    private static Found read(DockerMetrics metrics, Fleet fleet, Duration duration, Duration pace) {
        List<Duration> reads = new ArrayList<>();
        Observations last = Observations.none();
        CpuUse before = CpuUse.now();
        long begun = System.nanoTime();
        for (long at = begun; at - begun < duration.toNanos(); at += pace.toNanos()) {
            LockSupport.parkNanos(at - System.nanoTime());
            long started = System.nanoTime();
            last = metrics.read(fleet, metrics.metrics(fleet.target()), Instant.now());
            reads.add(Duration.ofNanos(System.nanoTime() - started));
        }
        LockSupport.parkNanos(begun + duration.toNanos() - System.nanoTime());
        return new Found(CpuUse.now().since(before), reads, last);
    }

    private static String report(CpuUse idle, Found byFiles, Found byStreams) {
        return """
                All metrics of %d containers every second for %d s; CPU as a share of one core, less what was used idle
                                     this process   dockerd   containerd   one read (median)
                  idle                  %s     %s     %s
                  cgroup files          %s     %s     %s        %.1f ms
                  stats API streams     %s     %s     %s        %.1f ms
                Containers with a value: by files %s
                                         by streams %s
                """.formatted(
                        CONTAINERS,
                        MEASURED.toSeconds(),
                        share(idle.own()),
                        share(idle.dockerd()),
                        share(idle.containerd()),
                        share(byFiles.cpu().less(idle).own()),
                        share(byFiles.cpu().less(idle).dockerd()),
                        share(byFiles.cpu().less(idle).containerd()),
                        median(byFiles.reads()),
                        share(byStreams.cpu().less(idle).own()),
                        share(byStreams.cpu().less(idle).dockerd()),
                        share(byStreams.cpu().less(idle).containerd()),
                        median(byStreams.reads()),
                        values(byFiles.last()),
                        values(byStreams.last()));
    }

    private static String share(double ofACore) {
        return String.format(Locale.ROOT, "%6.2f %%", 100 * ofACore);
    }

    private static double median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toNanos() / 1e6;
    }

    /// By metric, so that a cheap read of nothing is seen.
    private static String values(Observations last) {
        var counts = new TreeMap<String, String>();
        last.readings()
                .forEach((MetricName metric, Reading reading) -> counts.put(
                        metric.value(),
                        switch (reading) {
                            case Reading.PerContainer samples ->
                                String.valueOf(samples.series().size());
                            case Reading.Missing(String why) -> "none (" + why + ")";
                            case Reading.Unanswered unanswered -> "none (" + unanswered.detail() + ")";
                            case Reading.Total _, Reading.Stale _, Reading.Unmeasured _ -> "none";
                        }));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList());
    }
}
