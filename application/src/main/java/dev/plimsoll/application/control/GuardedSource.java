package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One source, and how it was when it was last asked.
final class GuardedSource {
    /// Reads that were given up but go on: with so many the source is not asked.
    private static final int MOST_UNANSWERED = 64;

    private final MetricsSource source;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable SourceState state;

    GuardedSource(MetricsSource source) {
        this.source = source;
    }

    String name() {
        return source.name();
    }

    /// What the source knows; nothing if it cannot even say that.
    Set<MetricName> metrics(TargetId target) {
        return known(() -> source.metrics(target));
    }

    /// What the source knows of every target; nothing if it cannot even say that.
    Set<MetricName> metricsOfEveryTarget() {
        return known(source::metricsOfEveryTarget);
    }

    private Set<MetricName> known(Supplier<Set<MetricName>> question) {
        try {
            return question.get();
        } catch (PortFailure told) {
            throw told;
        } catch (RuntimeException defect) {
            failed("it failed: " + defect);
            return Set.of();
        }
    }

    /// Empty when it was never asked and has nothing to tell of itself.
    Optional<SourceState> state() {
        SourceState asked = state;
        Map<String, Long> facts = facts();
        if (asked == null) {
            return facts.isEmpty() ? Optional.empty() : Optional.of(new SourceState(null, null, facts));
        }
        String problem = asked.problem() == null && !source.trouble().isEmpty() ? source.trouble() : asked.problem();
        return Optional.of(new SourceState(problem, asked.answeredAt(), facts));
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
    Read reading(Fleet fleet, Set<MetricName> metrics, Instant now) {
        return new Read(fleet, metrics, now);
    }

    /// One read, and whether somebody still waits for it.
    final class Read implements Callable<Map<MetricName, Reading>> {
        private final Fleet fleet;
        private final Set<MetricName> metrics;
        private final Instant now;
        private boolean isRunning;
        private boolean isGivenUp;

        private Read(Fleet fleet, Set<MetricName> metrics, Instant now) {
            this.fleet = fleet;
            this.metrics = metrics;
            this.now = now;
        }

        GuardedSource source() {
            return GuardedSource.this;
        }

        @Override
        public Map<MetricName, Reading> call() {
            begin();
            try {
                Map<MetricName, Reading> readings =
                        new HashMap<>(source.read(fleet, metrics, now).readings());
                readings.keySet().retainAll(metrics);
                return readings;
            } finally {
                end();
            }
        }

        /// What it came to: of each metric its reading, or why there is none.
        ///
        /// @param tooLate what to say when it was given up
        Map<MetricName, Reading> answer(Future<Map<MetricName, Reading>> read, String tooLate)
                throws InterruptedException {
            try {
                Map<MetricName, Reading> readings = all(new Reading.Missing("it gave no answer"));
                readings.putAll(read.get());
                Optional<String> silence = new Observations(read.get()).silence();
                silence.ifPresentOrElse(GuardedSource.this::failed, () -> state = new SourceState(null, now));
                return readings;
            } catch (CancellationException _) {
                giveUp();
                return unanswered(failed(tooLate));
            } catch (ExecutionException failure) {
                return unanswered(failed(why(failure.getCause())));
            }
        }

        private Map<MetricName, Reading> unanswered(String why) {
            return all(new Reading.Unanswered(why));
        }

        private Map<MetricName, Reading> all(Reading reading) {
            return metrics.stream().collect(toMap(metric -> metric, _ -> reading));
        }

        /// Nobody waits for it any more; it counts as long as it goes on.
        synchronized void giveUp() {
            if (isRunning && !isGivenUp) {
                unanswered.incrementAndGet();
            }
            isGivenUp = true;
        }

        private synchronized void begin() {
            if (isGivenUp || unanswered.get() >= MOST_UNANSWERED) {
                throw new TooMany("too many reads are still without an answer");
            }
            isRunning = true;
        }

        private synchronized void end() {
            isRunning = false;
            if (isGivenUp) {
                unanswered.decrementAndGet();
            }
        }
    }

    /// Remembers what is wrong with the source, and answers the same.
    String failed(String problem) {
        SourceState before = state;
        state = new SourceState(problem, before == null ? null : before.answeredAt());
        return problem;
    }

    private static String why(@Nullable Throwable cause) {
        if (cause instanceof PortFailure failure) {
            return failure.detail();
        }
        return cause instanceof TooMany ? String.valueOf(cause.getMessage()) : "it failed: " + cause;
    }

    /// Reads without an answer pile up.
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany(String message) {
            super(message);
        }
    }
}
