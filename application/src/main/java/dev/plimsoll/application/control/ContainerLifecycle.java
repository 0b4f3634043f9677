package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What convergers ask of lifecycle hooks: which containers are not fit to serve yet, and which may be stopped.
///
/// Level-triggered: everything is worked out anew from hooks, containers and the actions so far.
/// Thread-safe; never waits for a hook. A target without hooks costs two look-ups in maps. What stores may
/// throw `PortFailure`.
///
/// Example: a converger's pass calls `launching`, replaces the containers that are `abandoned`, asks
/// `mayStop` of each that is too much, and stops only those for which it is true. When an action ends, the
/// converger is woken.
public final class ContainerLifecycle {
    /// The label that holds a shell command to be run before each stop.
    public static final String PRE_STOP = App.ContainerType.LABELS + "pre-stop";

    /// The label that says how many seconds that command may take.
    public static final String PRE_STOP_TIMEOUT = PRE_STOP + "-timeout";

    private static final Duration USUAL_PRE_STOP = Duration.ofSeconds(30);
    private static final int LONGEST_PRE_STOP = 7200;

    private final KnownHooks hooks;
    private final LifecycleActions actions;
    private final HookRuns runs;

    public ContainerLifecycle(KnownHooks hooks, LifecycleActions actions, HookRuns runs) {
        this.hooks = hooks;
        this.actions = actions;
        this.runs = runs;
    }

    /// Begins what launching hooks have to do for containers that started after they were made.
    ///
    /// @return the fleet as [#seen] answers it
    public Fleet launching(Fleet fleet, Instant now) {
        forgetEarlierStarts(fleet);
        List<LifecycleHook> launching = hooks.of(fleet.target(), Transition.LAUNCHING);
        if (!launching.isEmpty()) {
            fleet.containers().stream()
                    .filter(container -> container.phase().isCurrent())
                    .forEach(container -> begin(launching, container, now));
        }
        return seen(fleet);
    }

    /// The same fleet, in which a container counts as starting while a launching hook is at work for it, and
    /// also once a hook has abandoned it.
    public Fleet seen(Fleet fleet) {
        Set<ContainerId> unfit = new HashSet<>();
        for (LifecycleHook hook : hooks.of(fleet.target(), Transition.LAUNCHING)) {
            for (FleetContainer container : fleet.containers()) {
                actionOf(hook, container)
                        .filter(action -> action.result() != HookResult.CONTINUE)
                        .ifPresent(action -> unfit.add(action.container()));
            }
        }
        return unfit.isEmpty() ? fleet : fleet.held(unfit);
    }

    /// The containers that a launching hook has abandoned: they are to be replaced.
    public Set<ContainerId> abandoned(TargetId target) {
        List<LifecycleHook> launching = hooks.of(target, Transition.LAUNCHING);
        return actions.of(target).stream()
                .filter(action -> action.result() == HookResult.ABANDON)
                .filter(action -> launching.stream().anyMatch(action::isOf))
                .map(LifecycleAction::container)
                .collect(toUnmodifiableSet());
    }

    /// Whether all that is to be done before a container stops is done. The first time it is asked, that begins.
    ///
    /// One that has ended already, and one that never started, may go at once. Its own labels may say what to run.
    public boolean mayStop(TargetId target, FleetContainer container, Instant now) {
        List<LifecycleHook> terminating = terminating(target, container);
        if (terminating.isEmpty() || container.phase() == ContainerPhase.STOPPED || container.startedAt() == null) {
            return true;
        }
        begin(terminating, container, now);
        return isAbandoned(terminating, container)
                || terminating.stream()
                        .map(hook -> actionOf(hook, container))
                        .allMatch(action -> action.isPresent() && !action.get().isOpen());
    }

    /// The containers of a fleet for which a terminating hook has begun, perhaps by an earlier process. A
    /// container that was told to say farewell must not serve on.
    public Set<ContainerId> leaving(Fleet fleet) {
        Collection<LifecycleAction> all = actions.of(fleet.target());
        return all.isEmpty()
                ? Set.of()
                : fleet.containers().stream()
                        .filter(container -> all.stream()
                                .anyMatch(action ->
                                        action.transition() == Transition.TERMINATING && action.isOf(container)))
                        .map(FleetContainer::id)
                        .collect(toUnmodifiableSet());
    }

    /// Forgets the actions of containers that are gone.
    ///
    /// @param present all containers of the target, stopped ones included
    public void gone(TargetId target, Set<ContainerId> present) {
        for (LifecycleAction action : actions.of(target)) {
            if (!present.contains(action.container())) {
                hooks.forget(action.container());
                actions.forget(action);
            }
        }
    }

    private void begin(List<LifecycleHook> some, FleetContainer container, Instant now) {
        for (LifecycleHook hook : some) {
            boolean isDue =
                    hook.concerns(container) && actionOf(hook, container).isEmpty();
            if (isDue && !isAbandoned(some, container)) {
                LifecycleAction action = LifecycleAction.begin(hook, container, now);
                actions.begin(action);
                runs.look(action);
            }
        }
    }

    /// A container that started anew is another one to its hooks.
    private void forgetEarlierStarts(Fleet fleet) {
        Collection<LifecycleAction> all = actions.of(fleet.target());
        if (all.isEmpty()) {
            return;
        }
        for (FleetContainer container : fleet.containers()) {
            all.stream()
                    .filter(action -> action.container().equals(container.id()) && !action.isOf(container))
                    .forEach(actions::forget);
        }
    }

    private boolean isAbandoned(List<LifecycleHook> some, FleetContainer container) {
        return some.stream()
                .flatMap(hook -> actionOf(hook, container).stream())
                .anyMatch(action -> action.result() == HookResult.ABANDON);
    }

    private Optional<LifecycleAction> actionOf(LifecycleHook hook, FleetContainer container) {
        return actions.of(hook.target()).stream()
                .filter(action -> action.isOf(container) && action.isOf(hook))
                .findFirst();
    }

    private List<LifecycleHook> terminating(TargetId target, FleetContainer container) {
        List<LifecycleHook> stored = hooks.of(target, Transition.TERMINATING);
        Map<String, String> labels = container.traits().labels();
        String command = labels.getOrDefault(PRE_STOP, "");
        if (command.isBlank()) {
            return stored;
        }
        LifecycleHook preStop = LifecycleHook.preStop(target, command, patience(labels));
        hooks.note(container.id(), preStop);
        List<LifecycleHook> all = new ArrayList<>(stored);
        all.add(preStop);
        return all;
    }

    /// What cannot be read must not keep a container from being stopped.
    private static Duration patience(Map<String, String> labels) {
        try {
            int seconds =
                    Integer.parseInt(labels.getOrDefault(PRE_STOP_TIMEOUT, "").strip());
            return seconds >= 1 && seconds <= LONGEST_PRE_STOP ? Duration.ofSeconds(seconds) : USUAL_PRE_STOP;
        } catch (NumberFormatException _) {
            return USUAL_PRE_STOP;
        }
    }
}
