package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One source, asked on threads of its own, so that it can hang without anybody else.
final class GuardedSource {
    /// Reads that were given up but go on: with more than these the source is not asked.
    private static final int MOST_UNANSWERED = 64;

    private final MetricsSource source;
    private final Duration deadline;
    private final Semaphore free = new Semaphore(MOST_UNANSWERED);
    private volatile @Nullable SourceState state;

    GuardedSource(MetricsSource source, Duration deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    String name() {
        return source.name();
    }

    Set<MetricName> metrics(TargetId target) {
        return source.metrics(target);
    }

    Optional<SourceState> state() {
        return Optional.ofNullable(state);
    }

    /// Begins to read; the answer is waited for by [Asked#answer].
    Asked ask(Fleet fleet, Set<MetricName> metrics, Instant now) {
        FutureTask<Map<MetricName, Reading>> task =
                new FutureTask<>(() -> source.read(fleet, metrics, now).readings());
        if (!free.tryAcquire()) {
            return new Asked(metrics, now, null);
        }
        Thread.ofVirtual().name("metrics-" + name()).start(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
        return new Asked(metrics, now, task);
    }

    /// A question that is under way.
    final class Asked {
        private final Set<MetricName> metrics;
        private final Instant now;
        private final @Nullable FutureTask<Map<MetricName, Reading>> task;
        private final long askedNanos = System.nanoTime();

        private Asked(Set<MetricName> metrics, Instant now, @Nullable FutureTask<Map<MetricName, Reading>> task) {
            this.metrics = metrics;
            this.now = now;
            this.task = task;
        }

        String source() {
            return name();
        }

        /// What it answered, or of each metric why it did not.
        Map<MetricName, Reading> answer() {
            if (task == null) {
                return failed("too many reads are still without an answer");
            }
            try {
                long left = deadline.toNanos() - (System.nanoTime() - askedNanos);
                return answered(task.get(Math.max(0, left), TimeUnit.NANOSECONDS));
            } catch (TimeoutException _) {
                task.cancel(true);
                return failed("it did not answer within " + deadline.toMillis() + " ms");
            } catch (ExecutionException failure) {
                return failed(why(failure.getCause()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                task.cancel(true);
                return failed("interrupted");
            }
        }

        private Map<MetricName, Reading> answered(Map<MetricName, Reading> all) {
            Map<MetricName, Reading> readings = new HashMap<>(all);
            readings.keySet().retainAll(metrics);
            SourceState before = state;
            String problem = readings.values().stream()
                    .filter(Reading.Missing.class::isInstance)
                    .map(missing -> ((Reading.Missing) missing).detail())
                    .findFirst()
                    .orElse(null);
            Instant answeredAt = problem == null ? now : before == null ? null : before.answeredAt();
            state = new SourceState(problem, answeredAt);
            return readings;
        }

        private Map<MetricName, Reading> failed(String why) {
            SourceState before = state;
            state = new SourceState(why, before == null ? null : before.answeredAt());
            return metrics.stream().collect(toMap(metric -> metric, _ -> new Reading.Missing(why)));
        }

        private static String why(@Nullable Throwable cause) {
            return cause instanceof PortFailure failure ? String.valueOf(failure.getMessage()) : "it failed: " + cause;
        }
    }
}
