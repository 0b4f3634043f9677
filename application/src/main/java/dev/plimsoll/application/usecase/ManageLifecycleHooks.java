package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.LifecycleCodec;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Creates, lists, changes and removes the lifecycle hooks of a container type.
public final class ManageLifecycleHooks {
    /// As many as AWS allows.
    private static final int MOST = 50;

    private final FindTarget findTarget;
    private final LifecycleHookRepository repository;
    private final KnownHooks hooks;
    private final LifecycleActions actions;
    private final HookCaller caller;
    private final EventLog events;
    private final Transactions transactions;
    private final Convergence convergence;
    private final Clock clock;

    public ManageLifecycleHooks(
            FindTarget findTarget,
            LifecycleHookRepository repository,
            KnownHooks hooks,
            LifecycleActions actions,
            HookCaller caller,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        this.findTarget = findTarget;
        this.repository = repository;
        this.hooks = hooks;
        this.actions = actions;
        this.caller = caller;
        this.events = events;
        this.transactions = transactions;
        this.convergence = convergence;
        this.clock = clock;
    }

    /// Those of one container type, sorted by name.
    ///
    /// @throws NotFound when there is no such app, or it has no such container type
    public List<LifecycleHook> list(String appNameOrId, String containerType) {
        return hooks.of(findTarget.find(appNameOrId, containerType));
    }

    /// The hook of this name.
    ///
    /// @throws NotFound when there is no such app, container type or hook
    public LifecycleHook find(String appNameOrId, String containerType, String name) {
        return list(appNameOrId, containerType).stream()
                .filter(hook -> hook.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("lifecycle_hook"));
    }

    /// Creates the hook that `body` describes; containers that have started already are none of its business.
    ///
    /// @param body the fields of a hook as parsed JSON; unknown fields are ignored
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws InvalidSettings with every problem and its path
    public LifecycleHook create(String appNameOrId, String containerType, Map<?, ?> body, Actor actor) {
        TargetId target = findTarget.find(appNameOrId, containerType);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is kept
        LifecycleHook created = LifecycleCodec.readNew(target, body, now);
        List<LifecycleHook> present = hooks.of(target);
        if (present.stream().anyMatch(hook -> hook.name().equals(created.name()))) {
            throw refused("name", "has already been taken");
        }
        if (present.size() >= MOST) {
            throw refused("base", "a container type has at most " + MOST + " lifecycle hooks");
        }
        return save(created, EventType.NEW_LIFECYCLE_HOOK, actor);
    }

    /// Lays the given fields over a hook; open actions go on with them, but keep their deadlines.
    ///
    /// @param body the fields to change as parsed JSON; what is absent stays, and so do name and transition
    /// @throws NotFound when there is no such app, container type or hook
    /// @throws InvalidSettings with every problem and its path
    public LifecycleHook change(String appNameOrId, String containerType, String name, Map<?, ?> body, Actor actor) {
        LifecycleHook present = find(appNameOrId, containerType, name);
        return save(LifecycleCodec.readChanged(present, body), EventType.EDIT_LIFECYCLE_HOOK, actor);
    }

    /// Removes a hook; nobody waits for it any more.
    ///
    /// @throws NotFound when there is no such app, container type or hook
    public void remove(String appNameOrId, String containerType, String name, Actor actor) {
        LifecycleHook gone = find(appNameOrId, containerType, name);
        transactions.inOne(() -> {
            if (!repository.delete(gone.target(), name)) {
                throw new NotFound("lifecycle_hook");
            }
            return tell(gone, EventType.DELETE_LIFECYCLE_HOOK, actor);
        });
        hooks.recall();
        actions.of(gone.target()).stream()
                .filter(LifecycleAction::isOpen)
                .filter(action -> action.isOf(gone))
                .forEach(actions::forget);
        convergence.wake(gone.target());
    }

    private LifecycleHook save(LifecycleHook hook, EventType type, Actor actor) {
        if (hook.work() instanceof HookWork.Callback(String url, var _)) {
            caller.refusal(url).ifPresent(why -> {
                throw refused("url", why);
            });
        }
        transactions.inOne(() -> {
            repository.save(hook);
            return tell(hook, type, actor);
        });
        hooks.recall();
        return hook;
    }

    private LifecycleHook tell(LifecycleHook hook, EventType type, Actor actor) {
        events.add(AppEvent.of(hook.target().app(), clock.instant(), type, actor, EventData.of(hook)));
        return hook;
    }

    private static InvalidSettings refused(String path, String message) {
        return new InvalidSettings(List.of(new Problem(path, message)));
    }
}
