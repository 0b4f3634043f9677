package dev.plimsoll.application.usecase;

import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.MemberSamples;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Reads what a metric was over time: of the last hours from memory, of what was before from the history.
public final class ReadSeries {
    /// How many minutes of the history are read at a time.
    private static final int MOST_MINUTES = 10_000;

    /// How many values of containers an answer has at most.
    private static final int MOST_VALUES = 200_000;

    private static final Duration SAMPLE = MetricMemory.STEP;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FindTarget findTarget;
    private final MetricMemory memory;
    private final MetricHistory history;
    private final Clock clock;

    public ReadSeries(FindTarget findTarget, MetricMemory memory, MetricHistory history, Clock clock) {
        this.findTarget = findTarget;
        this.memory = memory;
        this.history = history;
        this.clock = clock;
    }

    /// What is wanted.
    ///
    /// @param from the first point is the step in which this lies
    /// @param to no point begins then or later
    /// @param step whole multiples of ten seconds; of minutes where it is longer
    /// @param withContainers whether each container's own mean is wanted, too
    public record Range(Instant from, Instant to, Duration step, boolean withContainers) {
        public Range {
            boolean isLong = step.compareTo(MINUTE) >= 0;
            boolean isWhole = step.isPositive() && step.toMillis() % (isLong ? MINUTE : SAMPLE).toMillis() == 0;
            new Problems()
                    .check(from.isBefore(to), "from", "must be before to")
                    .check(isWhole, "step", "must be 10, 20, 30, 40 or 50 seconds, or whole minutes")
                    .refuse();
        }

        private Instant first() {
            return Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli(), step.toMillis()) * step.toMillis());
        }
    }

    /// What one step came to.
    ///
    /// @param at its beginning
    /// @param figures null when there was no sample
    /// @param containers the mean of each container by its name; null where it is not known or not wanted
    public record Point(
            Instant at, @Nullable Figures figures, @Nullable Map<String, Double> containers) {}

    /// The points of a metric of one container type, oldest first, one for each step.
    ///
    /// @throws NotFound when there is no such app or container type
    /// @throws dev.plimsoll.domain.validation.InvalidSettings when so much cannot be read
    public List<Point> read(String appNameOrId, String containerType, MetricName metric, Range range) {
        return read(findTarget.find(appNameOrId, containerType), metric, range);
    }

    /// The same of a target that is known.
    List<Point> read(TargetId target, MetricName metric, Range range) {
        Instant now = clock.instant();
        boolean isFine = range.step().compareTo(MINUTE) < 0;
        new Problems()
                .check(
                        !isFine || !range.from().isBefore(now.minus(MetricMemory.KEPT)),
                        "step",
                        "must be at least 60 seconds for what is older than 6 hours")
                .refuse();
        Instant split = isFine
                ? range.first()
                : memory.since(target, now)
                        .map(since -> firstStepFrom(since, range))
                        .orElse(range.to());
        List<Point> points = new ArrayList<>(remote(target, metric, range, split));
        points.addAll(remembered(target, metric, range, split, now));
        return points;
    }

    /// From the history, up to the first step that the memory knows all of.
    private List<Point> remote(TargetId target, MetricName metric, Range range, Instant split) {
        if (!range.first().isBefore(split)) {
            return List.of();
        }
        Instant end = split.isBefore(range.to()) ? split : range.to();
        long step = range.step().toSeconds();
        Map<Long, Figures.Sum> bySteps = minutes(target, metric, range.first(), end, step);
        List<Point> points = new ArrayList<>();
        for (Instant at = range.first(); at.isBefore(end); at = at.plus(range.step())) {
            Figures.Sum minutes = bySteps.get(at.getEpochSecond() / step);
            points.add(new Point(at, minutes == null ? null : minutes.figures(), null));
        }
        return points;
    }

    /// What each step comes to. However many minutes there are, few of them are in memory at a time.
    private Map<Long, Figures.Sum> minutes(TargetId target, MetricName metric, Instant from, Instant end, long step) {
        Map<Long, Figures.Sum> bySteps = new HashMap<>();
        Instant next = from;
        List<Rollup> some;
        do {
            some = history.read(target, metric, next, end, MOST_MINUTES);
            for (Rollup rollup : some) {
                bySteps.computeIfAbsent(rollup.minute().getEpochSecond() / step, _ -> new Figures.Sum())
                        .add(rollup.figures());
                next = rollup.minute().plus(MINUTE);
            }
        } while (some.size() == MOST_MINUTES);
        return bySteps;
    }

    private List<Point> remembered(TargetId target, MetricName metric, Range range, Instant split, Instant now) {
        Instant start = split.isBefore(range.first()) ? range.first() : split;
        if (!start.isBefore(range.to())) {
            return List.of();
        }
        long count = Math.ceilDiv(
                Duration.between(start, range.to()).toMillis(), range.step().toMillis());
        Instant end = start.plus(range.step().multipliedBy(count));
        Instant known = now.plus(SAMPLE); // nothing is remembered of later
        List<MemberSamples> samples = memory.samples(target, metric, start, end.isBefore(known) ? end : known);
        new Problems()
                .check(
                        !range.withContainers() || samples.size() * count <= MOST_VALUES,
                        "step",
                        "must be longer: there would be more than " + MOST_VALUES + " values of containers")
                .refuse();
        long width = range.step().dividedBy(SAMPLE);
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Instant at = start.plus(range.step().multipliedBy(index));
            points.add(point(at, samples, index * width, (index + 1) * width, range.withContainers()));
        }
        return points;
    }

    private static Point point(Instant at, List<MemberSamples> samples, long from, long to, boolean withContainers) {
        double[] all = samples.stream()
                .flatMapToDouble(series -> DoubleStream.of(series.between(from, to)))
                .toArray();
        return new Point(at, Figures.of(all).orElse(null), withContainers ? containers(samples, from, to) : null);
    }

    /// Containers of one name follow each other; in the step in which one replaces another, theirs are taken together.
    private static Map<String, Double> containers(List<MemberSamples> samples, long from, long to) {
        Map<String, List<double[]>> byName = new TreeMap<>();
        samples.forEach(series -> series.member()
                .ifPresent(member -> byName.computeIfAbsent(member.name(), _ -> new ArrayList<>())
                        .add(series.between(from, to))));
        Map<String, Double> means = new TreeMap<>();
        byName.forEach((name, own) -> Figures.of(
                        own.stream().flatMapToDouble(DoubleStream::of).toArray())
                .ifPresent(figures -> means.put(name, figures.mean())));
        return means;
    }

    private static Instant firstStepFrom(Instant since, Range range) {
        long step = range.step().toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(since.toEpochMilli(), step) * step);
    }
}
