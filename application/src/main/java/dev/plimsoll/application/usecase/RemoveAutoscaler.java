package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Clock;
import java.time.Instant;

/// Removes an autoscaler with its decisions. Its containers stay as they are, and nobody holds their count any more;
/// what was done stays in the history.
public final class RemoveAutoscaler {
    private final FindAutoscaler findAutoscaler;
    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final DecisionHistory decisions;
    private final EventLog events;
    private final Transactions transactions;
    private final Clock clock;

    public RemoveAutoscaler(
            FindAutoscaler findAutoscaler,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            DecisionHistory decisions,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        this.findAutoscaler = findAutoscaler;
        this.autoscalers = autoscalers;
        this.history = history;
        this.decisions = decisions;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Ends the open history and forgets the autoscaler, together or not at all.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such autoscaler
    /// @throws Conflict when labels own it
    public void remove(String appNameOrId, AutoscalerId id, Actor actor) {
        Autoscaler gone = findAutoscaler.find(appNameOrId, id);
        if (gone.owner() == Owner.LABELS) {
            throw new Conflict(
                    "labels of the service set this autoscaler: it goes when plimsoll.enable=true is gone" + " there");
        }
        forget(gone, actor);
    }

    /// Removes it, whoever owns it.
    void forget(Autoscaler gone, Actor actor) {
        AutoscalerId id = gone.id();
        AppId app = gone.target().app();
        Instant now = clock.instant();
        transactions.inOne(() -> {
            // First of all: an evaluation that is about to record something fails from here on.
            autoscalers.delete(id);
            decisions.forget(id);
            events.add(AppEvent.of(app, now, EventType.DELETE_AUTOSCALER, actor, EventData.brief(gone)));
            history.unfinished(id).forEach(event -> history.note(event.id(), new Outcome.Superseded(now)));
            return id;
        });
    }
}
