package dev.plimsoll.application.fake;

import dev.plimsoll.application.control.ActionResults;
import dev.plimsoll.application.control.ContainerCare;
import dev.plimsoll.application.control.ContainerLifecycle;
import dev.plimsoll.application.control.HookRuns;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// Hooks and protections over fakes, as one process knows them; commands and calls are made at once.
public final class InMemoryCare {
    private final InMemoryLifecycleHookRepository stored = new InMemoryLifecycleHookRepository();
    private final InMemoryLifecycleActionRepository storedActions = new InMemoryLifecycleActionRepository();
    private final LifecycleActions actions;
    private final ActionResults results;
    private final Clock clock;
    private final KnownHooks hooks = new KnownHooks(stored);
    public final InMemoryHookCaller caller = new InMemoryHookCaller();
    public final InMemoryContainerExec exec;
    public final Protections protections = new Protections(new InMemoryProtectionRepository());
    public final ContainerCare care;

    /// @param woken is told of targets of which an action ended
    public InMemoryCare(InMemoryPlatform platform, Consumer<TargetId> woken, Clock clock) {
        InMemoryEventLog log = new InMemoryEventLog();
        this.clock = clock;
        exec = new InMemoryContainerExec(platform);
        actions = new LifecycleActions(storedActions, new InMemoryTransactions(storedActions, log));
        results = new ActionResults(actions, log, woken::accept);
        HookRuns runs = new HookRuns(hooks, actions, results, caller, exec, Runnable::run, clock);
        care = new ContainerCare(new ContainerLifecycle(hooks, actions, runs), protections);
    }

    /// The receivers of all hooks that are waited for say this.
    public void complete(TargetId target, HookResult result) {
        List.copyOf(actions.of(target)).stream()
                .filter(LifecycleAction::isOpen)
                .forEach(action -> results.end(action, result, "", AppEvent.HOOKS, clock.instant()));
    }

    /// From now on there is this hook.
    public void hook(LifecycleHook hook) {
        stored.save(hook);
        hooks.recall();
    }
}
