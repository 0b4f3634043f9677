package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.util.Map;

/// Changes the settings of an autoscaler; they count at once.
public final class ChangeAutoscaler {
    /// Evaluations store the aggregate too, so a change may have to be laid over a newer one.
    private static final int MOST_TRIES = 10;

    private final FindAutoscaler findAutoscaler;
    private final AutoscalerRepository autoscalers;
    private final EventLog events;
    private final Transactions transactions;
    private final MetricSources metrics;
    private final Evaluations evaluations;
    private final Clock clock;

    public ChangeAutoscaler(
            FindAutoscaler findAutoscaler,
            AutoscalerRepository autoscalers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Evaluations evaluations,
            Clock clock) {
        this.findAutoscaler = findAutoscaler;
        this.autoscalers = autoscalers;
        this.events = events;
        this.transactions = transactions;
        this.metrics = metrics;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /// Lays the given fields over the present settings.
    ///
    /// @param body the fields to change as parsed JSON; what is absent stays
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such autoscaler
    /// @throws InvalidSettings with every problem and its path; nothing is changed then
    /// @throws PortFailure.StoreConflict when others change it all the time
    public Autoscaler change(String appNameOrId, AutoscalerId id, Map<?, ?> body, Actor actor) {
        for (int attempt = 1; ; attempt++) {
            Autoscaler present = findAutoscaler.find(appNameOrId, id);
            Settings changed = SettingsCodec.readChanged(body, present.settings(), metrics.metrics(present.target()));
            try {
                Autoscaler stored = store(present.with(changed, clock.instant()), actor);
                evaluations.request(id);
                return stored;
            } catch (PortFailure.StoreConflict conflict) {
                if (attempt == MOST_TRIES) {
                    throw conflict;
                }
            }
        }
    }

    private Autoscaler store(Autoscaler changed, Actor actor) {
        AppId app = changed.target().app();
        return transactions.inOne(() -> {
            Autoscaler stored = autoscalers.update(changed);
            events.add(AppEvent.of(app, changed.updatedAt(), EventType.EDIT_AUTOSCALER, actor, EventData.of(changed)));
            return stored;
        });
    }
}
