package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.Backoff;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings the fleet of one target towards its desired count, one pass at a time.
///
/// Level-triggered: each pass works out anew what is missing or too much, so it does not matter what was interrupted
/// before. Starts are waited for; drains run beside them. One object per target; passes of it never overlap.
public final class ConvergeFleet {
    /// Looked at again when other hands should have left the fleet.
    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(500);

    private final TargetId target;
    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final ContainerControl containers;
    private final ControlListener listener;
    private final Supplier<ProcessSettings> process;
    private final Clock clock;
    private final Executor drains;
    private final Runnable wakeAgain;
    private final Set<ContainerId> leaving = ConcurrentHashMap.newKeySet();
    private final Backoff outages = new Backoff();
    private final Backoff failures = new Backoff();
    private final Backoff crashes = new Backoff();
    private final Backoff refusals = new Backoff();

    /// A converger that has seen nothing yet.
    ///
    /// @param process what holds for every autoscaler, as it is now
    /// @param drains runs what must not be waited for, one thread each
    /// @param wakeAgain asks for another pass soon
    public ConvergeFleet(
            TargetId target,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            ContainerControl containers,
            ControlListener listener,
            Supplier<ProcessSettings> process,
            Clock clock,
            Executor drains,
            Runnable wakeAgain) {
        this.target = target;
        this.autoscalers = autoscalers;
        this.history = history;
        this.containers = containers;
        this.listener = listener;
        this.process = process;
        this.clock = clock;
        this.drains = drains;
        this.wakeAgain = wakeAgain;
    }

    /// Does what can be done now.
    ///
    /// @return after what time to look again, or nothing: when something changes
    public Optional<Duration> pass() {
        Instant now = clock.instant();
        try {
            Optional<Autoscaler> autoscaler = autoscalers.findByTarget(target);
            return autoscaler.isEmpty() ? Optional.empty() : pass(autoscaler.get(), now);
        } catch (PortFailure failure) {
            listener.convergenceFailed(target, failure.detail(), now);
            return Optional.of(outages.failed(0, now));
        }
    }

    private Optional<Duration> pass(Autoscaler autoscaler, Instant now) {
        Integer desired = desired(autoscaler);
        try {
            return desired == null ? letGo(autoscaler, now) : converge(autoscaler, desired, now);
        } catch (PortFailure.EngineUnavailable failure) {
            // Whoever follows the engine says once that it is away; each fleet only notes it.
            return Optional.of(noted(autoscaler, failure.detail(), outages, 0));
        } catch (PortFailure.TargetUnknown failure) {
            return Optional.of(failed(autoscaler, failure.detail(), outages, 0));
        }
    }

    /// Null while nobody is to act, also where an earlier evaluation left a count.
    private @Nullable Integer desired(Autoscaler autoscaler) {
        return process.get().isEnabled() ? autoscaler.desired() : null;
    }

    private Optional<Duration> converge(Autoscaler autoscaler, int desired, Instant now) {
        Fleet fleet = containers.observe(target).withDraining(leaving);
        return switch (fleet.condition()) {
            case CHANGING -> Optional.of(WHILE_OTHERS_WORK);
            case STOPPED_BY_REQUEST -> letGo(autoscaler, now);
            case STEADY -> act(autoscaler, fleet, desired, now);
        };
    }

    private Optional<Duration> letGo(Autoscaler autoscaler, Instant now) {
        close(autoscaler, null, now);
        return Optional.empty();
    }

    private Optional<Duration> act(Autoscaler autoscaler, Fleet fleet, int desired, Instant now) {
        ConvergencePlan plan = ConvergencePlan.of(
                fleet.warmedUp(autoscaler.settings().behavior().readiness().warmUp(), now), desired);
        Optional<Duration> untilDrains = remove(autoscaler, plan, now);
        if (plan.missing() > 0) {
            return start(autoscaler, fleet, plan.missing(), desired, now);
        }
        if (plan.isDone() && leaving.isEmpty()) {
            close(autoscaler, desired, now);
            outages.succeeded();
            listener.converged(target, now);
        }
        return untilDrains;
    }

    private Optional<Duration> start(Autoscaler autoscaler, Fleet fleet, int missing, int desired, Instant now) {
        boolean hasCrashed = !fleet.in(ContainerPhase.STOPPED).isEmpty();
        Optional<Duration> wait = failures.remaining(desired, now)
                .or(() -> hasCrashed ? crashes.remaining(desired, now) : Optional.empty());
        if (wait.isPresent()) {
            return wait;
        }
        Started started = containers.start(target, missing, () -> isStillWanted(desired));
        if (hasCrashed) {
            crashes.failed(desired, now);
        }
        if (started.failures().isEmpty()) {
            failures.succeeded();
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(
                failed(autoscaler, String.join("; ", new LinkedHashSet<>(started.failures())), failures, desired));
    }

    /// Tells of the failure and notes it.
    private Duration failed(Autoscaler autoscaler, String detail, Backoff backoff, int desired) {
        listener.convergenceFailed(target, detail, clock.instant());
        return noted(autoscaler, detail, backoff, desired);
    }

    /// Notes the failure in the history of what is on its way, and answers how long to wait.
    private Duration noted(Autoscaler autoscaler, String detail, Backoff backoff, int desired) {
        Instant now = clock.instant();
        history.unfinished(autoscaler.id())
                .forEach(event -> history.note(event.id(), new Outcome.Failing(detail, now)));
        return backoff.failed(desired, now);
    }

    /// A newer, smaller count ends the starting of more.
    private boolean isStillWanted(int desired) {
        try {
            Integer newest = autoscalers.findByTarget(target).map(this::desired).orElse(null);
            return newest != null && newest >= desired;
        } catch (PortFailure _) {
            return true; // what was decided holds until something else is known
        }
    }

    /// Lets the surplus drain beside everything else.
    ///
    /// @return how long it is too early for that, if it is
    private Optional<Duration> remove(Autoscaler autoscaler, ConvergencePlan plan, Instant now) {
        Set<ContainerId> victims = new HashSet<>(plan.surplus());
        victims.addAll(plan.leftovers());
        victims.removeAll(leaving);
        Optional<Duration> wait = victims.isEmpty() ? Optional.empty() : refusals.remaining(0, now);
        if (!victims.isEmpty() && wait.isEmpty()) {
            leaving.addAll(victims);
            drains.execute(() -> drain(autoscaler, victims));
        }
        return wait;
    }

    private void drain(Autoscaler autoscaler, Set<ContainerId> victims) {
        try {
            containers.remove(target, victims);
            refusals.succeeded();
        } catch (PortFailure.EngineUnavailable | PortFailure.TargetUnknown failure) {
            var _ = failed(autoscaler, failure.detail(), refusals, 0);
        } finally {
            leaving.removeAll(victims);
            wakeAgain.run();
        }
    }

    /// Ends the open events: the newest one that wanted `reached` got there, all others were overtaken. What
    /// was decided after this pass had read its count is left to the next one.
    private void close(Autoscaler autoscaler, @Nullable Integer reached, Instant now) {
        Instant lastKnown = autoscaler.lastScaleAt();
        List<ScalingEvent> open = history.unfinished(autoscaler.id()).stream()
                .filter(event -> lastKnown != null && !event.at().isAfter(lastKnown))
                .toList();
        for (ScalingEvent event : open) {
            boolean isThere = reached != null && event.equals(open.getLast()) && event.to() == reached;
            history.note(event.id(), isThere ? new Outcome.Reached(now) : new Outcome.Superseded(now));
        }
    }
}
