package dev.plimsoll.application.control;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.fake.InMemoryContainerExec;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryHookCaller;
import dev.plimsoll.application.fake.InMemoryLifecycleActionRepository;
import dev.plimsoll.application.fake.InMemoryLifecycleHookRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Lifecycle hooks over fakes; calls and commands wait until a test lets them be made.
final class LifecycleScene {
    static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    static final Actor ANN = new Actor("us-1", "ann");
    static final String URL = "https://hooks.example/";
    static final List<String> COMMAND = List.of("warm", "up");

    final SettableClock clock = new SettableClock();
    final InMemoryPlatform platform = new InMemoryPlatform(clock);
    final InMemoryLifecycleHookRepository storedHooks = new InMemoryLifecycleHookRepository();
    final InMemoryLifecycleActionRepository storedActions = new InMemoryLifecycleActionRepository();
    final InMemoryHookCaller caller = new InMemoryHookCaller();
    final InMemoryContainerExec exec = new InMemoryContainerExec(platform);
    final InMemoryEventLog log = new InMemoryEventLog();
    final List<TargetId> woken = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Service service = new Service();

    /// What one process knows.
    private final class Service {
        private final KnownHooks hooks = new KnownHooks(storedHooks);
        private final LifecycleActions actions =
                new LifecycleActions(storedActions, new InMemoryTransactions(storedActions, log));
        private final ActionResults results = new ActionResults(actions, log, woken::add);
        private final HookRuns runs = new HookRuns(hooks, actions, results, caller, exec, waiting::add, clock);
        private final ContainerLifecycle lifecycle = new ContainerLifecycle(hooks, actions, runs);

        Service() {
            hooks.recall();
            actions.recall();
        }
    }

    /// Another process takes over, and whatever was under way is lost.
    void restart() {
        waiting.clear();
        service = new Service();
    }

    ContainerLifecycle lifecycle() {
        return service.lifecycle;
    }

    LifecycleHook calls(String name, Transition transition, HookResult otherwise) {
        return hook(name, transition, new HookWork.Callback(URL + name, "5ec2e7"), otherwise);
    }

    LifecycleHook runs(String name, Transition transition) {
        return hook(name, transition, new HookWork.Command(COMMAND), HookResult.ABANDON);
    }

    private LifecycleHook hook(String name, Transition transition, HookWork work, HookResult otherwise) {
        LifecycleHook hook =
                new LifecycleHook(WEB, name, transition, work, Duration.ofSeconds(60), otherwise, clock.instant());
        storedHooks.save(hook);
        service.hooks.recall();
        clock.advance(Duration.ofSeconds(1));
        return hook;
    }

    void remove(LifecycleHook hook) {
        storedHooks.delete(WEB, hook.name());
        service.hooks.recall();
    }

    /// A pass of the converger, and then all calls and commands that it brought about.
    Fleet pass() {
        service.lifecycle.launching(fleet(), clock.instant());
        work();
        return seen();
    }

    Fleet seen() {
        return service.lifecycle.seen(fleet());
    }

    Fleet fleet() {
        return platform.look(WEB);
    }

    FleetContainer first() {
        return fleet().containers().getFirst();
    }

    /// Whether it may be stopped now, and after that all calls and commands that the question brought about.
    boolean mayStop(FleetContainer container) {
        boolean mayStop = service.lifecycle.mayStop(WEB, container, clock.instant());
        work();
        return mayStop;
    }

    /// The same container with labels.
    static FleetContainer labelled(FleetContainer container, Map<String, String> labels) {
        return new FleetContainer(
                container.id(),
                container.name(),
                container.number(),
                container.phase(),
                container.reportsHealth(),
                container.startedAt(),
                container.isOutdated(),
                FleetContainer.Traits.of(labels));
    }

    /// Time passes, and the watch looks.
    void after(Duration time) {
        clock.advance(time);
        service.runs.look();
        work();
    }

    void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    List<LifecycleAction> open() {
        return service.actions.open();
    }

    String failure() {
        return service.runs.failureOf(open().getFirst());
    }

    void complete(HookResult result) {
        service.results.end(open().getFirst(), result, "said so", ANN, clock.instant());
    }

    void heartbeat() {
        LifecycleAction action = open().getFirst();
        var _ = service.actions.change(action.id(), it -> it.extended(Duration.ofSeconds(60), clock.instant()));
    }

    /// Newest first.
    List<AppEvent> events() {
        return log.page(WEB.app(), 1, 100).events();
    }
}
