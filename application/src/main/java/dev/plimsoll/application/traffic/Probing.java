package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What the containers of one target that have a probe answered last.
///
/// One is ready from its first good answer on, and unready after [#FALL] bad ones in a row, until the next
/// good one. A container that is started again begins anew.
final class Probing {
    /// Between two questions while it has never been ready.
    static final Duration WHILE_STARTING = Duration.ofMillis(100);

    /// For so long it is asked so often.
    static final Duration SOON = Duration.ofSeconds(60);

    /// Between two questions from then on.
    static final Duration ONCE_READY = Duration.ofSeconds(1);

    /// Bad answers in a row that make a container unready.
    static final int FALL = 3;

    private final Prober prober;
    private final Executor asks;
    private final Runnable changed;
    private final Map<ContainerId, Probed> known = new ConcurrentHashMap<>();

    /// @param asks runs each question, on a thread of its own
    /// @param changed is told when a container became ready or unready
    Probing(Prober prober, Executor asks, Runnable changed) {
        this.prober = prober;
        this.asks = asks;
        this.changed = changed;
    }

    /// How one container answered since its start.
    private static final class Probed {
        private final @Nullable Instant startedAt;
        private final Probe probe;
        private boolean isAsked;
        private boolean isReady;
        private boolean wasReady;
        private int failures;
        private Instant next = Instant.MIN;

        private final Instant since;

        /// @param isTrusted whether it is known to serve, so that only bad answers count
        Probed(FleetContainer container, Probe probe, boolean isTrusted, Instant since) {
            this.startedAt = container.startedAt();
            this.probe = probe;
            this.isReady = isTrusted;
            this.wasReady = isTrusted;
            this.since = since;
        }

        boolean isOf(FleetContainer container, Probe other) {
            return Objects.equals(startedAt, container.startedAt()) && probe.equals(other);
        }
    }

    /// Asks those whose turn it is.
    ///
    /// @param probes of those that have one
    /// @param serving those that get requests: they go on to until they have answered badly
    /// @param addresses where each is reached, if that is known
    /// @return when the next one is to be asked
    Optional<Duration> ask(
            Fleet fleet,
            Map<ContainerId, Probe> probes,
            Set<ContainerId> serving,
            Map<ContainerId, String> addresses,
            Instant now) {
        Set<ContainerId> present = new HashSet<>();
        Duration soonest = null;
        for (FleetContainer container : fleet.containers()) {
            Probe probe = probes.get(container.id());
            if (probe == null || !isProbed(container)) {
                continue;
            }
            present.add(container.id());
            Probed probed = known.compute(
                    container.id(),
                    (_, old) -> old != null && old.isOf(container, probe)
                            ? old
                            : new Probed(container, probe, isTrusted(old, container, serving), now));
            Duration wait = ask(probed, addresses.get(container.id()), now);
            soonest = soonest == null || wait.compareTo(soonest) < 0 ? wait : soonest;
        }
        known.keySet().retainAll(present);
        return Optional.ofNullable(soonest);
    }

    /// Another probe does not make it unready, nor does another process that has not asked yet.
    private static boolean isTrusted(@Nullable Probed old, FleetContainer container, Set<ContainerId> serving) {
        return old == null
                ? serving.contains(container.id())
                : Objects.equals(old.startedAt, container.startedAt()) && old.isReady;
    }

    private Duration ask(Probed probed, @Nullable String address, Instant now) {
        synchronized (probed) {
            boolean isNew = now.isBefore(probed.since.plus(SOON));
            Duration interval = probed.wasReady || !isNew ? ONCE_READY : WHILE_STARTING;
            if (now.isBefore(probed.next) || probed.isAsked) {
                Duration left = Duration.between(now, probed.next);
                return left.isPositive() ? left : interval;
            }
            probed.next = now.plus(interval);
            probed.isAsked = true;
            asks.execute(() -> answered(probed, question(address, probed.probe)));
            return interval;
        }
    }

    private Optional<String> question(@Nullable String address, Probe probe) {
        return address == null
                ? Optional.of("its address is not known")
                : prober.ask(new Endpoint(address, probe.port()), probe);
    }

    private void answered(Probed probed, Optional<String> problem) {
        boolean hasChanged;
        synchronized (probed) {
            probed.isAsked = false;
            boolean before = probed.isReady;
            probed.failures = problem.isEmpty() ? 0 : probed.failures + 1;
            probed.isReady = problem.isEmpty() || (before && probed.failures < FALL);
            probed.wasReady |= probed.isReady;
            hasChanged = before != probed.isReady;
        }
        if (hasChanged) {
            changed.run();
        }
    }

    /// The fleet as the answers have it: whoever has a probe and has not answered yet is starting.
    Fleet seen(Fleet fleet, Map<ContainerId, Probe> probes) {
        Set<ContainerId> ready = new HashSet<>();
        Set<ContainerId> starting = new HashSet<>();
        Set<ContainerId> failing = new HashSet<>();
        for (FleetContainer container : fleet.containers()) {
            Probe probe = probes.get(container.id());
            if (probe == null || !isProbed(container)) {
                continue;
            }
            Probed probed = known.get(container.id());
            if (probed == null || !probed.isOf(container, probe)) {
                starting.add(container.id());
                continue;
            }
            synchronized (probed) {
                (probed.isReady ? ready : probed.wasReady ? failing : starting).add(container.id());
            }
        }
        return probes.isEmpty() ? fleet : fleet.proven(ready).held(starting).unfit(failing);
    }

    private static boolean isProbed(FleetContainer container) {
        return container.phase() == ContainerPhase.READY && !container.reportsHealth();
    }
}
