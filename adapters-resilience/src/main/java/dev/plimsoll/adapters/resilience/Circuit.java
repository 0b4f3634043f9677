package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.control.CircuitState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Protects us from somebody who is sick: those who hang are waited for neither long nor by many, and after too many
/// failures they are left alone for a while.
///
/// Thread-safe.
final class Circuit {
    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
    private static final int MOST_AT_ONCE = 32;

    private final String name;
    private final CircuitSettings settings;
    private final Clock clock;
    private final Watchdog watchdog;
    private final SecondTries secondTries;
    private final CircuitBreaker breaker;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private volatile String problem = "";
    private volatile @Nullable Instant since;
    private volatile Instant usedAt;

    Circuit(String name, CircuitSettings settings, Clock clock, Watchdog watchdog, SecondTries secondTries) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.watchdog = watchdog;
        this.secondTries = secondTries;
        this.usedAt = clock.instant();
        this.breaker = CircuitBreaker.of(name, config(settings, clock));
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    private static CircuitBreakerConfig config(CircuitSettings settings, Clock clock) {
        float percent = (float) (settings.failureRate() * 100);
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.errorCount())
                .failureRateThreshold(percent)
                .slowCallRateThreshold(percent)
                .slowCallDurationThreshold(settings.responseTime())
                .waitDurationInOpenState(settings.recovery())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build();
    }

    /// Asks something that changes nothing, or nothing if it is asked twice: tries again what fails at once.
    ///
    /// @param problem what in an answer speaks against the other side, if anything does
    /// @throws NoAnswer when it is not asked, or not waited for any longer
    <T> T ask(Supplier<T> call, Function<T, Optional<String>> problem) {
        return protect(watch -> secondTries.of(() -> Outcome.of(call, problem), watch::hasBarked));
    }

    /// Asks something that is to be done once.
    ///
    /// @throws NoAnswer when it is not asked, or not waited for any longer
    <T> T askOnce(Supplier<T> call, Function<T, Optional<String>> problem) {
        return protect(_ -> Outcome.of(call, problem));
    }

    /// Has something done that takes as long as it takes: a failure counts, its time does not.
    ///
    /// @throws NoAnswer while the circuit is open
    <T> T act(Supplier<T> call) {
        usedAt = clock.instant();
        if (breaker.getState() == State.OPEN && clock.instant().isBefore(asksAgainAt())) {
            throw refused();
        }
        Outcome<T> outcome = Outcome.of(call, _ -> Optional.empty());
        if (outcome.isSick()) {
            note(outcome.problem(), 0);
        }
        return outcome.get();
    }

    /// The other side is known to be well again.
    void close() {
        if (breaker.getState() != State.CLOSED) {
            breaker.transitionToClosedState();
        }
    }

    CircuitState state() {
        return switch (breaker.getState()) {
            case OPEN -> state(CircuitState.Standing.OPEN, asksAgainAt());
            case HALF_OPEN -> state(CircuitState.Standing.HALF_OPEN, null);
            case CLOSED, DISABLED, METRICS_ONLY, FORCED_OPEN -> state(CircuitState.Standing.CLOSED, null);
        };
    }

    boolean isIdleSince(Instant moment) {
        return usedAt.isBefore(moment) && places.availablePermits() == MOST_AT_ONCE;
    }

    private CircuitState state(CircuitState.Standing standing, @Nullable Instant asksAgainAt) {
        return new CircuitState(name, standing, since, asksAgainAt, problem);
    }

    private <T> T protect(Function<Watchdog.Watch, Outcome<T>> call) {
        usedAt = clock.instant();
        if (!breaker.tryAcquirePermission()) {
            throw refused();
        }
        long begun = breaker.getCurrentTimestamp();
        takePlace(begun);
        try {
            return watched(call, begun);
        } finally {
            places.release();
        }
    }

    /// Waits for one of those before it to be done: many who look at one target at a time are no fault.
    private void takePlace(long begun) {
        String full = "%d calls of %s are still without an answer".formatted(MOST_AT_ONCE, name);
        try {
            if (!places.tryAcquire(settings.responseTime().toMillis(), TimeUnit.MILLISECONDS)) {
                note(full, since(begun));
                throw new NoAnswer(full);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            note(full, since(begun));
            throw new NoAnswer(full);
        }
    }

    private <T> T watched(Function<Watchdog.Watch, Outcome<T>> call, long begun) {
        Watchdog.Watch watch = watchdog.watch(settings.operationTimeout());
        Outcome<T> outcome;
        boolean isTooLate;
        try {
            outcome = call.apply(watch);
        } catch (Error fatal) {
            breaker.releasePermission();
            throw fatal;
        } finally {
            isTooLate = watch.end();
        }
        if (isTooLate && outcome.isSick()) {
            String late = "no answer within " + settings.operationTimeout().toSeconds() + " s";
            note(late, since(begun));
            throw new NoAnswer(late);
        }
        // Whoever asked was interrupted, as they had waited for long enough.
        boolean isGivenUp = Thread.currentThread().isInterrupted();
        note(
                isGivenUp && !outcome.isSick() ? "no answer while somebody waited for it" : outcome.problem(),
                since(begun));
        return outcome.get();
    }

    private long since(long begun) {
        return breaker.getCurrentTimestamp() - begun;
    }

    private void note(String what, long took) {
        if (what.isEmpty()) {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        } else {
            problem = what;
            breaker.onError(took, breaker.getTimestampUnit(), new NoAnswer(what));
        }
    }

    private void changed(State state) {
        since = clock.instant();
        switch (state) {
            case OPEN -> LOG.info("The circuit of {} opens after: {}", name, problem);
            case CLOSED -> {
                problem = "";
                LOG.info("The circuit of {} is closed again", name);
            }
            case HALF_OPEN, DISABLED, METRICS_ONLY, FORCED_OPEN -> LOG.debug("The circuit of {}: {}", name, state);
        }
    }

    private Instant asksAgainAt() {
        Instant opened = since;
        return (opened == null ? clock.instant() : opened).plus(settings.recovery());
    }

    private NoAnswer refused() {
        return new NoAnswer(
                breaker.getState() == State.OPEN
                        ? "the circuit of %s is open since %s after: %s; it is asked again at %s"
                                .formatted(name, since, problem, asksAgainAt())
                        : "the circuit of %s was open after: %s; somebody asks right now whether it is well again"
                                .formatted(name, problem));
    }
}
