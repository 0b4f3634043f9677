package dev.plimsoll.benchmarks;

import dev.plimsoll.application.simulation.BurstyArrivals;
import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.Summary;
import dev.plimsoll.application.simulation.Workload;
import dev.plimsoll.application.simulation.autoscaler.AdaptiveScaler;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.domain.adaptive.AdaptivePlanner;
import dev.plimsoll.domain.adaptive.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How cheaply and how well `adaptive` follows real loads, beside the built-in peers in the same run, and what one of
/// its
/// decisions takes.
final class ElasticityBenchmark {
    private static final double BURST = 10;
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMinutes(2);
    private static final double PERCENT_OF_ALL = 0.99;

    private ElasticityBenchmark() {}

    static String run() {
        List<Workload> workloads = workloads();
        StringBuilder text = new StringBuilder(line(
                "%d traces, arrivals with %.0f times the variance of even ones (own generator), decisions each 15 s",
                workloads.size(), BURST));
        for (Duration startUp : List.of(QUICK, SLOW)) {
            text.append(System.lineSeparator()).append(table(workloads, Conditions.DEFAULT.startingUpIn(startUp)));
        }
        return text.append(System.lineSeparator()).append(decisions(workloads)).toString();
    }

    private static List<Workload> workloads() {
        Path folder = Path.of(System.getProperty("plimsoll.traces", "traces"));
        try (Stream<Path> files = Files.list(folder)) {
            List<Workload> workloads = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".csv", "");
                LoadTrace trace = LoadTrace.parse(name, Files.readString(file));
                workloads.add(BurstyArrivals.of(trace.inStepsOf(Conditions.DEFAULT.step()), BURST));
            }
            return workloads;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String table(List<Workload> workloads, Conditions conditions) {
        List<Contender> contenders = new ArrayList<>(List.of(AdaptiveScaler.CONTENDER));
        contenders.addAll(Peers.ALL);
        List<Comparison> comparisons = workloads.stream()
                .map(workload -> Comparison.of(workload, conditions, contenders, Progress.UNHEARD))
                .toList();
        StringBuilder text = new StringBuilder(line(
                "%-14s %6s %6s %6s %7s %7s %7s | E of each trace",
                "start-up " + conditions.startUp().toSeconds() + " s",
                "E",
                "cost",
                "bad %",
                "adapt/h",
                "half 1",
                "half 2"));
        for (Contender contender : contenders) {
            Summary summary = Summary.of(contender.name(), comparisons);
            text.append(line(
                    "%-14s %6.3f %6.3f %6.2f %7.1f %7.3f %7.3f |%s",
                    contender.name(),
                    summary.e(),
                    summary.costRatio(),
                    summary.service().bad(),
                    summary.adaptations(),
                    half(contender, comparisons, 0),
                    half(contender, comparisons, 1),
                    each(contender, comparisons)));
        }
        return text.toString();
    }

    /// E over every second trace.
    private static double half(Contender contender, List<Comparison> comparisons, int first) {
        List<Comparison> half = IntStream.range(0, comparisons.size())
                .filter(index -> index % 2 == first)
                .mapToObj(comparisons::get)
                .toList();
        return half.isEmpty() ? Double.NaN : Summary.of(contender.name(), half).e();
    }

    private static String each(Contender contender, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        for (Comparison comparison : comparisons) {
            text.append(String.format(
                    Locale.ROOT,
                    " %s %.3f",
                    comparison.workload(),
                    comparison.of(contender.name()).e()));
        }
        return text.toString();
    }

    private static String decisions(List<Workload> workloads) {
        Workload longest = workloads.stream()
                .max((one, other) -> Integer.compare(one.steps(), other.steps()))
                .orElseThrow();
        long before = used();
        AdaptivePlanner planner = new AdaptivePlanner(
                new ServiceModel(longest.step(), Conditions.DEFAULT.period(), longest.start(), 80, QUICK, 1, 1000));
        long[] nanos = new long[longest.steps() / 3];
        int count = 1;
        for (int tick = 0; tick < nanos.length; tick++) {
            long begun = System.nanoTime();
            for (int step = 3 * tick; step < 3 * tick + 3; step++) {
                planner.observe(longest.load(step));
            }
            count = planner.plan(count).count();
            nanos[tick] = System.nanoTime() - begun;
        }
        double megabytes = (used() - before - 8.0 * nanos.length) / (1 << 20);
        Arrays.sort(nanos);
        return line(
                        "a decision with three new loads: %.3f ms in the middle, %.3f ms at p99 of %d",
                        nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * PERCENT_OF_ALL)] / 1e6, nanos.length)
                + line("%.1f MB after %.1f days (%s)", megabytes, longest.steps() * 5 / 86_400.0, planner.plan(count));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that is not ours to depend on
    private static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values).stripTrailing() + System.lineSeparator();
    }
}
