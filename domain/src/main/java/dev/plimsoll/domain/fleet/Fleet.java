package dev.plimsoll.domain.fleet;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The containers of one target as the platform reports them at one moment.
///
/// Example: two ready, one starting and one draining container: `current()` is 3, `ready()` is 2.
public record Fleet(TargetId target, List<FleetContainer> containers, FleetCondition condition) {
    /// Who goes first in a scale-in: of an older configuration, unhealthy, not ready yet, then the newest.
    private static final Comparator<FleetContainer> FIRST_TO_GO = comparing(
                    (FleetContainer container) -> !container.isOutdated())
            .thenComparing(container -> container.phase() != ContainerPhase.UNREADY)
            .thenComparing(container -> container.phase() != ContainerPhase.STARTING)
            .thenComparing(comparingInt(FleetContainer::number).reversed());

    public Fleet {
        containers = List.copyOf(containers);
    }

    /// How many are alive and not on their way out: starting, ready or unready.
    public int current() {
        int count = 0;
        for (FleetContainer container : containers) {
            count += container.phase().isCurrent() ? 1 : 0;
        }
        return count;
    }

    /// How many are fit to serve.
    public int ready() {
        int count = 0;
        for (FleetContainer container : containers) {
            count += container.phase() == ContainerPhase.READY ? 1 : 0;
        }
        return count;
    }

    /// How many answer requests, those included that are being drained and still do.
    public int answering() {
        int count = 0;
        for (FleetContainer container : containers) {
            count += container.isReady() ? 1 : 0;
        }
        return count;
    }

    /// How many of the current ones run the newest configuration; only those count towards a desired count.
    public int upToDate() {
        return (int) alive().filter(container -> !container.isOutdated()).count();
    }

    /// How many of the current ones run an older configuration.
    public int outdated() {
        return current() - upToDate();
    }

    /// How many containers of the newest configuration are fit to serve.
    public int readyUpToDate() {
        return (int) in(ContainerPhase.READY).stream()
                .filter(container -> !container.isOutdated())
                .count();
    }

    public List<FleetContainer> in(ContainerPhase phase) {
        return containers.stream()
                .filter(container -> container.phase() == phase)
                .toList();
    }

    /// The same fleet in which a container without a health check is ready only after it has run for
    /// `warmUp`.
    public Fleet warmedUp(Duration warmUp, Instant now) {
        for (int index = 0; index < containers.size(); index++) {
            if (containers.get(index).isCold(warmUp, now)) {
                return with(it -> it.isCold(warmUp, now) ? it.in(ContainerPhase.STARTING) : it);
            }
        }
        return this;
    }

    /// The same fleet in which these containers are already on their way out.
    public Fleet withDraining(Set<ContainerId> leaving) {
        return with(it -> leaving.contains(it.id()) ? it.in(ContainerPhase.DRAINING) : it);
    }

    /// The `count` current containers that a scale-in removes: outdated, then unhealthy ones, then the
    /// newest.
    public List<FleetContainer> firstToGo(int count) {
        return alive().sorted(FIRST_TO_GO).limit(count).toList();
    }

    /// Who stays when all others have gone: of those that are alive, else of those that have ended.
    public Optional<FleetContainer> lastToGo() {
        return alive().max(FIRST_TO_GO)
                .or(() -> in(ContainerPhase.STOPPED).stream().max(FIRST_TO_GO));
    }

    private Fleet with(UnaryOperator<FleetContainer> change) {
        return new Fleet(target, containers.stream().map(change).toList(), condition);
    }

    private Stream<FleetContainer> alive() {
        return containers.stream().filter(container -> container.phase().isCurrent());
    }
}
