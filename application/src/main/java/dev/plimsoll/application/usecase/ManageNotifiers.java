package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.NotifierCodec;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.NotificationPlatform;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Creates, lists, changes and removes the notifiers of an app.
public final class ManageNotifiers {
    private static final int MOST = 50;
    private static final int SHOWN = 50;

    private final FindApp findApp;
    private final NotifierRepository notifiers;
    private final Outbox outbox;
    private final AlertRepository alerts;
    private final EventLog events;
    private final Transactions transactions;
    private final MessageSender sender;
    private final Clock clock;

    public ManageNotifiers(
            FindApp findApp,
            NotifierRepository notifiers,
            Outbox outbox,
            AlertRepository alerts,
            EventLog events,
            Transactions transactions,
            MessageSender sender,
            Clock clock) {
        this.findApp = findApp;
        this.notifiers = notifiers;
        this.outbox = outbox;
        this.alerts = alerts;
        this.events = events;
        this.transactions = transactions;
        this.sender = sender;
        this.clock = clock;
    }

    /// Those of one app, the oldest first.
    ///
    /// @throws NotFound when there is no such app
    public List<Notifier> list(String appNameOrId) {
        return notifiers.ofApp(findApp.find(appNameOrId).id());
    }

    /// The notifier of this id.
    ///
    /// @throws NotFound when there is no such app, or it has no such notifier
    public Notifier find(String appNameOrId, String id) {
        AppId app = findApp.find(appNameOrId).id();
        return notifiers
                .find(id)
                .filter(notifier -> notifier.app().equals(app))
                .orElseThrow(() -> new NotFound("notifier"));
    }

    /// Creates the notifier that `body` describes.
    ///
    /// @param body the fields of a notifier as parsed JSON; unknown fields are ignored
    /// @throws NotFound when there is no such app or platform
    /// @throws InvalidSettings with every problem and its path
    public Notifier create(String appNameOrId, Map<?, ?> body, Actor actor) {
        AppId app = findApp.find(appNameOrId).id();
        NotificationPlatform platform = NotificationPlatform.of(String.valueOf(body.get("platform_id")))
                .orElseThrow(() -> new NotFound("notification_platform"));
        Instant now = clock.instant();
        Notifier created = notifier("no-" + UUID.randomUUID(), app, NotifierCodec.readNew(body, platform), now, now);
        if (notifiers.ofApp(app).size() >= MOST) {
            throw refused("base", "an app has at most " + MOST + " notifiers");
        }
        return save(created, EventType.NEW_NOTIFIER, actor);
    }

    /// Lays the given fields over a notifier.
    ///
    /// @param body the fields to change as parsed JSON; what is absent stays
    /// @throws NotFound when there is no such app, or it has no such notifier
    /// @throws InvalidSettings with every problem and its path; nothing is changed then
    public Notifier change(String appNameOrId, String id, Map<?, ?> body, Actor actor) {
        Notifier present = find(appNameOrId, id);
        NotifierCodec.Fields fields = NotifierCodec.readChanged(body, present);
        Notifier changed = notifier(present.id(), present.app(), fields, present.createdAt(), clock.instant());
        return save(changed, EventType.EDIT_NOTIFIER, actor);
    }

    /// Removes a notifier, and what is on its way to it. Alerts that named it alone are for everybody then.
    ///
    /// @throws NotFound when there is no such app, or it has no such notifier
    public void remove(String appNameOrId, String id, Actor actor) {
        Notifier gone = find(appNameOrId, id);
        var _ = transactions.inOne(() -> {
            notifiers.delete(gone.id());
            outbox.forget(gone.id());
            alerts.list().stream()
                    .filter(alert -> alert.notifiers().contains(gone.id()))
                    .forEach(alert -> alerts.save(without(gone.id(), alert)));
            events.add(event(gone, EventType.DELETE_NOTIFIER, actor, clock.instant()));
            return gone;
        });
    }

    /// What was sent to a notifier lately, or is on its way, the newest first.
    ///
    /// @throws NotFound when there is no such app, or it has no such notifier
    public List<Delivery> deliveries(String appNameOrId, String id) {
        return outbox.latest(find(appNameOrId, id).id(), SHOWN);
    }

    private Notifier save(Notifier notifier, EventType type, Actor actor) {
        if (!notifier.destination().isNobody()) {
            sender.refusal(notifier.destination()).ifPresent(why -> {
                throw refused("type_data", why);
            });
        }
        return transactions.inOne(() -> {
            notifiers.save(notifier);
            events.add(event(notifier, type, actor, notifier.updatedAt()));
            return notifier;
        });
    }

    private static Notifier notifier(
            String id, AppId app, NotifierCodec.Fields fields, Instant createdAt, Instant updatedAt) {
        return new Notifier(
                id,
                app,
                fields.name(),
                fields.isActive(),
                fields.interest(),
                fields.destination(),
                createdAt,
                updatedAt);
    }

    private static Alert without(String notifier, Alert alert) {
        List<String> others =
                alert.notifiers().stream().filter(id -> !id.equals(notifier)).toList();
        return alert.with(alert.rule(), others, alert.updatedAt());
    }

    private static AppEvent event(Notifier notifier, EventType type, Actor actor, Instant now) {
        return AppEvent.of(notifier.app(), now, type, actor, NotifierCodec.eventData(notifier));
    }

    private static InvalidSettings refused(String path, String message) {
        return new InvalidSettings(List.of(new Problem(path, message)));
    }
}
