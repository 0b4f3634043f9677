package dev.plimsoll.application.control;

import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.traffic.Replacements;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.application.traffic.Tended;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fleet of one target as its converger finds it in each pass: what the platform says, what people asked for single
/// containers, and who gets requests. And who of it has not been ready for so long that another one is to take its
/// place.
public final class FleetView {
    /// So long one stays that a hook has given up; the next one that it gives up stays twice as long.
    private static final Duration ABANDONED = Duration.ofSeconds(1);

    private final TargetId target;
    private final ContainerControl containers;
    private final ContainerCare care;
    private final Route route;
    private final EventLog events;
    private final ControlListener listener;
    private final Replacements replacements = new Replacements();
    private final Backoff absences = new Backoff();
    private Readiness usual = Readiness.DEFAULT;
    private @Nullable Found found;
    private PortFailure.@Nullable EngineUnavailable absence;
    private String problem = "";

    private record Found(ContainerCare.Cared cared, Tended tended) {}

    /// A view that has seen nothing yet.
    ///
    /// @param care what people asked for single containers
    /// @param route how requests get to the target's containers, which the converger tends
    /// @param events is told of containers that are replaced
    public FleetView(
            TargetId target,
            ContainerControl containers,
            ContainerCare care,
            Route route,
            EventLog events,
            ControlListener listener) {
        this.target = target;
        this.containers = containers;
        this.care = care;
        this.route = route;
        this.events = events;
        this.listener = listener;
    }

    /// How requests get to the target's containers.
    public Route route() {
        return route;
    }

    /// What makes a container ready where labels say nothing.
    public void expect(Readiness readiness) {
        usual = readiness;
    }

    /// Looks at the fleet, and sees to its probes, its hooks and its load balancer.
    ///
    /// @param leaving those whose stop was begun by this process
    /// @return when to look again; empty when something will tell
    /// @throws PortFailure when the database is away
    public Optional<Duration> look(Set<ContainerId> leaving, Instant now) {
        found = null;
        try {
            ContainerCare.Cared cared = care.tend(containers.observe(target), leaving, now);
            Tended tended = route.tend(cared.fleet(), usual, now);
            found = new Found(cared, tended);
            absence = null;
            absences.succeeded();
            tell(tended.problem(), now);
            return tended.again();
        } catch (PortFailure.EngineUnavailable away) {
            absence = away;
            return Optional.of(absences.failed(0, now));
        }
    }

    /// Once, until it is another one.
    private void tell(String wrong, Instant now) {
        if (!wrong.equals(problem)) {
            problem = wrong;
            if (!wrong.isEmpty()) {
                listener.convergenceFailed(target, wrong, now);
            }
        }
    }

    /// While the database is away, requests still have to get to the containers.
    public Optional<Duration> tendOnly(Instant now) {
        try {
            return route.tend(care.seen(containers.observe(target)), usual, now).again();
        } catch (PortFailure.EngineUnavailable _) {
            return Optional.empty();
        }
    }

    /// Whether the last look found anything.
    public boolean isThere() {
        return found != null;
    }

    /// The fleet as the last look found it.
    ///
    /// @throws PortFailure.EngineUnavailable when it found nothing
    public Fleet fleet() {
        return found().tended().fleet();
    }

    private Found found() {
        Found last = found;
        if (last == null) {
            throw absence == null ? new PortFailure.EngineUnavailable(target + ": not looked at", null) : absence;
        }
        return last;
    }

    /// A container that was not ready for too long gives way to another one.
    ///
    /// @param goal is told why
    /// @param fleet the one of the last look, warmed up
    /// @return the fleet in which it is to be replaced
    public Fleet withReplaced(FleetGoal goal, Fleet fleet, Instant now) {
        Optional<Replacements.Due> replaced = replacements.look(fleet, failing(), patience(), now);
        replaced.filter(Replacements.Due::isFirst).ifPresent(due -> tell(goal, due, now));
        return replaced.map(due -> fleet.replacing(Set.of(due.container().id())))
                .orElse(fleet);
    }

    /// When the next one may be due, if nothing changes until then.
    public Optional<Duration> untilReplaced(Fleet fleet, Instant now) {
        return replacements.again(fleet, patience(), now);
    }

    private Set<ContainerId> failing() {
        Found last = found();
        Set<ContainerId> failing = new HashSet<>(last.tended().failing());
        failing.removeAll(last.cared().waiting());
        failing.addAll(last.cared().abandoned());
        return failing;
    }

    private Function<FleetContainer, Duration> patience() {
        Set<ContainerId> abandoned = found().cared().abandoned();
        return container -> abandoned.contains(container.id()) ? ABANDONED : route.readyTimeout(container, usual);
    }

    /// Of the first in a row alone: a type that cannot work is told of once.
    private void tell(FleetGoal goal, Replacements.Due due, Instant now) {
        String why = "%s was not ready for %d s and is replaced"
                .formatted(due.container().name(), due.patience().toSeconds());
        listener.convergenceFailed(target, why, now);
        goal.failing(why, now);
        var data = EventData.replaced(target, due.container(), due.patience());
        events.add(AppEvent.of(target.app(), now, EventType.REPLACE_CONTAINER, AppEvent.AUTOSCALER, data));
    }
}
