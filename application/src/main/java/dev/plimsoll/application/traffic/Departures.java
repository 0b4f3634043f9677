package dev.plimsoll.application.traffic;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The containers of one target that are on their way out: first they get no new requests, then they are
/// stopped. Thread-safe.
public final class Departures {
    private final Map<ContainerId, Departure> known = new ConcurrentHashMap<>();

    /// What is done with a container that has no requests any more.
    public enum How {
        REMOVE,
        PARK,
        RESTART
    }

    /// So long nobody is stopped of whom a load balancer that is away may still have requests.
    private static final Duration LAST_RESORT = Duration.ofMinutes(10);

    /// @param toldAt since when it gets no new requests; null while that is not known
    private record Departure(
            How how,
            Instant since,
            Duration patience,
            @Nullable Instant toldAt,
            boolean isStopping) {
        boolean hadTime(Instant now) {
            Instant end = toldAt == null ? since.plus(patience).plus(LAST_RESORT) : toldAt.plus(patience);
            return patience.isZero() || !now.isBefore(end);
        }

        Departure told(Instant now) {
            return toldAt == null ? new Departure(how, since, patience, now, isStopping) : this;
        }

        Departure stopping() {
            return new Departure(how, since, patience, toldAt, true);
        }
    }

    /// From now on this container gets no new requests. One that leaves already goes on as it does.
    ///
    /// @param patience how long it may take to end those that it has; without any it is stopped at once
    public void begin(ContainerId id, How how, Duration patience, Instant now) {
        known.putIfAbsent(id, new Departure(how, now, patience, null, false));
    }

    /// The same fleet in which those that go are draining, and those that come back unready.
    Fleet seen(Fleet fleet) {
        if (known.isEmpty()) {
            return fleet;
        }
        Map<Boolean, Set<ContainerId>> comingBack = known.entrySet().stream()
                .collect(partitioningBy(
                        one -> one.getValue().how() == How.RESTART, mapping(Map.Entry::getKey, toSet())));
        return fleet.withDraining(comingBack.getOrDefault(false, Set.of()))
                .restarting(comingBack.getOrDefault(true, Set.of()));
    }

    /// These get no new requests any more: their time runs from now on.
    void told(Predicate<ContainerId> isTold, Instant now) {
        known.forEach((id, departure) -> {
            if (isTold.test(id)) {
                known.replace(id, departure, departure.told(now));
            }
        });
    }

    /// All of them.
    public Set<ContainerId> ids() {
        return Set.copyOf(known.keySet());
    }

    public boolean contains(ContainerId id) {
        return known.containsKey(id);
    }

    public boolean isEmpty() {
        return known.isEmpty();
    }

    /// Whether some still wait for the end of their requests.
    public boolean areDraining() {
        return known.values().stream().anyMatch(departure -> !departure.isStopping);
    }

    /// Those that are to be stopped now: they have no requests any more, or had time enough. Each is told once;
    /// `end` has to follow.
    ///
    /// @param mayStop asked of those alone that have no requests any more
    public Map<ContainerId, How> due(Predicate<ContainerId> isDrained, Predicate<ContainerId> mayStop, Instant now) {
        Map<ContainerId, How> due = new HashMap<>();
        known.forEach((id, departure) -> {
            boolean isFree = !departure.isStopping && (departure.hadTime(now) || isDrained.test(id));
            if (isFree && (departure.how == How.RESTART || mayStop.test(id))) {
                known.put(id, departure.stopping());
                due.put(id, departure.how);
            }
        });
        return due;
    }

    /// These are gone, or run again, or could not be stopped: they are like any other from now on.
    public void end(Collection<ContainerId> ids) {
        known.keySet().removeAll(ids);
    }
}
