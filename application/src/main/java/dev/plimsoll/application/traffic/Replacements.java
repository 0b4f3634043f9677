package dev.plimsoll.application.traffic;

import static java.util.Comparator.comparing;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which container of a target is to be replaced as it was not ready for too long.
///
/// One at a time. When what came in its place is ready, the next one may go at once; as long as nothing
/// gets ready, each waits twice as long as the one before, up to an hour, so that a type that cannot work
/// costs a start now and then and no more. Only its converger asks.
public final class Replacements {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Map<ContainerId, Instant> unreadySince = new HashMap<>();
    private @Nullable ContainerId current;
    private int inVain;
    private Instant lastAt = Instant.MIN;
    private Instant next = Instant.MIN;

    /// One that is to be replaced.
    ///
    /// @param isFirst whether nothing has got ready since the one before it: then it was told already
    public record Due(FleetContainer container, Duration patience, boolean isFirst) {}

    /// Looks at the fleet as it is now.
    ///
    /// @param failing those that are not ready for reasons of their own
    /// @param patience how long each may be so
    /// @return the one that is to be replaced, each time until it is gone
    public Optional<Due> look(
            Fleet fleet, Set<ContainerId> failing, Function<FleetContainer, Duration> patience, Instant now) {
        note(fleet, failing, now);
        if (current != null && failing.contains(current)) {
            return find(fleet, current).map(container -> new Due(container, patience.apply(container), false));
        }
        current = null;
        return now.isBefore(next)
                ? Optional.empty()
                : longest(fleet, patience, now).map(container -> begin(container, patience.apply(container), now));
    }

    private void note(Fleet fleet, Set<ContainerId> failing, Instant now) {
        unreadySince.keySet().retainAll(failing);
        failing.forEach(id -> unreadySince.putIfAbsent(id, now));
        if (fleet.containers().stream().anyMatch(this::isSuccess)) {
            inVain = 0;
            next = Instant.MIN;
        }
    }

    /// Whether it came after the last one that was replaced, and works.
    private boolean isSuccess(FleetContainer container) {
        Instant startedAt = container.startedAt();
        return container.phase() == ContainerPhase.READY && startedAt != null && !startedAt.isBefore(lastAt);
    }

    private Optional<FleetContainer> longest(Fleet fleet, Function<FleetContainer, Duration> patience, Instant now) {
        return fleet.containers().stream()
                .filter(container -> !now.isBefore(since(container).plus(patience.apply(container))))
                .min(comparing(this::since));
    }

    /// Far in the future for one that does not fail.
    private Instant since(FleetContainer container) {
        return unreadySince.getOrDefault(container.id(), NEVER);
    }

    private Due begin(FleetContainer container, Duration patience, Instant now) {
        Duration wait = patience.multipliedBy(1L << Math.min(inVain, 16));
        next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        inVain++;
        lastAt = now;
        current = container.id();
        return new Due(container, patience, inVain == 1);
    }

    /// When the next one may be due, if nothing changes until then.
    public Optional<Duration> again(Fleet fleet, Function<FleetContainer, Duration> patience, Instant now) {
        return fleet.containers().stream()
                .filter(container -> unreadySince.containsKey(container.id()))
                .filter(container -> !container.id().equals(current))
                .map(container -> since(container).plus(patience.apply(container)))
                .map(due -> Duration.between(now, due.isBefore(next) ? next : due))
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder());
    }

    private static Optional<FleetContainer> find(Fleet fleet, ContainerId id) {
        return fleet.containers().stream()
                .filter(container -> container.id().equals(id))
                .findFirst();
    }
}
