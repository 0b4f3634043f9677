package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Snapshot;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps the samples that policies look back on, for as long as the longest look-back of their metric.
///
/// - Each evaluation adds its newest samples. Of a metric that nobody looks back on nothing is kept.
/// - Of a series the newest time counts: the same sample may seem a little older when it is read again, and what is
///   read at the same time takes the place of what was. After a clock was set back, what lies ahead of it is forgotten.
/// - Forgotten are samples older than the look-back, or beyond 3600 in a series; containers that left;
///   and targets that were not evaluated for as long.
/// - In memory; what a [Snapshot] of it keeps can be recalled at the next start.
///
/// Thread-safe, as long as evaluations of one target do not overlap.
public final class RecentSamples {
    private static final int MOST = 3600;
    private static final long THINNED = MetricMemory.STEP.toMillis();

    private final Map<TargetId, Kept> kept = new ConcurrentHashMap<>();

    /// The series of one metric: by container, or of the whole fleet.
    private record History(
            Map<ContainerId, TimeSeries> byContainer,
            @Nullable TimeSeries total) {
        static final History NONE = new History(Map.of(), null);

        static History of(@Nullable ContainerId container, TimeSeries series) {
            return container == null ? new History(Map.of(), series) : new History(Map.of(container, series), null);
        }

        /// Without what lies after a moment.
        History upTo(Instant last) {
            Map<ContainerId, TimeSeries> cut = new HashMap<>();
            byContainer.forEach(
                    (id, series) -> between(series, Instant.EPOCH, last).ifPresent(known -> cut.put(id, known)));
            TimeSeries whole =
                    total == null ? null : between(total, Instant.EPOCH, last).orElse(null);
            return new History(cut, whole);
        }

        History and(History other) {
            Map<ContainerId, TimeSeries> both = new HashMap<>(byContainer);
            both.putAll(other.byContainer);
            return new History(both, other.total == null ? total : other.total);
        }
    }

    /// What is known of one target, until it is of no use to anybody.
    private record Kept(Map<MetricName, History> histories, Instant until) {}

    /// Observations, and what is to be kept of them.
    private record Extended(Observations observations, Map<MetricName, History> histories) {}

    /// The observations with the samples of earlier evaluations before their own.
    ///
    /// @param lookBacks how far back to look, by metric; zero means the newest sample only
    public Observations extend(Fleet fleet, Observations newest, Map<MetricName, Duration> lookBacks, Instant now) {
        kept.values().removeIf(old -> old.until().isBefore(now));
        Extended extended = extended(fleet, newest, lookBacks, now);
        remember(fleet.target(), extended.histories(), lookBacks, now);
        return extended.observations();
    }

    /// The same for somebody who only looks: nothing is kept of it, and it may come at any time.
    public Observations look(Fleet fleet, Observations newest, Map<MetricName, Duration> lookBacks, Instant now) {
        return extended(fleet, newest, lookBacks, now).observations();
    }

    /// What is kept, for the next start: of each series at most one sample in ten seconds.
    public List<Snapshot> snapshots(Instant now) {
        List<Snapshot> snapshots = new ArrayList<>();
        kept.forEach((target, known) -> snapshots.add(new Snapshot(target, now, recent(known.histories()))));
        return snapshots;
    }

    /// Takes over what an earlier process knew, as far as policies still look back on it. A target that was evaluated
    /// already knows better.
    ///
    /// @param lookBacks how far back its policies look, by metric
    public void recall(Snapshot snapshot, Map<MetricName, Duration> lookBacks, Instant now) {
        Map<MetricName, History> histories = new HashMap<>();
        snapshot.recent().forEach(recent -> {
            Duration lookBack = lookBacks.getOrDefault(recent.metric(), Duration.ZERO);
            between(recent.series(), now.minus(lookBack), now)
                    .ifPresent(series ->
                            histories.merge(recent.metric(), History.of(recent.container(), series), History::and));
        });
        if (!histories.isEmpty()) {
            kept.putIfAbsent(snapshot.target(), new Kept(histories, now.plus(longest(lookBacks))));
        }
    }

    private static List<Snapshot.Recent> recent(Map<MetricName, History> histories) {
        List<Snapshot.Recent> recent = new ArrayList<>();
        histories.forEach((metric, history) -> {
            history.byContainer().forEach((id, series) -> recent.add(new Snapshot.Recent(metric, id, thinned(series))));
            if (history.total() != null) {
                recent.add(new Snapshot.Recent(metric, null, thinned(history.total())));
            }
        });
        return recent;
    }

    /// The last sample of each ten seconds.
    private static TimeSeries thinned(TimeSeries series) {
        return chosen(
                series,
                IntStream.range(0, series.size())
                        .filter(index -> index == series.size() - 1
                                || series.millis(index) / THINNED != series.millis(index + 1) / THINNED)
                        .toArray());
    }

    /// The samples after a moment and not after another; nothing when there are none.
    private static Optional<TimeSeries> between(TimeSeries series, Instant after, Instant last) {
        int first = series.firstAfter(after.toEpochMilli());
        int end = series.firstAfter(last.toEpochMilli());
        if (first == 0 && end == series.size()) {
            return Optional.of(series);
        }
        return first >= end
                ? Optional.empty()
                : Optional.of(chosen(series, IntStream.range(first, end).toArray()));
    }

    private static TimeSeries chosen(TimeSeries series, int[] indexes) {
        return TimeSeries.of(
                IntStream.of(indexes).mapToLong(series::millis).toArray(),
                IntStream.of(indexes).mapToDouble(series::value).toArray());
    }

    private Extended extended(Fleet fleet, Observations newest, Map<MetricName, Duration> lookBacks, Instant now) {
        Kept before = kept.get(fleet.target());
        Instant last = now.plus(MetricSources.AHEAD);
        Map<MetricName, History> histories = new HashMap<>();
        Map<MetricName, Reading> readings = new HashMap<>(newest.readings());
        lookBacks.forEach((metric, lookBack) -> {
            if (lookBack.isPositive()) {
                History known =
                        before == null ? History.NONE : before.histories().getOrDefault(metric, History.NONE);
                History extended = extend(known.upTo(last), newest.latest(metric), lookBack, ids(fleet));
                histories.put(metric, extended);
                readings.computeIfPresent(metric, (_, reading) -> withHistory(reading, extended));
            }
        });
        return new Extended(newest.with(readings), histories);
    }

    private void remember(
            TargetId target, Map<MetricName, History> histories, Map<MetricName, Duration> lookBacks, Instant now) {
        if (histories.isEmpty()) {
            kept.remove(target);
            return;
        }
        kept.put(target, new Kept(histories, now.plus(longest(lookBacks))));
    }

    private static Duration longest(Map<MetricName, Duration> lookBacks) {
        return lookBacks.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static History extend(History known, Reading newest, Duration lookBack, Set<ContainerId> present) {
        return switch (newest) {
            case Reading.PerContainer samples -> {
                Map<ContainerId, TimeSeries> series = new HashMap<>(known.byContainer());
                series.keySet().retainAll(present);
                samples.series()
                        .forEach((id, own) -> series.merge(id, own, (old, added) -> join(old, added, lookBack)));
                yield new History(series, null);
            }
            case Reading.Total(TimeSeries series) ->
                new History(Map.of(), known.total() == null ? series : join(known.total(), series, lookBack));
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> known;
        };
    }

    private static TimeSeries join(TimeSeries old, TimeSeries newest, Duration lookBack) {
        return old.plus(Instant.ofEpochMilli(newest.latestMillis()), newest.latest(), lookBack)
                .newest(MOST);
    }

    /// A container without a fresh sample has none, however much is known of its past.
    private static Reading withHistory(Reading reading, History history) {
        return switch (reading) {
            case Reading.PerContainer samples ->
                new Reading.PerContainer(
                        samples.series().entrySet().stream()
                                .collect(toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        own -> history.byContainer().getOrDefault(own.getKey(), own.getValue()))),
                        samples.reserves(),
                        samples.window());
            case Reading.Total own -> history.total() == null ? own : new Reading.Total(history.total());
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> reading;
        };
    }

    private static Set<ContainerId> ids(Fleet fleet) {
        return fleet.containers().stream().map(FleetContainer::id).collect(Collectors.toUnmodifiableSet());
    }
}
