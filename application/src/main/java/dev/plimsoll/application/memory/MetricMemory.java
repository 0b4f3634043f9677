package dev.plimsoll.application.memory;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Remembers what was measured in the last six hours: one sample in ten seconds of each container and metric.
///
/// - A sample stands for the ten seconds in which it was read; what was stale or missing then is a gap.
/// - Containers that left are remembered for the same time.
/// - It holds so many series at most. For one more, those that had no sample for longest go, and with them the
///   time that they are of: it is not known whole any more. While all have a sample of the last three minutes, the
///   newcomer is not remembered. Somebody is told, once.
/// - In memory only, 17 kB a full series: 1,000 containers with 10 metrics take 175 MB.
///
/// Thread-safe.
public final class MetricMemory {
    /// For how long a sample is remembered.
    public static final Duration KEPT = Duration.ofHours(6);

    /// One sample is kept in this time.
    public static final Duration STEP = Duration.ofSeconds(10);

    /// How many series are remembered at most, unless told otherwise: about 350 MB.
    public static final int MOST_SERIES = 20_000;

    private static final int CAPACITY = (int) KEPT.dividedBy(STEP);
    private static final long MINUTE = Duration.ofMinutes(1).dividedBy(STEP);

    /// A series with a sample of this time is in use: its minutes may have to be written once more.
    private static final long IN_USE = 3 * MINUTE;

    /// What a full series takes, with all that belongs to it.
    private static final long BYTES = 17_500;

    private final int mostSeries;
    private final Runnable whenFull;
    private final Map<TargetId, Target> targets = new HashMap<>();
    private int size;
    private boolean isFullSaid;

    /// What is remembered of one target.
    private static final class Target {
        private final Map<MetricName, Map<Optional<ContainerId>, Series>> metrics = new HashMap<>();

        /// The first slot of which all is remembered.
        private long since;

        Target(long since) {
            this.since = since;
        }
    }

    /// @param member null when the series is of the whole fleet
    private record Series(@Nullable Member member, SampleRing ring) {}

    /// An empty memory.
    ///
    /// @param mostSeries how many series it holds
    /// @param whenFull told the first time that there is no more room
    public MetricMemory(int mostSeries, Runnable whenFull) {
        this.mostSeries = mostSeries;
        this.whenFull = whenFull;
    }

    /// How many series there is room for in so many bytes; never more than [#MOST_SERIES].
    public static int seriesIn(long bytes) {
        return Math.clamp(bytes / BYTES, 1, MOST_SERIES);
    }

    /// Remembers what was measured at a moment.
    public void remember(Fleet fleet, Observations observations, Instant now) {
        if (rememberAll(fleet, observations, slot(now))) {
            whenFull.run();
        }
    }

    /// Forgets series without a sample of the last six hours; and those of times to come, which a clock that was set
    /// back left.
    public synchronized void forget(Instant now) {
        long last = slot(now) - CAPACITY;
        long next = slot(now) + MINUTE;
        targets.values()
                .forEach(target -> target.metrics
                        .values()
                        .forEach(series -> series.values()
                                .removeIf(one -> one.ring().newest() <= last
                                        || one.ring().newest() > next)));
        tidy();
    }

    /// How many series are remembered.
    public synchronized int size() {
        return size;
    }

    /// From when on a target is remembered; nothing while it is not.
    public synchronized Optional<Instant> since(TargetId target, Instant now) {
        return Optional.ofNullable(targets.get(target))
                .map(known -> start(Math.max(known.since, slot(now) - CAPACITY + 1)));
    }

    /// The samples of a metric from one moment to before another, both cut to whole ten seconds; of six hours at
    /// most.
    public List<MemberSamples> samples(TargetId target, MetricName metric, Instant from, Instant to) {
        return samples(target, metric, _ -> true, from, to);
    }

    /// The same of containers of one number alone.
    public List<MemberSamples> samples(TargetId target, MetricName metric, int number, Instant from, Instant to) {
        return samples(target, metric, member -> member != null && member.number() == number, from, to);
    }

    private synchronized List<MemberSamples> samples(
            TargetId target, MetricName metric, Predicate<@Nullable Member> isWanted, Instant from, Instant to) {
        return series(target, metric)
                .filter(series -> isWanted.test(series.member()))
                .map(series -> new MemberSamples(series.member(), values(series.ring(), slot(from), slot(to))))
                .toList();
    }

    /// The highest sample of each container in the last six hours.
    public synchronized Map<ContainerId, Double> highest(TargetId target, MetricName metric, Instant now) {
        Map<ContainerId, Double> highest = new HashMap<>();
        series(target, metric).forEach(series -> {
            double most = series.ring().highest(slot(now) - CAPACITY + 1);
            if (series.member() != null && !Double.isNaN(most)) {
                highest.put(series.member().id(), most);
            }
        });
        return highest;
    }

    private Stream<Series> series(TargetId target, MetricName metric) {
        Target known = targets.get(target);
        return known == null ? Stream.empty() : known.metrics.getOrDefault(metric, Map.of()).values().stream();
    }

    /// What a minute came to, of each target and metric that had a sample in it.
    public synchronized List<Rollup> rollups(Instant minute) {
        List<Rollup> rollups = new ArrayList<>();
        targets.forEach((target, known) ->
                known.metrics.forEach((metric, series) -> Figures.of(values(series, slot(minute)))
                        .ifPresent(figures -> rollups.add(new Rollup(target, metric, minute, figures)))));
        return rollups;
    }

    private synchronized boolean rememberAll(Fleet fleet, Observations observations, long slot) {
        boolean isFull = false;
        Map<ContainerId, Member> members = members(fleet);
        Target before = targets.get(fleet.target());
        if (before != null) {
            before.since = Math.min(before.since, slot); // a clock may have been set back
        }
        for (Map.Entry<MetricName, Reading> read : observations.readings().entrySet()) {
            isFull |= switch (read.getValue()) {
                case Reading.PerContainer samples -> putAll(fleet.target(), read.getKey(), samples, members, slot);
                case Reading.Total(TimeSeries series) ->
                    !put(fleet.target(), read.getKey(), null, slot, series.latest());
                case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> false;
            };
        }
        boolean isNews = isFull && !isFullSaid;
        isFullSaid |= isFull;
        return isNews;
    }

    private boolean putAll(
            TargetId target,
            MetricName metric,
            Reading.PerContainer samples,
            Map<ContainerId, Member> members,
            long slot) {
        boolean isFull = false;
        for (Map.Entry<ContainerId, TimeSeries> sample : samples.series().entrySet()) {
            Member member = members.get(sample.getKey());
            if (member != null) {
                isFull |= !put(target, metric, member, slot, sample.getValue().latest());
            }
        }
        return isFull;
    }

    /// Answers `false` when there was no room.
    private boolean put(TargetId target, MetricName metric, @Nullable Member member, long slot, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            return true; // policies have no use for it either
        }
        Optional<ContainerId> key = Optional.ofNullable(member).map(Member::id);
        Series known = find(target, metric, key);
        if (known != null) {
            known.ring().put(slot, value);
            return true;
        }
        boolean hasRoom = size < mostSeries;
        if (!hasRoom && !dropOldest(slot)) {
            return false;
        }
        targets.computeIfAbsent(target, _ -> new Target(slot))
                .metrics
                .computeIfAbsent(metric, _ -> new HashMap<>())
                .put(key, new Series(member, new SampleRing(CAPACITY, slot, value)));
        size++;
        return hasRoom;
    }

    private @Nullable Series find(TargetId target, MetricName metric, Optional<ContainerId> key) {
        Target known = targets.get(target);
        return known == null
                ? null
                : known.metrics.getOrDefault(metric, Map.of()).get(key);
    }

    /// Answers `false` when all are in use.
    private boolean dropOldest(long slot) {
        long oldest = targets.values().stream()
                .flatMap(target -> target.metrics.values().stream())
                .flatMap(series -> series.values().stream())
                .mapToLong(series -> series.ring().newest())
                .min()
                .orElse(slot);
        if (oldest > slot - IN_USE) {
            return false;
        }
        for (Target target : targets.values()) {
            boolean isDropped = false;
            for (Map<Optional<ContainerId>, Series> series : target.metrics.values()) {
                isDropped |= series.values().removeIf(one -> one.ring().newest() == oldest);
            }
            target.since = isDropped ? Math.max(target.since, oldest + 1) : target.since;
        }
        tidy();
        return true;
    }

    private void tidy() {
        targets.values().forEach(target -> target.metrics.values().removeIf(Map::isEmpty));
        targets.values().removeIf(target -> target.metrics.isEmpty());
        size = targets.values().stream()
                .flatMap(target -> target.metrics.values().stream())
                .mapToInt(Map::size)
                .sum();
    }

    private static double[] values(Map<Optional<ContainerId>, Series> series, long from) {
        double[] values = new double[(int) (series.size() * MINUTE)];
        int next = 0;
        for (Series one : series.values()) {
            for (long slot = from; slot < from + MINUTE; slot++) {
                values[next++] = one.ring().at(slot);
            }
        }
        return values;
    }

    private static double[] values(SampleRing ring, long from, long to) {
        double[] values = new double[Math.clamp(to - from, 0, CAPACITY + 1)];
        for (int index = 0; index < values.length; index++) {
            values[index] = ring.at(from + index);
        }
        return values;
    }

    private static Map<ContainerId, Member> members(Fleet fleet) {
        Map<ContainerId, Member> members = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            members.put(container.id(), new Member(container.id(), container.name(), container.number()));
        }
        return members;
    }

    private static long slot(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), STEP.toMillis());
    }

    private static Instant start(long slot) {
        return Instant.ofEpochMilli(slot * STEP.toMillis());
    }
}
