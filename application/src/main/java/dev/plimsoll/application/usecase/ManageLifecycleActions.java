package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.LifecycleCodec;
import dev.plimsoll.application.control.ActionResults;
import dev.plimsoll.application.control.HookRuns;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Lists the lifecycle actions of an app that are open, takes their results and their signs of life.
public final class ManageLifecycleActions {
    private final FindApp findApp;
    private final KnownHooks hooks;
    private final LifecycleActions actions;
    private final HookRuns runs;
    private final ActionResults results;
    private final Clock clock;

    public ManageLifecycleActions(
            FindApp findApp,
            KnownHooks hooks,
            LifecycleActions actions,
            HookRuns runs,
            ActionResults results,
            Clock clock) {
        this.findApp = findApp;
        this.hooks = hooks;
        this.actions = actions;
        this.runs = runs;
        this.results = results;
        this.clock = clock;
    }

    /// An action as it stands.
    ///
    /// @param failure why it does not get on at present; empty while nothing fails
    public record Standing(LifecycleAction action, String failure) {}

    /// The open ones of an app, the oldest first.
    ///
    /// @throws NotFound when there is no such app
    public List<Standing> list(String appNameOrId) {
        AppId app = findApp.find(appNameOrId).id();
        return actions.open().stream()
                .filter(action -> action.target().app().equals(app))
                .map(this::standing)
                .toList();
    }

    /// One of an app, open or over; it is there for as long as its container is.
    ///
    /// @throws NotFound when there is no such app, or it has no such action
    public Standing find(String appNameOrId, String id) {
        return standing(action(appNameOrId, id));
    }

    /// Ends an action; to say the same again changes nothing.
    ///
    /// @param body `result` as parsed JSON
    /// @throws NotFound when there is no such app, or it has no such action
    /// @throws InvalidSettings when there is no such result
    /// @throws Conflict when it ended otherwise before
    public Standing complete(String appNameOrId, String id, Map<?, ?> body, Actor actor) {
        LifecycleAction action = action(appNameOrId, id);
        HookResult result = LifecycleCodec.readResult(body);
        results.end(action, result, "said so", actor, clock.instant());
        LifecycleAction ended = actions.find(id).orElse(action);
        if (ended.result() != result) {
            throw new Conflict("it has ended with " + ended.result());
        }
        return standing(ended);
    }

    /// Waits for an action anew, but never longer than for a hundred heartbeats or two days in all.
    ///
    /// @throws NotFound when there is no such app, or it has no such action
    /// @throws Conflict when it is over, or a command
    public Standing heartbeat(String appNameOrId, String id) {
        LifecycleAction action = action(appNameOrId, id);
        LifecycleHook hook = hooks.of(action).orElseThrow(() -> missing());
        if (hook.isCommand()) {
            throw new Conflict("a command gives no signs of life: its hook needs a longer heartbeat_timeout_seconds");
        }
        Duration heartbeat = hook.heartbeat();
        return actions.change(id, open -> open.extended(heartbeat, clock.instant()))
                .map(this::standing)
                .orElseThrow(() -> new Conflict("it is over"));
    }

    private LifecycleAction action(String appNameOrId, String id) {
        AppId app = findApp.find(appNameOrId).id();
        return actions.find(id)
                .filter(action -> action.target().app().equals(app))
                .orElseThrow(() -> missing());
    }

    private Standing standing(LifecycleAction action) {
        return new Standing(action, runs.failureOf(action));
    }

    private static NotFound missing() {
        return new NotFound("lifecycle_action");
    }
}
