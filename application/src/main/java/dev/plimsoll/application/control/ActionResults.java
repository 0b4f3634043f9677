package dev.plimsoll.application.control;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.port.EventLog;
import java.time.Instant;

/// Ends lifecycle actions, puts on record what did not go as it should, and wakes who waits for it.
public final class ActionResults {
    private final LifecycleActions actions;
    private final EventLog events;
    private final Convergence convergence;

    public ActionResults(LifecycleActions actions, EventLog events, Convergence convergence) {
        this.actions = actions;
        this.events = events;
        this.convergence = convergence;
    }

    /// Ends an action as the hook itself or a person said. One that is over stays as it is.
    ///
    /// @param detail why, where it says more than the result
    public void end(LifecycleAction action, HookResult result, String detail, Actor actor, Instant now) {
        end(action, result, result == HookResult.ABANDON, detail, actor, now);
    }

    /// Ends an action that nobody has ended in time.
    public void expire(LifecycleAction action, HookResult result, String detail, Instant now) {
        end(action, result, true, detail, AppEvent.HOOKS, now);
    }

    private void end(
            LifecycleAction action, HookResult result, boolean isTold, String detail, Actor actor, Instant now) {
        actions.change(action.id(), open -> open.ended(result), ended -> {
                    if (isTold) {
                        var data = EventData.of(ended, detail);
                        events.add(AppEvent.of(ended.target().app(), now, EventType.LIFECYCLE_ACTION, actor, data));
                    }
                })
                .ifPresent(this::ended);
    }

    private void ended(LifecycleAction action) {
        convergence.wake(action.target());
        if (action.result() == HookResult.ABANDON) {
            // One that abandons spares the others: nothing that they could say matters any more.
            actions.of(action.target()).stream()
                    .filter(other -> other.isBeside(action))
                    .forEach(other -> actions.change(other.id(), open -> open.ended(HookResult.ABANDON)));
        }
    }
}
