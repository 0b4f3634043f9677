package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One source, and how it was when it was last asked.
final class GuardedSource {
    /// Reads that were given up but go on: with more than these the source is not asked.
    private static final int MOST_UNANSWERED = 64;

    private final MetricsSource source;
    private final Semaphore free = new Semaphore(MOST_UNANSWERED);
    private volatile @Nullable SourceState state;

    GuardedSource(MetricsSource source) {
        this.source = source;
    }

    String name() {
        return source.name();
    }

    Set<MetricName> metrics(TargetId target) {
        return source.metrics(target);
    }

    /// Empty when it was never asked and has nothing to tell of itself.
    Optional<SourceState> state() {
        SourceState asked = state;
        Map<String, Long> facts = facts();
        if (asked == null) {
            return facts.isEmpty() ? Optional.empty() : Optional.of(new SourceState(null, null, facts));
        }
        return Optional.of(new SourceState(asked.problem(), asked.answeredAt(), facts));
    }

    private Map<String, Long> facts() {
        try {
            return source.facts();
        } catch (RuntimeException _) {
            // A source that cannot tell how it is must not hide how the others are.
            return Map.of();
        }
    }

    /// A read of these metrics, to be run on a thread that may be left to itself.
    Callable<Map<MetricName, Reading>> reading(Fleet fleet, Set<MetricName> metrics, Instant now) {
        return () -> {
            if (!free.tryAcquire()) {
                return missing(metrics, "too many reads are still without an answer");
            }
            try {
                Map<MetricName, Reading> readings =
                        new HashMap<>(source.read(fleet, metrics, now).readings());
                readings.keySet().retainAll(metrics);
                return readings;
            } finally {
                free.release();
            }
        };
    }

    /// What such a read came to: of each metric its reading, or why there is none.
    ///
    /// @param tooLate what to say of a read that was given up
    Map<MetricName, Reading> answer(
            Future<Map<MetricName, Reading>> read, Set<MetricName> metrics, String tooLate, Instant now)
            throws InterruptedException {
        Map<MetricName, Reading> readings;
        try {
            readings = read.get();
        } catch (CancellationException _) {
            readings = missing(metrics, tooLate);
        } catch (ExecutionException failure) {
            readings = missing(metrics, why(failure.getCause()));
        }
        remember(readings, now);
        return readings;
    }

    private void remember(Map<MetricName, Reading> readings, Instant now) {
        SourceState before = state;
        String problem = readings.values().stream()
                .filter(Reading.Missing.class::isInstance)
                .map(missing -> ((Reading.Missing) missing).detail())
                .findFirst()
                .orElse(null);
        Instant answeredAt = problem == null ? now : before == null ? null : before.answeredAt();
        state = new SourceState(problem, answeredAt);
    }

    private static Map<MetricName, Reading> missing(Set<MetricName> metrics, String why) {
        return metrics.stream().collect(toMap(metric -> metric, _ -> new Reading.Missing(why)));
    }

    private static String why(@Nullable Throwable cause) {
        return cause instanceof PortFailure failure ? failure.detail() : "it failed: " + cause;
    }
}
