package dev.plimsoll.adapters.metrics.declared;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// The metrics of one kind of origin, as they were declared for apps.
///
/// Each is asked for on a thread of its own, so one that takes long costs only itself. Of each that is one value for
/// the whole fleet, such as `queue_depth`, `queue_depth_per_container` is known as well, unless that was declared
/// itself. Thread-safe.
///
/// @param <O> where they come from
public abstract class DeclaredMetrics<O extends Origin> implements MetricsSource, AutoCloseable {
    /// For one question to a server: shorter than all, so that the server's own words come first.
    public static final Duration QUESTION = Duration.ofMillis(1500);

    /// For all metrics of a read; shorter than a whole read, so that those that did answer are not lost.
    private static final Duration ALL = Duration.ofMillis(1750);

    private final Class<O> kind;
    private final Function<AppId, List<MetricDefinition>> definitions;
    private final Predicate<O> isTotal;
    private volatile String trouble = "";
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("declared-metrics").factory());

    /// @param definitions of an app, of every origin
    /// @param isTotal whether it is one value for the whole fleet
    protected DeclaredMetrics(
            Class<O> kind, Function<AppId, List<MetricDefinition>> definitions, Predicate<O> isTotal) {
        this.kind = kind;
        this.definitions = definitions;
        this.isTotal = isTotal;
    }

    /// Asks the server for one metric. Run on a thread of its own, which is interrupted when it takes too long.
    ///
    /// @return what there is, at its true age
    /// @throws NoReading when there is nothing, and why
    /// @throws IOException when the server cannot be asked; its message is for people
    protected abstract Reading ask(O origin, Fleet fleet, Instant now)
            throws NoReading, IOException, InterruptedException;

    /// One that is known.
    ///
    /// @param isShare whether it is what each container has of the declared one
    private record Known<O>(O origin, boolean isShare) {}

    @Override
    public final Set<MetricName> metrics(TargetId target) {
        return Set.copyOf(known(target).keySet());
    }

    @Override
    public final Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        Map<MetricName, Known<O>> wanted = known(fleet.target());
        wanted.keySet().retainAll(metrics);
        Set<O> origins = new LinkedHashSet<>();
        wanted.values().forEach(known -> origins.add(known.origin()));
        Map<O, Reading> answers = askAll(List.copyOf(origins), fleet, now);
        Map<MetricName, Reading> readings = new HashMap<>();
        wanted.forEach((metric, known) -> {
            Reading answer = answers.getOrDefault(known.origin(), new Reading.Missing("interrupted"));
            readings.put(metric, known.isShare() ? Share.of(answer, fleet) : answer);
        });
        return new Observations(readings);
    }

    @Override
    public final String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Map<MetricName, Known<O>> known(TargetId target) {
        Map<MetricName, Known<O>> shares = new HashMap<>();
        Map<MetricName, Known<O>> declared = new HashMap<>();
        for (MetricDefinition definition : definitions.apply(target.app())) {
            if (kind.isInstance(definition.origin())) {
                O origin = kind.cast(definition.origin());
                declared.put(definition.name(), new Known<>(origin, false));
                if (isTotal.test(origin) && !Share.isNameOfOne(definition.name())) {
                    shares.put(Share.of(definition.name()), new Known<>(origin, true));
                }
            }
        }
        shares.putAll(declared);
        return shares;
    }

    private Map<O, Reading> askAll(List<O> origins, Fleet fleet, Instant now) {
        List<Callable<Reading>> questions = new ArrayList<>();
        origins.forEach(origin -> questions.add(() -> ask(origin, fleet, now)));
        Map<O, Reading> answers = new HashMap<>();
        try {
            List<Future<Reading>> asked = threads.invokeAll(questions, ALL.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < origins.size(); i++) {
                answers.put(origins.get(i), answer(asked.get(i)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }

    private Reading answer(Future<Reading> asked) throws InterruptedException {
        try {
            Reading reading = asked.get();
            trouble = "";
            return reading;
        } catch (CancellationException _) {
            trouble = "no answer within " + ALL.toMillis() + " ms";
            return new Reading.Missing(trouble);
        } catch (ExecutionException failure) {
            // Who answers that there is nothing to tell is there.
            trouble = failure.getCause() instanceof IOException unreachable
                    ? String.valueOf(unreachable.getMessage())
                    : "";
            return new Reading.Missing(
                    switch (failure.getCause()) {
                        case NoReading none -> none.why();
                        case IOException unreachable -> String.valueOf(unreachable.getMessage());
                        case Throwable defect -> "it failed: " + defect;
                        case null -> "it failed";
                    });
        }
    }
}
