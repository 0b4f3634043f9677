package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates, changes and removes the container types of apps of our own.
public final class ManageContainerTypes {
    private static final String NAME = "name";
    private static final String RESOURCE = "container_type";

    private final FindApp findApp;
    private final OwnAppRepository ownApps;
    private final ManageApps.Belongings belongings;
    private final BindRoots bindRoots;
    private final ContainerControl containers;
    private final Supplier<ProcessSettings> process;
    private final OperationRepository repository;
    private final OpenOperations operations;
    private final EventLog events;
    private final Transactions transactions;
    private final Convergence convergence;
    private final Clock clock;

    /// A use case for this installation.
    ///
    /// @param bindRoots below which folders of the host containers may be given files
    /// @param process what holds for every autoscaler, as it is now
    public ManageContainerTypes(
            FindApp findApp,
            OwnAppRepository ownApps,
            ManageApps.Belongings belongings,
            BindRoots bindRoots,
            ContainerControl containers,
            Supplier<ProcessSettings> process,
            OperationRepository repository,
            OpenOperations operations,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        this.findApp = findApp;
        this.ownApps = ownApps;
        this.belongings = belongings;
        this.bindRoots = bindRoots;
        this.containers = containers;
        this.process = process;
        this.repository = repository;
        this.operations = operations;
        this.events = events;
        this.transactions = transactions;
        this.convergence = convergence;
        this.clock = clock;
    }

    /// A container type as it is.
    ///
    /// @param amount how many of its containers run
    /// @param deployment what replaces the containers of an older template; null when there are none, or
    ///     an autoscaler sees to it
    public record Found(
            AppId app,
            OwnApp.Type type,
            int amount,
            @Nullable Operation deployment) {}

    /// Those of one app, sorted by name; none of an app that others made.
    ///
    /// @throws NotFound when there is no such app
    public List<Found> list(String appNameOrId) {
        App app = findApp.find(appNameOrId);
        return ownApps.find(app.id()).stream()
                .flatMap(own -> own.present().stream())
                .map(type -> found(app, type))
                .toList();
    }

    /// One of an app.
    ///
    /// @throws NotFound when there is no such app, or it has no such container type
    public Found find(String appNameOrId, String name) {
        return list(appNameOrId).stream()
                .filter(found -> found.type().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(RESOURCE));
    }

    /// Creates the container type that `body` describes; none of its containers runs yet.
    ///
    /// @param body `name` and the fields of a template, as parsed JSON
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app
    /// @throws Conflict when others made the app
    /// @throws InvalidSettings with every problem and its path
    public Found create(String appNameOrId, Map<?, ?> body, Actor actor) {
        App app = own(appNameOrId);
        Problems problems = new Problems();
        String name = body.get(NAME) instanceof String text ? text : "";
        if (body.get(NAME) == null) {
            problems.add(new Problem(NAME, "is required"));
        } else {
            problems.check(
                    OwnApp.Type.isName(name),
                    NAME,
                    "must have 1 to 32 lowercase letters, digits and hyphens, none of these at its ends");
            takenBy(app.id(), name).ifPresent(why -> problems.add(new Problem(NAME, why)));
        }
        ContainerTemplate template = read(body, problems);
        Instant now = now();
        OwnApp.Type created = new OwnApp.Type(name, template, now, now, false);
        try {
            transactions.inOne(() -> {
                ownApps.insert(app.id(), created);
                tell(app.id(), EventType.NEW_CONTAINER_TYPE, actor, now, EventData.of(created));
                return created;
            });
        } catch (PortFailure.StoreConflict _) {
            throw new InvalidSettings(List.of(new Problem(NAME, "has already been taken")));
        }
        return new Found(app.id(), created, 0, null);
    }

    private ContainerTemplate read(Map<?, ?> body, Problems problems) {
        ContainerTemplate template;
        try {
            template = TemplateCodec.read(body);
            bindRoots.check(template);
        } catch (InvalidSettings refused) {
            problems.addUnder("", refused).refuse();
            throw refused;
        }
        problems.refuse();
        return template;
    }

    /// Why its containers would get in the way of others; nothing when they would not.
    private Optional<String> takenBy(AppId app, String name) {
        String containers = app.name() + "-" + name;
        return ownApps.list().stream()
                .flatMap(other -> other.types().stream()
                        .filter(type -> (other.name() + "-" + type.name()).equals(containers))
                        .map(_ -> other.name().equals(app.name())
                                ? "has already been taken"
                                : "would name its containers like those of " + other.name()))
                .findFirst();
    }

    /// Changes the fields that are given, each as a whole; what is absent stays. Containers that run are
    /// replaced one by one, also those that an earlier change has left.
    ///
    /// @param body the fields of a template, as parsed JSON
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws Conflict when others made the app
    /// @throws InvalidSettings with every problem and its path
    public Found change(String appNameOrId, String name, Map<?, ?> body, Actor actor) {
        App app = own(appNameOrId);
        Found present = find(appNameOrId, name);
        Object given = body.get(NAME);
        new Problems()
                .check(given == null || given.equals(name), NAME, "cannot be changed")
                .refuse();
        ContainerTemplate template =
                TemplateCodec.readChanged(body, present.type().template());
        bindRoots.check(template);
        Instant now = now();
        TargetId target = new TargetId(app.id(), name);
        Fleet fleet = containers.observe(target).warmedUp(Readiness.DEFAULT.warmUp(), now);
        boolean isSame = template.equals(present.type().template());
        if (isSame) {
            Optional<Operation> open = openDeployment(target);
            if (open.isPresent() || fleet.outdated() == 0) {
                return new Found(app.id(), present.type(), present.amount(), open.orElse(null));
            }
        }
        Operation deployment = deployment(target, fleet, now);
        if (isSame && deployment == null) {
            return present;
        }
        OwnApp.Type changed = new OwnApp.Type(name, template, present.type().createdAt(), now, false);
        transactions.inOne(() -> {
            if (!ownApps.change(app.id(), changed)) {
                throw new NotFound(RESOURCE);
            }
            Map<String, Object> data = EventData.of(changed);
            if (deployment != null) {
                repository.save(deployment);
                data.put("operation_id", deployment.id());
            }
            tell(app.id(), EventType.EDIT_CONTAINER_TYPE, actor, now, data);
            return changed;
        });
        if (deployment != null) {
            operations.begin(deployment, now);
        }
        convergence.wake(target);
        return new Found(app.id(), changed, present.amount(), deployment);
    }

    private Optional<Operation> openDeployment(TargetId target) {
        return repository.open().stream()
                .filter(operation -> operation.kind() == Operation.Kind.DEPLOY)
                .filter(operation -> operation.openTargets().contains(target))
                .reduce((_, newer) -> newer);
    }

    /// Where an autoscaler holds a count, or no container runs or is wanted, there is nothing to hold on to.
    private @Nullable Operation deployment(TargetId target, Fleet fleet, Instant now) {
        int amount = operations.scaleOf(target).map(OpenOperations.Task::amount).orElseGet(() -> meant(fleet));
        boolean isHeld = belongings
                .autoscalers()
                .findByTarget(target)
                .filter(autoscaler -> autoscaler.held(process.get()) != null)
                .isPresent();
        return isHeld || amount == 0
                ? null
                : Operation.begin(
                        target.app(),
                        Operation.Kind.DEPLOY,
                        List.of(new Operation.Part(target.containerType(), amount)),
                        now);
    }

    /// A replacement that never became ready stands beside those that it was to replace.
    private static int meant(Fleet fleet) {
        int halted = fleet.outdated() > 0 ? fleet.upToDate() - fleet.readyUpToDate() : 0;
        return fleet.current() - halted;
    }

    /// Removes a container type with its autoscaler and its alerts. Nobody sees it any more when this
    /// returns; its containers go as soon as they can.
    ///
    /// @param actor who wants it, for the record
    /// @throws NotFound when there is no such app, or it has no such container type
    /// @throws Conflict when others made the app
    public void remove(String appNameOrId, String name, Actor actor) {
        App app = own(appNameOrId);
        Found gone = find(appNameOrId, name);
        TargetId target = new TargetId(app.id(), name);
        transactions.inOne(() -> {
            belongings.forget(target::equals, actor);
            ownApps.remove(target);
            tell(app.id(), EventType.DELETE_CONTAINER_TYPE, actor, clock.instant(), EventData.of(gone.type()));
            return gone;
        });
        belongings.knownHooks().recall();
        convergence.wake(target);
    }

    /// As precise as it is kept.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(AppId app, EventType type, Actor actor, Instant now, Map<String, Object> data) {
        events.add(AppEvent.of(app, now, type, actor, data));
    }

    private App own(String appNameOrId) {
        App app = findApp.find(appNameOrId);
        if (!app.id().kind().hasTemplates()) {
            throw new Conflict("this app was not created here: its Compose file says what its containers are");
        }
        return app;
    }

    private static Found found(App app, OwnApp.Type type) {
        int amount = app.type(type.name()).map(App.ContainerType::amount).orElse(0);
        return new Found(app.id(), type, amount, null);
    }
}
