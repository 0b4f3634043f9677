package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.ProcessSettingsCodec;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.SettingsRepository.Setting;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.util.Map;

/// Shows and changes what holds for every autoscaler: whether they act at all, and the thresholds that guard them.
public final class ManageProcessSettings {
    /// Somebody else may be quicker; the change is laid over theirs then.
    private static final int MOST_TRIES = 10;

    private final SettingsRepository repository;
    private final KnownProcessSettings known;
    private final EventLog events;
    private final Transactions transactions;
    private final Runnable evaluateAll;
    private final Clock clock;

    /// A use case over what evaluations go by.
    ///
    /// @param evaluateAll has every autoscaler evaluated as soon as possible; returns at once
    public ManageProcessSettings(
            SettingsRepository repository,
            KnownProcessSettings known,
            EventLog events,
            Transactions transactions,
            Runnable evaluateAll,
            Clock clock) {
        this.repository = repository;
        this.known = known;
        this.events = events;
        this.transactions = transactions;
        this.evaluateAll = evaluateAll;
        this.clock = clock;
    }

    /// As they are stored now.
    ///
    /// @throws PortFailure when they cannot be read
    public ProcessSettings show() {
        return known.learn(known.stored());
    }

    /// Lays a change over what is stored; it counts at once.
    ///
    /// @param body `enabled` and `thresholds` as parsed JSON; see [ProcessSettingsCodec#readChange]
    /// @param actor who wants it, for the record
    /// @throws InvalidSettings with every problem and its path; nothing is changed then
    /// @throws PortFailure when they cannot be read or stored
    public ProcessSettings change(Map<?, ?> body, Actor actor) {
        Map<String, Object> change = ProcessSettingsCodec.readChange(body);
        ProcessSettings changed = known.learn(store(change, actor));
        evaluateAll.run();
        return changed;
    }

    private Setting store(Map<String, Object> change, Actor actor) {
        for (int attempt = 1; ; attempt++) {
            Setting present = known.stored();
            Map<String, Object> value = ProcessSettingsCodec.overlaid(present.value(), change);
            try {
                return save(new Setting(present.name(), value, present.version()), actor);
            } catch (PortFailure.StoreConflict conflict) {
                if (attempt == MOST_TRIES) {
                    throw conflict;
                }
            }
        }
    }

    private Setting save(Setting setting, Actor actor) {
        return transactions.inOne(() -> {
            Setting saved = repository.save(setting);
            Map<String, Object> data = EventData.of(known.settings(saved));
            events.add(AppEvent.of(null, clock.instant(), EventType.EDIT_PROCESS_SETTINGS, actor, data));
            return saved;
        });
    }
}
