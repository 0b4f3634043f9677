package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Creates and removes apps of our own. Apps that others made are theirs.
public final class ManageApps {
    private static final String NAME = "name";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final FindApp findApp;
    private final AppCatalog catalog;
    private final OwnAppRepository ownApps;
    private final Belongings belongings;
    private final EventLog events;
    private final Transactions transactions;
    private final Removals removals;
    private final Convergence convergence;
    private final Clock clock;

    /// What is kept of apps beside what they are.
    public record Belongings(
            AutoscalerRepository autoscalers,
            RemoveAutoscaler removeAutoscaler,
            AlertRepository alerts,
            MetricDefinitionRepository definitions,
            KnownDefinitions known,
            TokenRepository tokens,
            NotifierRepository notifiers,
            Outbox outbox,
            LifecycleHookRepository lifecycleHooks,
            KnownHooks knownHooks) {
        /// Forgets all that belongs to the targets that are meant.
        void forget(Predicate<TargetId> isMeant, Actor actor) {
            autoscalers.list().stream()
                    .filter(autoscaler -> isMeant.test(autoscaler.target()))
                    .forEach(autoscaler -> removeAutoscaler.forget(autoscaler, actor));
            alerts.list().stream()
                    .filter(alert -> isMeant.test(alert.target()))
                    .forEach(alert -> alerts.delete(alert.id()));
            lifecycleHooks.all().stream()
                    .filter(hook -> isMeant.test(hook.target()))
                    .forEach(hook -> lifecycleHooks.delete(hook.target(), hook.name()));
        }

        /// Forgets what belongs to an app as a whole.
        void forget(AppId app) {
            definitions.of(app).forEach(definition -> definitions.delete(app, definition.name()));
            tokens.deleteOf(app);
        }

        /// Forgets the notifiers of an app that was removed, but for those that are still to be told so: they go when
        /// its name is taken anew, so that nobody hears of another one's app.
        void forgetIdleNotifiers(AppId app) {
            notifiers.ofApp(app).stream()
                    .filter(notifier -> outbox.waiting(notifier.id()) == 0)
                    .forEach(this::forget);
        }

        /// Forgets all notifiers of an app that had this name before.
        void forgetNotifiers(AppId app) {
            notifiers.ofApp(app).forEach(this::forget);
        }

        private void forget(Notifier notifier) {
            notifiers.delete(notifier.id());
            outbox.forget(notifier.id());
        }
    }

    public ManageApps(
            FindApp findApp,
            AppCatalog catalog,
            OwnAppRepository ownApps,
            Belongings belongings,
            EventLog events,
            Transactions transactions,
            Removals removals,
            Convergence convergence,
            Clock clock) {
        this.findApp = findApp;
        this.catalog = catalog;
        this.ownApps = ownApps;
        this.belongings = belongings;
        this.events = events;
        this.transactions = transactions;
        this.removals = removals;
        this.convergence = convergence;
        this.clock = clock;
    }

    /// Creates the app that `body` describes, without container types.
    ///
    /// @param body the fields of an app as parsed JSON; all but `name` are ignored
    /// @param isDryRun whether only to look if it could be created
    /// @param actor who wants it, for the record
    /// @throws InvalidSettings with every problem and its path
    public App create(Map<?, ?> body, boolean isDryRun, Actor actor) {
        Tree tree = Tree.of(body);
        String name = tree.required(NAME, tree.text(NAME));
        if (name != null) {
            problemOf(name).ifPresent(problem -> tree.problem(NAME, problem));
        }
        tree.refuse();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is kept
        OwnApp created = OwnApp.create(Objects.requireNonNull(name), now);
        if (!isDryRun) {
            store(created, actor);
        }
        return new App(created.id(), now, List.of());
    }

    private Optional<String> problemOf(String name) {
        return OwnApp.problemOf(name)
                .or(() ->
                        ID.matcher(name).matches() ? Optional.of("can't look like the id of an app") : Optional.empty())
                .or(() -> isTaken(name) ? Optional.of("has already been taken") : Optional.empty());
    }

    /// One that is removed takes its name until its last container is gone.
    private boolean isTaken(String name) {
        return ownApps.list().stream().anyMatch(app -> app.name().equals(name))
                || catalog.list().stream().anyMatch(app -> app.id().name().equals(name));
    }

    private void store(OwnApp app, Actor actor) {
        try {
            transactions.inOne(() -> {
                ownApps.insert(app);
                belongings.forgetNotifiers(app.id());
                events.add(AppEvent.of(app.id(), app.createdAt(), EventType.NEW_APP, actor, Map.of("git_source", "")));
                return app;
            });
        } catch (PortFailure.StoreConflict _) {
            throw new InvalidSettings(List.of(new Problem(NAME, "has already been taken")));
        }
    }

    /// Removes an app with all that belongs to it. Nobody sees it any more when this returns; its
    /// containers go as soon as they can.
    ///
    /// @param currentName its name once more, so that nobody removes another one by mistake
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app
    /// @throws Conflict when others made it
    /// @throws InvalidSettings when it is not called so
    public void remove(String appNameOrId, @Nullable String currentName, Actor actor) {
        App app = findApp.find(appNameOrId);
        if (!app.id().kind().hasTemplates()) {
            throw new Conflict("this app was not created here: it goes when its Compose project does");
        }
        new Problems()
                .check(app.id().name().equals(currentName), "current_name", "Provided name does not match app name")
                .refuse();
        transactions.inOne(() -> {
            belongings.forget(target -> target.app().equals(app.id()), actor);
            belongings.forget(app.id());
            ownApps.remove(app.id());
            events.add(AppEvent.of(
                    app.id(),
                    clock.instant(),
                    EventType.DELETE_APP,
                    actor,
                    Map.of("name", app.id().name())));
            belongings.forgetIdleNotifiers(app.id());
            return app;
        });
        belongings.known().changed(app.id());
        belongings.knownHooks().recall();
        removals.sweep(app.id()).forEach(convergence::wake);
    }
}
