package dev.plimsoll.application.fake;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.Outcome.Failing;
import dev.plimsoll.application.history.Outcome.Pending;
import dev.plimsoll.application.history.Outcome.Reached;
import dev.plimsoll.application.history.Outcome.Superseded;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps scaling events in memory.
public final class InMemoryScalingHistory extends InMemoryStore<ScalingEvent> implements ScalingHistory {
    @Override
    public void open(ScalingEvent event) {
        locked(rows -> {
            if (rows.containsKey(event.id())) {
                throw new StoreConflict("open scaling event " + event.id() + ": there is one already", null);
            }
            return put(rows, event);
        });
    }

    @Override
    public void note(String eventId, Outcome outcome) {
        locked(rows -> Optional.ofNullable(rows.get(eventId)).map(found -> put(rows, found.with(outcome))));
    }

    @Override
    public List<ScalingEvent> unfinished(AutoscalerId autoscaler) {
        return newestFirst(
                        it -> it.autoscaler().equals(autoscaler) && it.outcome().isOpen())
                .reversed();
    }

    @Override
    public List<ScalingEvent> latest(AutoscalerId autoscaler, int limit) {
        return newestFirst(it -> it.autoscaler().equals(autoscaler)).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, ScalingEvent> find(Set<String> ids) {
        return newestFirst(it -> ids.contains(it.id())).stream()
                .collect(Collectors.toMap(ScalingEvent::id, Function.identity()));
    }

    /// Of equal instants the one that was opened last counts as the newest.
    private List<ScalingEvent> newestFirst(Predicate<ScalingEvent> wanted) {
        return locked(rows -> rows.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(ScalingEvent::at))
                .toList()
                .reversed());
    }

    private static ScalingEvent put(Map<String, ScalingEvent> rows, ScalingEvent given) {
        ScalingEvent row = new ScalingEvent(
                given.id(),
                given.autoscaler(),
                given.target(),
                Micros.of(given.at()),
                given.from(),
                given.to(),
                given.explanation(),
                micros(given.outcome()));
        rows.put(row.id(), row);
        return row;
    }

    private static Outcome micros(Outcome outcome) {
        return switch (outcome) {
            case Pending pending -> pending;
            case Failing(var detail, var at) -> new Failing(detail, Micros.of(at));
            case Reached(var at) -> new Reached(Micros.of(at));
            case Superseded(var at) -> new Superseded(Micros.of(at));
        };
    }
}
