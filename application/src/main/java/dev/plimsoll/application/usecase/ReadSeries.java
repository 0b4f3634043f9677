package dev.plimsoll.application.usecase;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Reads what a metric was over time: of the last hours from memory, of what was before from the history.
public final class ReadSeries {
    /// How many points an answer has at most.
    public static final int MOST_POINTS = 2_000;

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
                    .check(
                            !isWhole || points(from, to, step) <= MOST_POINTS,
                            "step",
                            "must be longer: there would be more than " + MOST_POINTS + " points")
                    .refuse();
        }

        private static long points(Instant from, Instant to, Duration step) {
            return Duration.between(from, to).dividedBy(step);
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
        points.addAll(remembered(target, metric, range, split));
        return points;
    }

    /// From the history, up to the first step that the memory knows all of.
    private List<Point> remote(TargetId target, MetricName metric, Range range, Instant split) {
        if (!range.first().isBefore(split)) {
            return List.of();
        }
        Instant end = split.isBefore(range.to()) ? split : range.to();
        long step = range.step().toSeconds();
        Map<Long, List<Rollup>> bySteps = history.read(target, metric, range.first(), end).stream()
                .collect(groupingBy(rollup -> rollup.minute().getEpochSecond() / step));
        List<Point> points = new ArrayList<>();
        for (Instant at = range.first(); at.isBefore(end); at = at.plus(range.step())) {
            List<Figures> parts = bySteps.getOrDefault(at.getEpochSecond() / step, List.of()).stream()
                    .map(Rollup::figures)
                    .toList();
            points.add(new Point(at, Figures.together(parts).orElse(null), null));
        }
        return points;
    }

    private List<Point> remembered(TargetId target, MetricName metric, Range range, Instant split) {
        Instant start = split.isBefore(range.first()) ? range.first() : split;
        if (!start.isBefore(range.to())) {
            return List.of();
        }
        long count = Math.ceilDiv(
                Duration.between(start, range.to()).toMillis(), range.step().toMillis());
        List<MemberSamples> samples =
                memory.samples(target, metric, start, start.plus(range.step().multipliedBy(count)));
        new Problems()
                .check(
                        !range.withContainers() || samples.size() * count <= MOST_VALUES,
                        "step",
                        "must be longer: there would be more than " + MOST_VALUES + " values of containers")
                .refuse();
        int width = (int) range.step().dividedBy(SAMPLE);
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Instant at = start.plus(range.step().multipliedBy(index));
            points.add(point(at, samples, index * width, (index + 1) * width, range.withContainers()));
        }
        return points;
    }

    private static Point point(Instant at, List<MemberSamples> samples, int from, int to, boolean withContainers) {
        double[] all = samples.stream()
                .flatMapToDouble(series -> DoubleStream.of(series.between(from, to)))
                .toArray();
        return new Point(at, Figures.of(all).orElse(null), withContainers ? containers(samples, from, to) : null);
    }

    /// Containers of one name follow each other; in the step in which one replaces another, theirs are taken together.
    private static Map<String, Double> containers(List<MemberSamples> samples, int from, int to) {
        Map<String, Double> means = new TreeMap<>();
        samples.forEach(series -> {
            Optional<Figures> figures = Figures.of(series.between(from, to));
            series.member()
                    .ifPresent(member -> figures.ifPresent(
                            own -> means.merge(member.name(), own.mean(), (one, other) -> (one + other) / 2)));
        });
        return means;
    }

    private static Instant firstStepFrom(Instant since, Range range) {
        long step = range.step().toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(since.toEpochMilli(), step) * step);
    }
}
