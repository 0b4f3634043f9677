package dev.plimsoll.adapters.rest.health;

import dev.plimsoll.application.control.CircuitStates;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.port.ContainerEngine;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.TokenRepository;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks engine and database side by side, and waits for neither longer than a moment; sources of metrics are as they
/// were when they were last asked.
@Singleton
final class HealthChecks {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final ContainerEngine engine;
    private final TokenRepository tokens;
    private final MetricSources sources;
    private final CircuitStates circuits;
    private final ExecutorService virtualThreads;

    HealthChecks(
            ContainerEngine engine,
            TokenRepository tokens,
            MetricSources sources,
            CircuitStates circuits,
            @Named(TaskExecutors.BLOCKING) ExecutorService virtualThreads) {
        this.engine = engine;
        this.tokens = tokens;
        this.sources = sources;
        this.circuits = circuits;
        this.virtualThreads = virtualThreads;
    }

    Health run() {
        Future<Check> askedEngine = virtualThreads.submit((Callable<Check>) this::engine);
        Future<Check> askedDatabase = virtualThreads.submit((Callable<Check>) this::database);
        return new Health(await(askedEngine), await(askedDatabase), sources.states(), circuits.states());
    }

    private Check engine() {
        return switch (engine.check()) {
            case ContainerEngine.Status.Up(var version) -> Check.up(version);
            case ContainerEngine.Status.Down(var detail) -> Check.down(detail);
        };
    }

    /// The cheapest question that reaches the tables. What a driver says of a failure may hold its URL, so that is not
    /// shown.
    private Check database() {
        try {
            tokens.isEmpty();
            return Check.up();
        } catch (PortFailure _) {
            return Check.down("does not answer");
        }
    }

    private static Check await(Future<Check> asked) {
        try {
            return asked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            asked.cancel(true);
            return Check.down("did not answer within " + LONGEST.toSeconds() + " s");
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a health check failed", defect.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Check.down("interrupted");
        }
    }
}
