package dev.plimsoll.application.usecase;

import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.usecase.ReadStats.Value;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Recommends the target of an autoscaler: fixed shares of what a container may use, else what was usual of late.
///
/// - Formula: the median of the minutes' means of the last 24 hours; of an even number, the mean of the middle two.
/// - Example: minutes of 10, 30, none and 20 requests recommend 20.
/// - Source: the real service, which fixes CPU and memory at 90 % and swap at 10 %.
public final class RecommendTarget {
    private static final Map<MetricName, Double> FIXED =
            Map.of(MetricName.CPU, 0.9, MetricName.MEMORY, 0.9, MetricName.SWAP, 0.1);

    private static final Duration LATE = Duration.ofHours(24);

    private final FindTarget findTarget;
    private final ReadStats stats;
    private final Clock clock;

    public RecommendTarget(FindTarget findTarget, ReadStats stats, Clock clock) {
        this.findTarget = findTarget;
        this.stats = stats;
        this.clock = clock;
    }

    /// A target for this metric of a container type, as of now; nothing when nothing is known of the metric.
    ///
    /// @throws NotFound when there is no such app or container type
    public Optional<Value> recommend(String appNameOrId, String containerType, MetricName metric) {
        Double fixed = FIXED.get(metric);
        if (fixed == null) {
            return median(appNameOrId, containerType, metric).map(usual -> new Value(clock.instant(), usual));
        }
        findTarget.find(appNameOrId, containerType);
        return Optional.of(new Value(clock.instant(), fixed));
    }

    private Optional<Double> median(String appNameOrId, String containerType, MetricName metric) {
        List<Double> sorted = stats.minutes(appNameOrId, containerType, metric, LATE, Figures::mean).stream()
                .map(Value::value)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        int count = sorted.size();
        return count == 0 ? Optional.empty() : Optional.of((sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2);
    }
}
