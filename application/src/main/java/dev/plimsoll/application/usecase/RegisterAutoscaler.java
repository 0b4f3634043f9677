package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.SettingsCodec;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Creates an autoscaler for one container type of an app; it acts at once.
public final class RegisterAutoscaler {
    private final FindApp findApp;
    private final AutoscalerRepository autoscalers;
    private final EventLog events;
    private final Transactions transactions;
    private final MetricSources metrics;
    private final Evaluations evaluations;
    private final Behavior defaults;
    private final Clock clock;

    /// A use case with the defaults that hold for this installation.
    ///
    /// @param defaults the behaviour of autoscalers that do not give their own
    public RegisterAutoscaler(
            FindApp findApp,
            AutoscalerRepository autoscalers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Evaluations evaluations,
            Behavior defaults,
            Clock clock) {
        this.findApp = findApp;
        this.autoscalers = autoscalers;
        this.events = events;
        this.transactions = transactions;
        this.metrics = metrics;
        this.evaluations = evaluations;
        this.defaults = defaults;
        this.clock = clock;
    }

    /// Creates the autoscaler that `body` describes.
    ///
    /// @param body the fields of an autoscaler as parsed JSON; unknown fields are ignored
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws InvalidSettings with every problem and its path
    public Autoscaler register(String appNameOrId, Map<?, ?> body, Actor actor) {
        App app = findApp.find(appNameOrId);
        String type = String.valueOf(body.get("container_type"));
        Settings settings = readSettings(body, metrics.metrics(new TargetId(app.id(), type.isBlank() ? "any" : type)));
        TargetId target = new TargetId(app.id(), findApp.type(app, type).name());
        if (autoscalers.findByTarget(target).isPresent()) {
            throw alreadyThere();
        }
        return add(target, settings, Owner.API, actor);
    }

    /// Creates an autoscaler with settings that have been read.
    ///
    /// @throws InvalidSettings when the target has one already
    Autoscaler add(TargetId target, Settings settings, Owner owner, Actor actor) {
        Instant now = clock.instant();
        Autoscaler created = insert(Autoscaler.create(newId(), target, settings, owner, now), actor, now);
        evaluations.request(created.id());
        return created;
    }

    private Settings readSettings(Map<?, ?> body, Set<MetricName> known) {
        Problems problems = new Problems();
        problems.check(
                body.get("container_type") instanceof String type && !type.isBlank(), "container_type", "is required");
        try {
            Settings settings = SettingsCodec.readNew(body, defaults, known);
            problems.refuse();
            return settings;
        } catch (InvalidSettings refused) {
            problems.addUnder("", refused).refuse();
            throw refused;
        }
    }

    private Autoscaler insert(Autoscaler autoscaler, Actor actor, Instant now) {
        AppId app = autoscaler.target().app();
        try {
            return transactions.inOne(() -> {
                Autoscaler inserted = autoscalers.insert(autoscaler);
                events.add(AppEvent.of(app, now, EventType.NEW_AUTOSCALER, actor, EventData.of(inserted)));
                return inserted;
            });
        } catch (PortFailure.StoreConflict _) {
            throw alreadyThere();
        }
    }

    private static InvalidSettings alreadyThere() {
        return new InvalidSettings(List.of(new Problem("container_type", "already has an autoscaler")));
    }

    private static AutoscalerId newId() {
        return new AutoscalerId("au-" + UUID.randomUUID());
    }
}
