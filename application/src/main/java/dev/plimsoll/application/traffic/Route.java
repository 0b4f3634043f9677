package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How requests get to the containers of one target: who of them is ready, who gets requests, and who is
/// leaving. Its converger tends it; others only look, and wait for nothing.
public final class Route {
    private final Traffic traffic;
    private final TargetId target;
    private final Probing probing;
    private final Departures departures = new Departures();
    private final WarmPool pool = new WarmPool();
    private volatile @Nullable Probe usual;
    private volatile @Nullable Link link;

    /// Those that another one has taken over from, until nobody has requests there.
    private final List<Link> retiring = new ArrayList<>();

    Route(Traffic traffic, TargetId target, Probing probing) {
        this.traffic = traffic;
        this.target = target;
        this.probing = probing;
    }

    /// Nobody tends it any more.
    public void end() {
        traffic.forget(target);
        reopen(departures.ids());
    }

    /// Those that are on their way out.
    public Departures departures() {
        return departures;
    }

    /// Its spares.
    public WarmPool pool() {
        return pool;
    }

    /// From now on Plimsoll itself hands no requests to these.
    public void close(Fleet fleet, Set<ContainerId> ids) {
        if (!ids.isEmpty()) {
            Map<ContainerId, String> addresses = traffic.addresses(fleet);
            addresses.keySet().retainAll(ids);
            addresses.forEach(traffic.inFlight()::close);
        }
    }

    /// These are gone, or take requests again.
    public void reopen(Set<ContainerId> ids) {
        traffic.inFlight().open(ids);
    }

    /// Somebody else may have the address of one that is gone.
    private void reopenGone(Fleet observed) {
        Set<ContainerId> gone = new HashSet<>(departures.ids());
        observed.containers().forEach(container -> gone.remove(container.id()));
        reopen(gone);
    }

    /// It is settled who is too much: whom an earlier process let out may have requests again.
    public void planned() {
        Link present = link;
        if (present != null) {
            present.planned();
        }
    }

    /// Whether a container has no requests any more, as far as anybody can tell. For whoever tends the route.
    public boolean isDrained(ContainerId id) {
        Link present = link;
        return traffic.inFlight().isIdle(id)
                && (present == null || present.isDrained(id))
                && retiring.stream().allMatch(old -> old.isDrained(id));
    }

    /// Whether it is known to get no new requests.
    private boolean isTold(ContainerId id) {
        Link present = link;
        return (present == null || present.isTold(id)) && retiring.stream().allMatch(old -> old.isTold(id));
    }

    /// The fleet as it was when it was tended last; nobody is asked.
    public Fleet seen(Fleet observed) {
        Fleet present = departures.seen(observed);
        Fleet answering = pool.seen(probing.seen(present, probes(present)));
        Link balanced = link;
        return balanced == null ? answering : balanced.seen(answering);
    }

    /// Where those take requests that are ready, as far as that is known.
    ///
    /// @param seen the fleet as [#seen] answers it
    public Map<ContainerId, Endpoint> endpoints(Fleet seen) {
        return endpoints(seen, traffic.addresses(seen));
    }

    /// Asks probes, tells the load balancer, and answers which containers get requests now.
    ///
    /// @param observed as the platform reports it
    /// @param readiness what holds where labels say nothing
    public Tended tend(Fleet observed, Readiness readiness, Instant now) {
        Fleet present = departures.seen(observed);
        reopenGone(observed);
        usual = readiness.probe();
        retiring.removeIf(old -> {
            boolean isOver = old.retire();
            if (isOver) {
                traffic.release(old.binding(), target);
            }
            return isOver;
        });
        String wrong = wrongLabels(present);
        boolean isBalanced = link != null;
        Link balanced;
        try {
            balanced = wrong.isEmpty() ? link(present) : link;
        } catch (Traffic.Unusable unusable) {
            balanced = link;
            wrong = unusable.detail();
        }
        Map<ContainerId, Probe> probes = probes(present);
        Map<ContainerId, String> addresses =
                balanced == null && probes.isEmpty() ? Map.of() : traffic.addresses(present);
        Optional<Duration> again =
                probing.ask(present, probes, balanced == null ? Set.of() : balanced.serving(), addresses, now);
        boolean isAnybodyLeaving = !retiring.isEmpty() || (balanced == null && departures.areDraining());
        again = isAnybodyLeaving ? sooner(again, Optional.of(Link.AT_REST)) : again;
        Fleet answered = probing.seen(present, probes);
        pool.resize(spares(present, readiness, balanced));
        if (!isBalanced && balanced != null && pool.size() > 0) {
            // An earlier process kept them from requests.
            pool.add(balanced.unknown(answered, pool.size()));
        }
        Fleet answering = pool.look(answered, answered.warmedUp(readiness.warmUp(), now));
        if (balanced != null) {
            return tell(balanced, answering, addresses, readiness, again, wrong, now);
        }
        departures.told(this::isTold, now);
        return new Tended(answering, unready(answering), again, wrong);
    }

    private Tended tell(
            Link balanced,
            Fleet answering,
            Map<ContainerId, String> addresses,
            Readiness readiness,
            Optional<Duration> probesAgain,
            String wrong,
            Instant now) {
        Fleet fit = balanced.needsWarmUp() ? answering.warmedUp(readiness.warmUp(), now) : answering;
        boolean isMoving = balanced.tell(fit, endpoints(fit, addresses), now);
        departures.told(this::isTold, now);
        boolean isNobodyThere = fit.current() == 0 && balanced.isEmpty();
        if (isNobodyThere && fit.containers().isEmpty()) {
            traffic.release(balanced.binding(), target);
            link = null;
        }
        Optional<Duration> again = isNobodyThere
                ? probesAgain
                : sooner(probesAgain, Optional.of(isMoving ? Link.ON_THE_WAY : Link.AT_REST));
        Set<ContainerId> failing = new HashSet<>(unready(answering));
        failing.addAll(balanced.failing());
        return new Tended(balanced.seen(fit), failing, again, wrong.isEmpty() ? balanced.complaint() : wrong);
    }

    /// Without a load balancer a container of Compose cannot be kept from requests.
    private int spares(Fleet fleet, Readiness readiness, @Nullable Link balanced) {
        Integer own = fleet.newest()
                .map(container -> traffic.labels(container).warmPool())
                .orElse(null);
        boolean isPossible = balanced != null || target.app().kind().hasTemplates();
        return isPossible ? Objects.requireNonNullElse(own, readiness.warmPool()) : 0;
    }

    /// The load balancer that the newest container names, emptied and let go when it names another one. While
    /// there is no container the last one named stays, until nobody is left in it.
    private @Nullable Link link(Fleet fleet) throws Traffic.Unusable {
        Link before = link;
        Optional<FleetContainer> newest = fleet.newest();
        Binding last = before == null || before.isEmpty() ? null : before.binding();
        Binding wanted = newest.isPresent() ? traffic.labels(newest.get()).binding() : last;
        Binding present = before == null ? null : before.binding();
        if (Objects.equals(wanted, present)) {
            return before;
        }
        Link after = wanted == null ? null : traffic.claim(wanted, target);
        if (before != null && present != null && (wanted == null || !present.isSamePlace(wanted))) {
            retiring.add(before);
        }
        retiring.removeIf(old -> wanted != null && old.binding().isSamePlace(wanted));
        link = after;
        return after;
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private Map<ContainerId, Probe> probes(Fleet fleet) {
        Map<ContainerId, Probe> probes = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            Probe own = traffic.labels(container).probe();
            Probe probe = own == null ? usual : own;
            if (probe != null) {
                probes.put(container.id(), probe);
            }
        }
        return probes;
    }

    private Map<ContainerId, Endpoint> endpoints(Fleet fleet, Map<ContainerId, String> addresses) {
        Map<ContainerId, Endpoint> endpoints = new HashMap<>();
        for (FleetContainer container : fleet.in(ContainerPhase.READY)) {
            String address = addresses.get(container.id());
            int port = traffic.labels(container).port();
            if (address != null && port > 0) {
                endpoints.put(container.id(), new Endpoint(address, port));
            }
        }
        return endpoints;
    }

    private static String wrongLabels(Fleet fleet) {
        Optional<FleetContainer> newest = fleet.newest();
        if (newest.isEmpty()) {
            return "";
        }
        try {
            TrafficLabels.read(newest.get().traits().labels());
            return "";
        } catch (InvalidSettings wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    /// How long this container may take to end its requests.
    public Duration drainTimeout(FleetContainer container) {
        return traffic.labels(container).drainTimeout();
    }

    /// How long this container may be unready.
    public Duration readyTimeout(FleetContainer container, Readiness readiness) {
        Duration own = traffic.labels(container).readyTimeout();
        return own == null ? readiness.readyTimeout() : own;
    }

    private Set<ContainerId> unready(Fleet fleet) {
        return fleet.containers().stream()
                .filter(container -> container.phase().isCurrent() && container.phase() != ContainerPhase.READY)
                .filter(container -> !container.traits().isPaused() && !departures.contains(container.id()))
                .map(FleetContainer::id)
                .collect(Collectors.toSet());
    }
}
