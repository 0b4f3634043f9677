package dev.plimsoll.domain.fleet;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The containers of one target as the platform reports them at one moment.
///
/// Example: two ready, one starting and one draining container: `current()` is 3, `ready()` is 2.
public record Fleet(TargetId target, List<FleetContainer> containers, FleetCondition condition) {
    /// Who goes first in a scale-in: of an older configuration, unhealthy, not ready yet, those that nobody
    /// protects, those that have no requests, then the newest.
    private static final Comparator<FleetContainer> FIRST_TO_GO = comparing(
                    (FleetContainer container) -> !container.isOutdated())
            .thenComparing(container -> container.phase() != ContainerPhase.UNREADY)
            .thenComparing(container -> container.phase() != ContainerPhase.STARTING)
            .thenComparing(container -> container.traits().isProtected())
            .thenComparing(container -> container.traits().isBusy())
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

    /// The same fleet in which those of these that are ready are starting: something is still to be done
    /// before they serve.
    public Fleet held(Set<ContainerId> waiting) {
        return with(it ->
                it.phase() == ContainerPhase.READY && waiting.contains(it.id()) ? it.in(ContainerPhase.STARTING) : it);
    }

    /// The same fleet in which these are only unfit for a while, whatever they seem to be: they are being
    /// restarted.
    public Fleet restarting(Set<ContainerId> ids) {
        return with(it -> ids.contains(it.id()) ? it.in(ContainerPhase.UNREADY) : it);
    }

    /// The same fleet in which those of these that are ready or starting are unfit.
    public Fleet unfit(Set<ContainerId> failing) {
        return with(it -> isUpcoming(it) && failing.contains(it.id()) ? it.in(ContainerPhase.UNREADY) : it);
    }

    /// The same fleet in which these are spares, those excepted that have ended or are going.
    public Fleet sparing(Set<ContainerId> ids) {
        return with(it -> it.phase().isCurrent() && ids.contains(it.id()) ? it.in(ContainerPhase.SPARE) : it);
    }

    /// The same fleet in which these have shown that they are ready, so that no warm-up counts.
    public Fleet proven(Set<ContainerId> ids) {
        return with(it -> ids.contains(it.id()) ? it.reportingHealth() : it);
    }

    /// The same fleet in which these are protected.
    public Fleet protecting(Set<ContainerId> ids) {
        return with(it -> ids.contains(it.id()) ? it.with(it.traits().protecting()) : it);
    }

    /// The same fleet in which these have requests.
    public Fleet busy(Set<ContainerId> ids) {
        return with(it -> ids.contains(it.id()) ? it.with(it.traits().busy()) : it);
    }

    /// The same fleet in which these are to be replaced, like those of an older configuration.
    public Fleet replacing(Set<ContainerId> ids) {
        return with(it -> ids.contains(it.id()) ? it.outdated() : it);
    }

    /// The newest container of the newest configuration; one that has ended only when all have.
    public Optional<FleetContainer> newest() {
        return containers.stream()
                .max(comparing((FleetContainer container) -> container.phase() != ContainerPhase.STOPPED)
                        .thenComparing(container -> !container.isOutdated())
                        .thenComparingInt(FleetContainer::number));
    }

    /// What people wrote for Plimsoll on the newest container.
    public Map<String, String> labels() {
        return newest().map(container -> container.traits().labels()).orElse(Map.of());
    }

    private static boolean isUpcoming(FleetContainer container) {
        return container.phase() == ContainerPhase.READY || container.phase() == ContainerPhase.STARTING;
    }

    /// The `count` current containers that a scale-in removes, in the order of their going: outdated,
    /// unhealthy, not ready, then those that nobody protects, those without requests, the newest.
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
