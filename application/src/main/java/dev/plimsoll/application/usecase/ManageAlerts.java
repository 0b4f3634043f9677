package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.AlertCodec;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertState;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Creates, changes and removes the alerts of people.
public final class ManageAlerts {
    private static final String TYPE = "container_type";

    private final FindApp findApp;
    private final FindAlert findAlert;
    private final AlertRepository alerts;
    private final NotifierRepository notifiers;
    private final EventLog events;
    private final Transactions transactions;
    private final MetricSources metrics;
    private final Clock clock;

    public ManageAlerts(
            FindApp findApp,
            FindAlert findAlert,
            AlertRepository alerts,
            NotifierRepository notifiers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Clock clock) {
        this.findApp = findApp;
        this.findAlert = findAlert;
        this.alerts = alerts;
        this.notifiers = notifiers;
        this.events = events;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Creates the alert that `body` describes.
    ///
    /// @param body the fields of an alert as parsed JSON; unknown fields are ignored
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws InvalidSettings with every problem and its path
    public Alert create(String appNameOrId, Map<?, ?> body, Actor actor) {
        App app = findApp.find(appNameOrId);
        Problems problems = new Problems();
        boolean isNamed = body.get(TYPE) instanceof String name && !name.isBlank();
        problems.check(isNamed, TYPE, "is required");
        String type = String.valueOf(body.get(TYPE));
        AlertCodec.Wanted wanted = read(body, new TargetId(app.id(), isNamed ? type : "any"), problems);
        TargetId target = new TargetId(app.id(), findApp.type(app, type).name());
        checkNotifiers(app.id(), wanted.notifiers(), List.of());
        Instant now = clock.instant();
        Alert created = Alert.create(target, wanted.rule(), wanted.notifiers(), now);
        store(created, EventType.NEW_ALERT, actor, now);
        return created;
    }

    private AlertCodec.Wanted read(Map<?, ?> body, TargetId target, Problems problems) {
        try {
            AlertCodec.Wanted wanted = AlertCodec.readNew(body, metrics.metrics(target));
            problems.refuse();
            return wanted;
        } catch (InvalidSettings refused) {
            problems.addUnder("", refused).refuse();
            throw refused;
        }
    }

    /// Lays the given fields over the present ones; what is absent stays. A changed rule is looked at afresh.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such alert
    /// @throws Conflict when an autoscaler owns it
    /// @throws InvalidSettings with every problem and its path
    public Alert change(String appNameOrId, AlertId id, Map<?, ?> body, Actor actor) {
        Alert present = findAlert.findChangeable(appNameOrId, id);
        AlertCodec.Wanted wanted = AlertCodec.readChanged(body, present, metrics.metrics(present.target()));
        checkNotifiers(present.target().app(), wanted.notifiers(), present.notifiers());
        Instant now = clock.instant();
        Alert changed = present.with(wanted.rule(), wanted.notifiers(), now);
        transactions.inOne(() -> {
            store(changed, EventType.EDIT_ALERT, actor, now);
            if (!changed.rule().equals(present.rule())) {
                alerts.saveState(id, AlertState.QUIET);
            }
            return changed;
        });
        return changed;
    }

    /// Removes an alert.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such alert
    /// @throws Conflict when an autoscaler owns it
    public void remove(String appNameOrId, AlertId id, Actor actor) {
        Alert gone = findAlert.findChangeable(appNameOrId, id);
        transactions.inOne(() -> {
            alerts.delete(id);
            events.add(AppEvent.of(
                    gone.target().app(), clock.instant(), EventType.DELETE_ALERT, actor, EventData.brief(gone)));
            return gone;
        });
    }

    private void store(Alert alert, EventType type, Actor actor, Instant now) {
        transactions.inOne(() -> {
            alerts.save(alert);
            events.add(AppEvent.of(alert.target().app(), now, type, actor, EventData.of(alert)));
            return alert;
        });
    }

    /// An alert whose notifiers are misspelt would tell nobody. Those that it names already may have been removed
    /// since.
    private void checkNotifiers(AppId app, List<String> named, List<String> before) {
        Set<String> known = notifiers.ofApp(app).stream().map(Notifier::id).collect(Collectors.toSet());
        Problems problems = new Problems();
        for (int i = 0; i < named.size(); i++) {
            boolean isKnown = known.contains(named.get(i)) || before.contains(named.get(i));
            problems.check(isKnown, "notifiers[" + i + "]", "is no notifier of this app");
        }
        problems.refuse();
    }
}
