package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.AutoscalerGoal;
import dev.plimsoll.application.control.Backoff;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.Exits;
import dev.plimsoll.application.control.FleetGoal;
import dev.plimsoll.application.control.FleetView;
import dev.plimsoll.application.control.FleetWork;
import dev.plimsoll.application.control.ManualGoal;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.control.RemovalGoal;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.control.RollProgress;
import dev.plimsoll.application.control.RollingRestart;
import dev.plimsoll.application.control.Spares;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.application.traffic.Departures;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings the fleet of one target towards its desired count, one pass at a time.
///
/// Level-triggered: each pass works out anew what is missing or too much, so it does not matter what was
/// interrupted before. Starts are waited for; drains run beside them. One object per target; passes of it
/// never overlap.
///
/// What an autoscaler wants comes before what a person asked for once: a person who scales disables the
/// autoscaler, so one that wants something was enabled since.
public final class ConvergeFleet implements FleetWork {
    /// Looked at again when other hands should have left the fleet.
    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(500);

    /// Looked at again when the engine has told of a start.
    private static final Duration WHILE_WAKING = Duration.ofMillis(100);

    /// Looked at again when a replacement may have become ready by running long enough, of which no event tells.
    private static final Duration WHILE_ROLLING = Duration.ofMillis(500);

    /// So long a replacement may take before anybody is told.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TargetId target;
    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final ContainerControl containers;
    private final OpenOperations operations;
    private final Removals removals;
    private final ControlListener listener;
    private final Supplier<ProcessSettings> process;
    private final Clock clock;
    private final FleetView view;
    private final Exits exits;
    private final RollingRestart rolling;
    private final Spares spares;
    private final Backoff outages = new Backoff();
    private final Backoff failures = new Backoff();
    private final Backoff crashes = new Backoff();
    private final Backoff refusals = new Backoff();
    private final Backoff halts = new Backoff();
    private final RollProgress roll = new RollProgress();
    private Optional<Duration> later = Optional.empty();
    private volatile @Nullable FleetGoal goal;

    /// A converger that has seen nothing yet.
    ///
    /// @param view of its fleet
    /// @param exits lets its containers out
    /// @param process what holds for every autoscaler, as it is now
    public ConvergeFleet(
            TargetId target,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            ContainerControl containers,
            FleetView view,
            Exits exits,
            OpenOperations operations,
            Removals removals,
            ControlListener listener,
            Supplier<ProcessSettings> process,
            Clock clock) {
        this.target = target;
        this.autoscalers = autoscalers;
        this.history = history;
        this.containers = containers;
        this.operations = operations;
        this.removals = removals;
        this.listener = listener;
        this.process = process;
        this.clock = clock;
        this.view = view;
        this.exits = exits;
        this.rolling = new RollingRestart(exits, operations);
        this.spares = new Spares(target, containers, view.route().pool());
    }

    @Override
    public boolean isDraining() {
        return !exits.areEmpty();
    }

    @Override
    public void end() {
        view.route().end();
    }

    @Override
    public Optional<Duration> pass() {
        Instant now = clock.instant();
        later = Optional.empty();
        goal = null;
        try {
            // The person's wish is read first: one who scales disables the autoscaler before.
            Optional<OpenOperations.Task> scale = operations.scaleOf(target);
            Autoscaler autoscaler = autoscalers.findByTarget(target).orElse(null);
            boolean isRemoved = removals.isRemoved(target);
            view.expect(
                    autoscaler == null
                            ? Readiness.DEFAULT
                            : autoscaler.settings().behavior().readiness());
            look(now);
            Optional<Duration> again = isRemoved ? remove(now) : pass(autoscaler, scale, now);
            if (goal == null) {
                view.route().planned(); // nobody wants another count
            }
            return sooner(again, later);
        } catch (PortFailure.EngineUnavailable _) {
            return sooner(Optional.of(outages.failed(0, now)), later); // whoever follows the engine says so
        } catch (PortFailure failure) {
            listener.convergenceFailed(target, failure.detail(), now);
            return sooner(Optional.of(outages.failed(0, now)), sooner(view.tendOnly(now), later));
        }
    }

    private void later(Optional<Duration> again) {
        later = sooner(later, again);
    }

    /// Looks at the fleet, and lets out whoever has no requests any more.
    private void look(Instant now) {
        later(view.look(exits.ids(), now));
        if (view.isThere()) {
            exits.stopDue(view.fleet(), this::stopped, now);
        }
    }

    private void stopped(Optional<String> failure) {
        FleetGoal current = goal;
        failure.ifPresentOrElse(
                why -> {
                    listener.convergenceFailed(target, why, clock.instant());
                    if (current != null) {
                        current.failing(why, clock.instant());
                    }
                    var _ = refusals.failed(0, clock.instant());
                },
                refusals::succeeded);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private Optional<Duration> remove(Instant now) {
        String why = "the container type was removed";
        operations.scaleOf(target).ifPresent(task -> operations.end(task, why, now));
        operations.restartOf(target).ifPresent(task -> operations.end(task, why, now));
        return pursue(new RemovalGoal(target, removals), now);
    }

    private Optional<Duration> pass(@Nullable Autoscaler autoscaler, Optional<OpenOperations.Task> scale, Instant now) {
        Integer desired = autoscaler == null ? null : desired(autoscaler);
        if (autoscaler != null && desired != null) {
            scale.ifPresent(task -> operations.end(task, "its autoscaler has taken over", now));
            return thenRestart(pursue(new AutoscalerGoal(autoscaler, desired, this::newest, history), now), now);
        }
        if (autoscaler != null) {
            AutoscalerGoal.letGo(autoscaler, history, now);
        }
        return thenRestart(scale.flatMap(task -> scale(task, now)), now);
    }

    private @Nullable Integer desired(Autoscaler autoscaler) {
        return autoscaler.held(process.get());
    }

    private Optional<Integer> newest() {
        return autoscalers.findByTarget(target).map(this::desired);
    }

    private Optional<Duration> scale(OpenOperations.Task task, Instant now) {
        Optional<Duration> again = pursue(new ManualGoal(target, task, operations), now);
        if (task.isOverdue(roll.movedAt(), now)) {
            operations.end(task, task.failure().isEmpty() ? "took too long" : task.failure(), now);
            return Optional.empty();
        }
        return again;
    }

    /// Restarts wait until the fleet is what it is to be.
    private Optional<Duration> thenRestart(Optional<Duration> again, Instant now) {
        return again.isPresent() ? again : operations.restartOf(target).flatMap(task -> restart(task, now));
    }

    private Optional<Duration> restart(OpenOperations.Task task, Instant now) {
        try {
            return rolling.step(task, view.fleet(), now);
        } catch (PortFailure.EngineUnavailable away) {
            task.failing(away.detail());
            return Optional.of(WHILE_ROLLING);
        }
    }

    private Optional<Duration> pursue(FleetGoal wanted, Instant now) {
        goal = wanted;
        try {
            return converge(wanted, now);
        } catch (PortFailure.EngineUnavailable failure) {
            // Whoever follows the engine says once that it is away; each fleet only notes it.
            return Optional.of(noted(wanted, failure.detail(), outages, 0));
        } catch (PortFailure.TargetUnknown failure) {
            return Optional.of(failed(wanted, failure.detail(), outages, 0));
        }
    }

    private Optional<Duration> converge(FleetGoal goal, Instant now) {
        Fleet fleet = view.fleet();
        return switch (fleet.condition()) {
            case CHANGING -> Optional.of(WHILE_OTHERS_WORK);
            case STOPPED_BY_REQUEST -> goal.count() == 0 ? act(goal, fleet, now) : wake(goal, fleet, now);
            case STEADY -> act(goal, fleet, now);
        };
    }

    /// A fleet that people stopped is left alone, and what was on its way for it is over.
    private Optional<Duration> wake(FleetGoal goal, Fleet fleet, Instant now) {
        if (!goal.mayWake()) {
            goal.abandoned(now);
            return Optional.empty();
        }
        if (fleet.current() > 0 || !exits.areEmpty()) {
            return Optional.of(WHILE_OTHERS_WORK); // those are on their way out
        }
        return failures.remaining(goal.count(), now).or(() -> {
            Duration again = afterStart(goal, containers.wake(target));
            return Optional.of(again.isZero() ? WHILE_WAKING : again);
        });
    }

    private Optional<Duration> act(FleetGoal goal, Fleet fleet, Instant now) {
        Fleet warmed = fleet.warmedUp(goal.warmUp(), now);
        ConvergencePlan plan = ConvergencePlan.of(view.withReplaced(goal, warmed, now), goal.count());
        later(view.untilReplaced(warmed, now));
        roll.see(fleet, now);
        Optional<Duration> untilDrains = remove(goal, fleet, plan, now);
        view.route().planned();
        if (plan.missing() > 0) {
            return goal.keepsSpares() && spares.use(warmed, plan.missing())
                    ? Optional.of(Duration.ZERO)
                    : start(goal, fleet, plan.missing(), now);
        }
        // Another converger of this target may have begun a drain, too.
        boolean isDraining =
                !exits.areEmpty() || !fleet.in(ContainerPhase.DRAINING).isEmpty();
        if (plan.isDone() && !isDraining) {
            goal.reached(now);
            outages.succeeded();
            listener.converged(target, now);
        }
        if (plan.isDone() && goal.keepsSpares()) {
            later(spares.fill(goal, warmed, why -> listener.convergenceFailed(target, why, now), now));
        }
        return untilDrains.or(() -> plan.isRolling() ? Optional.of(whileRolling(goal, warmed, now)) : Optional.empty());
    }

    /// A roll that stands still is told of, and looked at ever more slowly; an event wakes it before.
    private Duration whileRolling(FleetGoal goal, Fleet fleet, Instant now) {
        if (!roll.hasStoodFor(PATIENCE, now)) {
            halts.succeeded();
            return WHILE_ROLLING;
        }
        return halts.remaining(goal.count(), now).orElseGet(() -> failed(goal, whyHalted(fleet), halts, goal.count()));
    }

    private static String whyHalted(Fleet fleet) {
        String waitedFor = fleet.containers().stream()
                .filter(container -> container.phase().isCurrent() && !container.isOutdated())
                .filter(container -> container.phase() != ContainerPhase.READY)
                .map(FleetContainer::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return waitedFor.isEmpty()
                ? "containers of an older template are not replaced"
                : "not ready: %s; the containers of the older template stay".formatted(waitedFor);
    }

    private Optional<Duration> start(FleetGoal goal, Fleet fleet, int missing, Instant now) {
        boolean hasCrashed = !fleet.in(ContainerPhase.STOPPED).isEmpty();
        int desired = goal.count();
        Optional<Duration> wait = failures.remaining(desired, now)
                .or(() -> hasCrashed ? crashes.remaining(desired, now) : Optional.empty());
        if (wait.isPresent()) {
            return wait;
        }
        Started started = containers.start(target, missing, goal::isStillWanted);
        if (hasCrashed) {
            crashes.failed(desired, now);
        }
        return Optional.of(afterStart(goal, started));
    }

    private Duration afterStart(FleetGoal goal, Started started) {
        if (started.failures().isEmpty()) {
            failures.succeeded();
            return Duration.ZERO;
        }
        String why = String.join("; ", new LinkedHashSet<>(started.failures()));
        return failed(goal, why, failures, goal.count());
    }

    /// Tells of the failure and notes it.
    private Duration failed(FleetGoal goal, String detail, Backoff backoff, int desired) {
        listener.convergenceFailed(target, detail, clock.instant());
        return noted(goal, detail, backoff, desired);
    }

    /// Notes the failure with what is on its way, and answers how long to wait.
    private Duration noted(FleetGoal goal, String detail, Backoff backoff, int desired) {
        Instant now = clock.instant();
        goal.failing(detail, now);
        return backoff.failed(desired, now);
    }

    /// Lets the surplus drain beside everything else.
    ///
    /// @return how long it is too early for that, if it is
    private Optional<Duration> remove(FleetGoal goal, Fleet fleet, ConvergencePlan plan, Instant now) {
        Set<ContainerId> victims = new HashSet<>(plan.surplus());
        victims.addAll(plan.leftovers());
        victims.addAll(goal.keepsSpares() ? view.route().pool().surplus(fleet) : allSpares(fleet));
        victims.removeIf(exits::contains);
        ContainerId parked = plan.parked();
        if (victims.isEmpty() && parked == null) {
            return Optional.empty();
        }
        Optional<Duration> wait = refusals.remaining(0, now);
        if (wait.isPresent()) {
            return wait;
        }
        exits.begin(fleet, victims, Departures.How.REMOVE, now);
        if (parked != null) {
            exits.begin(fleet, Set.of(parked), Departures.How.PARK, now);
        }
        exits.stopDue(fleet, this::stopped, now);
        return exits.areDraining() ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private static Set<ContainerId> allSpares(Fleet fleet) {
        return fleet.in(ContainerPhase.SPARE).stream().map(FleetContainer::id).collect(Collectors.toSet());
    }
}
