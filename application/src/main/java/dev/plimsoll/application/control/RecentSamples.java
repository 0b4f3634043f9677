package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableMap;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the samples that policies look back on, for as long as the longest look-back of their metric.
///
/// - Each evaluation adds its newest samples. Of a metric that nobody looks back on nothing is kept.
/// - Forgotten are samples older than the look-back, or beyond 3600 in a series; containers that left;
///   and targets that were not evaluated for as long.
/// - In memory only: after a restart a look-back fills anew, and until it is full a policy sees what there is.
///
/// Thread-safe, as long as evaluations of one target do not overlap.
public final class RecentSamples {
    private static final int MOST = 3600;

    private final Map<TargetId, Kept> kept = new ConcurrentHashMap<>();

    /// The series of one metric: by container, or of the whole fleet.
    private record History(
            Map<ContainerId, TimeSeries> byContainer,
            @Nullable TimeSeries total) {
        static final History NONE = new History(Map.of(), null);
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
        Extended extended = extended(fleet, newest, lookBacks);
        remember(fleet.target(), extended.histories(), lookBacks, now);
        return extended.observations();
    }

    /// The same for somebody who only looks: nothing is kept of it, and it may come at any time.
    public Observations look(Fleet fleet, Observations newest, Map<MetricName, Duration> lookBacks) {
        return extended(fleet, newest, lookBacks).observations();
    }

    private Extended extended(Fleet fleet, Observations newest, Map<MetricName, Duration> lookBacks) {
        Kept before = kept.get(fleet.target());
        Map<MetricName, History> histories = new HashMap<>();
        Map<MetricName, Reading> readings = new HashMap<>(newest.readings());
        lookBacks.forEach((metric, lookBack) -> {
            if (lookBack.isPositive()) {
                History known =
                        before == null ? History.NONE : before.histories().getOrDefault(metric, History.NONE);
                History extended = extend(known, newest.latest(metric), lookBack, ids(fleet));
                histories.put(metric, extended);
                readings.computeIfPresent(metric, (_, reading) -> withHistory(reading, extended));
            }
        });
        return new Extended(new Observations(readings), histories);
    }

    private void remember(
            TargetId target, Map<MetricName, History> histories, Map<MetricName, Duration> lookBacks, Instant now) {
        if (histories.isEmpty()) {
            kept.remove(target);
            return;
        }
        Duration longest = lookBacks.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        kept.put(target, new Kept(histories, now.plus(longest)));
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
            case Reading.Stale _, Reading.Missing _, Reading.Unmeasured _ -> known;
        };
    }

    private static TimeSeries join(TimeSeries old, TimeSeries newest, Duration lookBack) {
        if (newest.latestMillis() == old.latestMillis()) {
            return old; // the source has nothing newer yet
        }
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
            case Reading.Stale _, Reading.Missing _, Reading.Unmeasured _ -> reading;
        };
    }

    private static Set<ContainerId> ids(Fleet fleet) {
        return fleet.containers().stream().map(FleetContainer::id).collect(Collectors.toUnmodifiableSet());
    }
}
