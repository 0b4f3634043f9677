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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
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

    /// What nobody reads any more is nobody's trouble. Evaluations are half a minute apart at most.
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final Class<O> kind;
    private final Function<AppId, List<MetricDefinition>> definitions;
    private final Predicate<O> isTotal;
    private final Map<Asked<O>, Trouble> troubles = new ConcurrentHashMap<>();
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
    /// @throws NoReading when the server is well and has nothing to tell, and why
    /// @throws IOException when the server cannot be asked, or refuses to answer; its message is for people
    protected abstract Reading ask(O origin, Fleet fleet, Instant now)
            throws NoReading, IOException, InterruptedException;

    /// One that is known.
    ///
    /// @param isShare whether it is what each container has of the declared one
    private record Known<O>(O origin, boolean isShare) {}

    private record Asked<O>(AppId app, O origin) {}

    /// What was wrong when an origin was last asked.
    private record Trouble(String why, Instant at) {}

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
            Reading answer = answers.getOrDefault(known.origin(), new Reading.Unanswered("interrupted"));
            readings.put(metric, known.isShare() ? Share.of(answer, fleet) : answer);
        });
        return new Observations(readings);
    }

    /// Of several the first by the alphabet, as one that changes with each look would seem to be news.
    @Override
    public final String trouble() {
        return troubles.entrySet().stream()
                .filter(trouble -> isDeclared(trouble.getKey()))
                .map(trouble -> trouble.getValue().why())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private boolean isDeclared(Asked<O> asked) {
        return definitions.apply(asked.app()).stream()
                .anyMatch(definition -> definition.origin().equals(asked.origin()));
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
                Asked<O> own = new Asked<>(fleet.target().app(), origins.get(i));
                answers.put(own.origin(), answer(own, asked.get(i), now));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }

    private Reading answer(Asked<O> own, Future<Reading> asked, Instant now) throws InterruptedException {
        troubles.values().removeIf(trouble -> trouble.at().isBefore(now.minus(REMEMBERED)));
        try {
            Reading reading = asked.get();
            troubles.remove(own);
            return reading;
        } catch (CancellationException _) {
            return inTrouble(own, "no answer within " + ALL.toMillis() + " ms", now);
        } catch (ExecutionException failure) {
            return switch (failure.getCause()) {
                case NoReading none -> {
                    troubles.remove(own);
                    yield new Reading.Missing(none.why());
                }
                case IOException refusal -> inTrouble(own, String.valueOf(refusal.getMessage()), now);
                case Throwable defect -> inTrouble(own, "it failed: " + defect, now);
                case null -> inTrouble(own, "it failed", now);
            };
        }
    }

    private Reading inTrouble(Asked<O> own, String why, Instant now) {
        troubles.put(own, new Trouble(why, now));
        return new Reading.Unanswered(why);
    }
}
