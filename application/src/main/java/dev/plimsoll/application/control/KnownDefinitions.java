package dev.plimsoll.application.control;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The declared metrics as sources ask for them at each evaluation: read from the repository at most every half minute,
/// and after each change by this process. While the repository does not answer, those that were read last hold. What
/// nobody asked for in an hour is forgotten. Thread-safe.
public final class KnownDefinitions {
    private static final Duration KEEP = Duration.ofSeconds(30);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final MetricDefinitionRepository repository;
    private final Clock clock;
    private final Map<AppId, Read> read = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();

    private record Read(List<MetricDefinition> definitions, Instant at) {}

    public KnownDefinitions(MetricDefinitionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Those of one app, sorted by name.
    public List<MetricDefinition> of(AppId app) {
        Instant now = clock.instant();
        Read last = read.get(app);
        if (last != null
                && !now.isBefore(last.at())
                && Duration.between(last.at(), now).compareTo(KEEP) < 0) {
            return last.definitions();
        }
        if (last != null) {
            // Nobody else waits for the answer meanwhile, nor asks again at once if there is none.
            read.replace(app, last, new Read(last.definitions(), now));
        }
        try {
            return read(app, now);
        } catch (PortFailure away) {
            if (last == null) {
                throw away;
            }
            return last.definitions();
        }
    }

    private List<MetricDefinition> read(AppId app, Instant now) {
        int version = changes.get();
        List<MetricDefinition> definitions = List.copyOf(repository.of(app));
        read.values().removeIf(unused -> unused.at().isBefore(now.minus(FORGET_AFTER)));
        read.put(app, new Read(definitions, now));
        if (version != changes.get()) {
            read.remove(app); // somebody changed them while they were read
        }
        return definitions;
    }

    public Optional<MetricDefinition> find(AppId app, MetricName name) {
        return of(app).stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /// They were changed: read anew when next asked.
    public void changed(AppId app) {
        changes.incrementAndGet();
        read.remove(app);
    }
}
