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
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

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
    /// @throws Conflict when labels own it, and more is to change than whether it is disabled
    /// @throws PortFailure.StoreConflict when others change it all the time
    public Autoscaler change(String appNameOrId, AutoscalerId id, Map<?, ?> body, Actor actor) {
        return change(() -> findAutoscaler.find(appNameOrId, id), present -> read(body, present), actor);
    }

    /// Gives it other settings, which have been read.
    ///
    /// @throws PortFailure.StoreConflict when it is gone, or others change it all the time
    Autoscaler replace(AutoscalerId id, Settings settings, Actor actor) {
        return change(() -> present(id), _ -> settings, actor);
    }

    private Settings read(Map<?, ?> body, Autoscaler present) {
        Settings changed = SettingsCodec.readChanged(body, present.settings(), metrics.metrics(present.target()));
        if (present.owner() == Owner.LABELS && !changed.isLike(present.settings())) {
            throw new Conflict("labels of the service set this autoscaler: change plimsoll.* there; only disabled"
                    + " can be set here");
        }
        return changed;
    }

    private Autoscaler present(AutoscalerId id) {
        return autoscalers
                .find(id)
                .orElseThrow(() -> new PortFailure.StoreConflict("change autoscaler " + id.value() + ": gone", null));
    }

    private Autoscaler change(Supplier<Autoscaler> find, Function<Autoscaler, Settings> settings, Actor actor) {
        for (int attempt = 1; ; attempt++) {
            try {
                Autoscaler present = find.get();
                Autoscaler stored = store(present.with(settings.apply(present), clock.instant()), actor);
                evaluations.request(stored.id());
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
