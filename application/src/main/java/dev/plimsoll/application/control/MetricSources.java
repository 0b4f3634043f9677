package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// All sources together. Each metric is read from the first source that knows it; those that are asked are asked
/// side by side, and none is waited for longer than [#DEADLINE].
///
/// Sources are not trusted: one that hangs, fails, floods or has a clock of its own costs its own metrics and nothing
/// else. What was wrong stands in the reading, with the name of the source, and in [#states()].
///
/// Thread-safe.
public final class MetricSources {
    /// How long a read may take.
    public static final Duration DEADLINE = Duration.ofSeconds(2);

    /// Clocks of two machines may differ by this much.
    static final Duration AHEAD = Duration.ofSeconds(5);

    private final List<GuardedSource> sources;
    private final Duration deadline;
    private final String tooLate;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("metrics").factory());

    /// @param sources in the order in which they are preferred
    public MetricSources(List<? extends MetricsSource> sources) {
        this(sources, DEADLINE);
    }

    MetricSources(List<? extends MetricsSource> sources, Duration deadline) {
        this.sources = sources.stream().map(GuardedSource::new).toList();
        this.deadline = deadline;
        this.tooLate = "it did not answer within " + deadline.toMillis() + " ms";
    }

    /// The names of all sources.
    public Set<String> names() {
        return sources.stream().map(GuardedSource::name).collect(toUnmodifiableSet());
    }

    /// The metrics of a target that have a source.
    public Set<MetricName> metrics(TargetId target) {
        Set<MetricName> all = new HashSet<>();
        sources.forEach(source -> all.addAll(source.metrics(target)));
        return Set.copyOf(all);
    }

    /// The metrics that have a source for every target.
    public Set<MetricName> metricsOfEveryTarget() {
        Set<MetricName> all = new HashSet<>();
        sources.forEach(source -> all.addAll(source.metricsOfEveryTarget()));
        return Set.copyOf(all);
    }

    /// The newest readings of these metrics; what no source knows is not in them.
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        List<GuardedSource.Read> reads = new ArrayList<>();
        route(fleet.target(), metrics).forEach((source, own) -> reads.add(source.reading(fleet, own, now)));
        Map<MetricName, Reading> readings = new HashMap<>();
        try {
            // Those that are not done by then are interrupted.
            Iterator<Future<Map<MetricName, Reading>>> answers = threads.invokeAll(
                            reads, deadline.toNanos(), TimeUnit.NANOSECONDS)
                    .iterator();
            for (GuardedSource.Read read : reads) {
                read.answer(answers.next(), tooLate)
                        .forEach((metric, reading) -> readings.put(metric, believable(reading, read.source(), now)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            reads.forEach(GuardedSource.Read::giveUp);
            metrics.forEach(metric -> readings.put(metric, new Reading.Missing("interrupted")));
        }
        return new Observations(readings);
    }

    /// How each source that was ever asked, or tells of itself, is: by its name.
    public Map<String, SourceState> states() {
        Map<String, SourceState> states = new LinkedHashMap<>();
        sources.forEach(source -> source.state().ifPresent(state -> states.put(source.name(), state)));
        return states;
    }

    private Map<GuardedSource, Set<MetricName>> route(TargetId target, Set<MetricName> metrics) {
        Map<GuardedSource, Set<MetricName>> routes = new LinkedHashMap<>();
        Set<MetricName> left = new HashSet<>(metrics);
        for (GuardedSource source : sources) {
            Set<MetricName> own = new HashSet<>(left);
            own.retainAll(source.metrics(target));
            if (!own.isEmpty()) {
                routes.put(source, own);
                left.removeAll(own);
            }
        }
        return routes;
    }

    /// Samples of the future would seem fresh for ever.
    private static Reading believable(Reading reading, GuardedSource source, Instant now) {
        long latest = now.plus(AHEAD).toEpochMilli();
        return switch (reading) {
            case Reading.PerContainer samples
            when samples.series().values().stream().anyMatch(own -> own.latestMillis() > latest) -> ahead(source);
            case Reading.Total(TimeSeries series) when series.latestMillis() > latest -> ahead(source);
            case Reading.Stale(var age, var _) -> new Reading.Stale(age, source.name());
            case Reading.Missing(String detail) -> new Reading.Missing(source.name() + ": " + detail);
            case Reading.Unanswered(var _, String problem) -> new Reading.Unanswered(source.name(), problem);
            case Reading.PerContainer _, Reading.Total _, Reading.Unmeasured _ -> reading;
        };
    }

    private static Reading ahead(GuardedSource source) {
        String problem = source.failed("its samples are of the future; the clocks differ");
        return new Reading.Missing(source.name() + ": " + problem);
    }
}
