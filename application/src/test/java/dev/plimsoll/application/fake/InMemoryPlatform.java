package dev.plimsoll.application.fake;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.ContainerEngine;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Compose-like platform in memory, with levers for what people, crashes and the engine do to it.
///
/// Listeners are called on the thread that pulls a lever or calls the port, after the change is visible.
/// The hook of `atEveryBoundary` runs without any lock held: it may block (a slow engine) or throw
/// `SimulatedDeath`.
public final class InMemoryPlatform implements ContainerControl, AppCatalog, FleetEvents, ContainerEngine {
    private final InstantSource clock;
    private final OwnAppRepository ownApps;
    private final FakeContainers containers = new FakeContainers();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<Boundary> hook = _ -> {};
    private volatile @Nullable String awayBecause;
    private volatile @Nullable String startsFailBecause;
    private volatile ContainerPhase phaseOfNew = ContainerPhase.READY;
    private volatile boolean newReportHealth = true;

    public InMemoryPlatform(InstantSource clock) {
        this(clock, new InMemoryOwnAppRepository());
    }

    /// @param ownApps apps whose containers are made from templates
    public InMemoryPlatform(InstantSource clock, OwnAppRepository ownApps) {
        this.clock = clock;
        this.ownApps = ownApps;
    }

    public static TargetId target(String project, String containerType) {
        return new TargetId(new AppId(AppKind.COMPOSE, project), containerType);
    }

    // What people do.

    /// `docker compose up --scale type=count`: starts what is stopped, adds what is missing, removes the
    /// surplus.
    public void up(TargetId target, int count) {
        startAgain(target);
        List<FakeContainer> alive = containers.aliveIn(target);
        for (int missing = alive.size(); missing < count; missing++) {
            FakeContainer created = containers.create(target, newReportHealth, false);
            containers.replace(created.running(phaseOfNew, clock.instant()));
        }
        alive.stream().skip(count).forEach(container -> containers.delete(container.id()));
        tell(target);
    }

    /// `docker compose up` after the configuration changed: one container of the new configuration, none
    /// of the old.
    public void upWithNewConfiguration(TargetId target) {
        containers.of(target).forEach(container -> containers.delete(container.id()));
        containers.newConfiguration(target);
        up(target, 1);
    }

    /// `docker compose up` after the labels of the service changed, and nothing else.
    public void upWithLabels(TargetId target, Map<String, String> changed) {
        containers.label(target, changed);
        upWithNewConfiguration(target);
    }

    /// The labels of the service changed, and the first container that has them runs beside the old ones.
    public void addOneWithLabels(TargetId target, Map<String, String> changed) {
        containers.label(target, changed);
        addOneOfNewConfiguration(target);
    }

    /// A new configuration is rolled out beside the old containers: the first of the new ones runs already.
    public void addOneOfNewConfiguration(TargetId target) {
        containers.newConfiguration(target);
        up(target, containers.aliveIn(target).size() + 1);
    }

    /// `docker stop` of one container.
    public void stop(ContainerId id) {
        end(id, FakeContainer.State.STOPPED_BY_REQUEST);
    }

    /// `docker pause`.
    public void pause(ContainerId id) {
        containers.pause(id);
        containers.find(id).ifPresent(container -> tell(container.target()));
    }

    /// How many containers were ever made.
    public int made() {
        return containers.made();
    }

    /// `docker compose stop`: the last word, even when some had crashed before.
    public void stopAll(TargetId target) {
        containers.of(target).stream()
                .filter(container -> !container.isHalfMade())
                .map(container -> container.dead(FakeContainer.State.STOPPED_BY_REQUEST))
                .forEach(containers::replace);
        tell(target);
    }

    /// `docker compose start`.
    public void startAgain(TargetId target) {
        containers.of(target).stream()
                .filter(container -> !container.isAlive() && !container.isHalfMade())
                .map(container -> container.running(phaseOfNew, clock.instant()))
                .forEach(containers::replace);
        tell(target);
    }

    /// `docker compose down`, or `docker rm -f` of all.
    public void removeAll(TargetId target) {
        containers.of(target).forEach(container -> containers.delete(container.id()));
        tell(target);
    }

    /// Compose is at work on this target until `endChange`.
    public void beginChange(TargetId target) {
        containers.setChanging(target, true);
        tell(target);
    }

    public void endChange(TargetId target) {
        containers.setChanging(target, false);
        tell(target);
    }

    // What happens by itself.

    /// The container ends without anybody having asked for it.
    public void crash(ContainerId id) {
        end(id, FakeContainer.State.CRASHED);
    }

    public void crashAll(TargetId target) {
        containers.aliveIn(target).forEach(container -> crash(container.id()));
    }

    /// What an observer sees of a running container: `STARTING`, `READY` or `UNREADY`.
    public void setPhase(ContainerId id, ContainerPhase phase) {
        containers.find(id).map(container -> container.in(phase)).ifPresent(container -> {
            containers.replace(container);
            tell(container.target());
        });
    }

    /// Containers that start from now on are in this phase, and report their health or leave it to the
    /// warm-up.
    public void newContainersAre(ContainerPhase phase, boolean reportsHealth) {
        phaseOfNew = phase;
        newReportHealth = reportsHealth;
    }

    /// Every start fails from now on.
    public void failStarts(String reason) {
        startsFailBecause = reason;
    }

    public void startsWork() {
        startsFailBecause = null;
    }

    /// The engine does not answer from now on; its containers live on.
    public void goAway(String why) {
        awayBecause = why;
    }

    public void comeBack() {
        awayBecause = null;
        listeners.forEach(Listener::everythingMayHaveChanged);
    }

    /// The engine restarts and takes all containers with it.
    public void restartEngine() {
        containers.all().stream()
                .filter(FakeContainer::isAlive)
                .map(container -> container.dead(FakeContainer.State.CRASHED))
                .forEach(containers::replace);
        comeBack();
    }

    /// Asked right before every call that a process makes to the outside.
    public void atEveryBoundary(Consumer<Boundary> asked) {
        hook = asked;
    }

    /// A new process takes over: no hook, no listeners, nothing remembered but what the platform itself
    /// keeps.
    public void restartProcess() {
        hook = _ -> {};
        listeners.clear();
        containers.forgetWork();
    }

    boolean isRunning(ContainerId id) {
        return containers.find(id).filter(FakeContainer::isAlive).isPresent();
    }

    /// What `observe` would say, without asking hooks or minding that the engine is away.
    public Fleet look(TargetId target) {
        return containers.fleet(target);
    }

    // The ports.

    @Override
    public Fleet observe(TargetId target) {
        pass(Boundary.OBSERVE, target.toString());
        var _ = hasTemplate(target);
        return containers.fleet(target);
    }

    @Override
    public Started start(TargetId target, int count, BooleanSupplier stillWanted) {
        pass(Boundary.OBSERVE, target.toString());
        if (!hasTemplate(target) && containers.of(target).stream().allMatch(FakeContainer::isHalfMade)) {
            throw new TargetUnknown(target + ": there is no container to copy");
        }
        List<ContainerId> started = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        if (containers.fleet(target).condition() != FleetCondition.STEADY) {
            return new Started(started, failures);
        }
        for (int i = 0; i < count && stillWanted.getAsBoolean(); i++) {
            startOne(target, failures).ifPresent(started::add);
        }
        return new Started(started, failures);
    }

    /// Whether containers are made from what is stored; what is stored now is the newest configuration.
    private boolean hasTemplate(TargetId target) {
        Optional<OwnApp.Type> type = ownApps.find(target.app()).flatMap(app -> app.type(target.containerType()));
        type.ifPresent(known -> containers.configure(
                target, TemplateCodec.hash(known.template()).hashCode()));
        return type.isPresent();
    }

    private Optional<ContainerId> startOne(TargetId target, List<String> failures) {
        pass(Boundary.CREATE, target.toString());
        FakeContainer created = containers.create(target, newReportHealth, true);
        pass(Boundary.CONNECT, target.toString());
        pass(Boundary.START, target.toString());
        String failure = startsFailBecause;
        if (failure != null) {
            failures.add(failure);
            pass(Boundary.REMOVE, target.toString());
            containers.delete(created.id());
            return Optional.empty();
        }
        containers.replace(created.running(phaseOfNew, clock.instant()));
        containers.workEnds(created.id());
        tell(target);
        return Optional.of(created.id());
    }

    @Override
    public void remove(TargetId target, Set<ContainerId> victims) {
        victims.forEach(containers::workBegins);
        try {
            victims.forEach(victim -> remove(target, victim));
        } finally {
            victims.forEach(containers::workEnds);
        }
    }

    private void remove(TargetId target, ContainerId victim) {
        pass(Boundary.STOP, target.toString());
        containers
                .find(victim)
                .map(container -> container.dead(FakeContainer.State.STOPPED_BY_REQUEST))
                .ifPresent(containers::replace);
        pass(Boundary.REMOVE, target.toString());
        containers.delete(victim);
        tell(target);
    }

    @Override
    public void park(TargetId target, ContainerId container) {
        containers.workBegins(container);
        pass(Boundary.STOP, target.toString());
        containers
                .find(container)
                .map(it -> it.dead(FakeContainer.State.STOPPED_BY_REQUEST))
                .ifPresent(containers::replace);
        containers.workEnds(container);
        tell(target);
    }

    @Override
    public void pause(TargetId target, Set<ContainerId> frozen) {
        pass(Boundary.STOP, target.toString());
        frozen.forEach(containers::pause);
        tell(target);
    }

    @Override
    public void resume(TargetId target, Set<ContainerId> frozen) {
        pass(Boundary.START, target.toString());
        frozen.forEach(containers::resume);
        tell(target);
    }

    @Override
    public void dissolve(AppId app) {
        pass(Boundary.REMOVE, app.name());
        containers.all().stream()
                .filter(container -> container.target().app().equals(app))
                .forEach(container -> containers.delete(container.id()));
    }

    @Override
    public Started wake(TargetId target) {
        pass(Boundary.OBSERVE, target.toString());
        FakeContainer parked = containers.of(target).stream()
                .filter(container -> !container.isHalfMade())
                .min(comparingInt(FakeContainer::number))
                .orElseThrow(() -> new TargetUnknown(target + ": there is no container to start"));
        pass(Boundary.START, target.toString());
        String failure = startsFailBecause;
        if (failure != null) {
            return new Started(List.of(), List.of(failure));
        }
        containers.replace(parked.running(phaseOfNew, clock.instant()));
        tell(target);
        return new Started(List.of(parked.id()), List.of());
    }

    @Override
    public Optional<String> restart(TargetId target, ContainerId container) {
        pass(Boundary.STOP, target.toString());
        pass(Boundary.START, target.toString());
        String failure = startsFailBecause;
        containers.find(container).ifPresent(it -> {
            FakeContainer stopped = it.dead(FakeContainer.State.STOPPED_BY_REQUEST);
            containers.replace(failure == null ? stopped.running(phaseOfNew, clock.instant()) : stopped);
        });
        tell(target);
        return Optional.ofNullable(failure);
    }

    @Override
    public List<App> list() {
        pass(Boundary.OBSERVE, "apps");
        Map<AppId, List<FakeContainer>> apps = containers.all().stream()
                .collect(groupingBy(container -> container.target().app()));
        Stream<App> projects = apps.entrySet().stream()
                .filter(app -> !app.getKey().kind().hasTemplates())
                .map(app -> new App(app.getKey(), firstStart(app.getValue()), types(app.getValue())));
        Stream<App> own =
                ownApps.list().stream().filter(app -> !app.isRemoved()).map(this::app);
        return Stream.concat(own, projects)
                .sorted(comparing(app -> app.id().name()))
                .toList();
    }

    private App app(OwnApp app) {
        return new App(
                app.id(),
                app.createdAt(),
                app.present().stream()
                        .map(type -> new App.ContainerType(
                                type.name(),
                                containers
                                        .aliveIn(new TargetId(app.id(), type.name()))
                                        .size(),
                                String.join(" ", type.template().command()),
                                Map.of()))
                        .toList());
    }

    @Override
    public Subscription subscribe(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Status check() {
        String why = awayBecause;
        return why == null ? new Status.Up("in memory") : new Status.Down(why);
    }

    private void pass(Boundary boundary, String about) {
        hook.accept(boundary);
        String why = awayBecause;
        if (why != null) {
            throw new EngineUnavailable(about + ": " + why, null);
        }
    }

    private void end(ContainerId id, FakeContainer.State how) {
        containers.find(id).map(container -> container.dead(how)).ifPresent(container -> {
            containers.replace(container);
            tell(container.target());
        });
    }

    private void tell(TargetId target) {
        if (awayBecause == null) {
            listeners.forEach(listener -> tellOne(listener, target));
        }
    }

    /// One listener's defect is not another's.
    private static void tellOne(Listener listener, TargetId target) {
        try {
            listener.changed(target);
        } catch (RuntimeException e) {
            System.getLogger("InMemoryPlatform").log(System.Logger.Level.ERROR, "a listener failed", e);
        }
    }

    private Instant firstStart(List<FakeContainer> ofApp) {
        return ofApp.stream()
                .flatMap(container -> Optional.ofNullable(container.startedAt()).stream())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private List<App.ContainerType> types(List<FakeContainer> ofApp) {
        Map<String, List<FakeContainer>> byType = ofApp.stream()
                .collect(groupingBy(container -> container.target().containerType()));
        return byType.entrySet().stream()
                .map(type -> new App.ContainerType(
                        type.getKey(),
                        running(type.getValue()),
                        "serve",
                        containers.labels(type.getValue().getFirst().target())))
                .sorted(comparing(App.ContainerType::name))
                .toList();
    }

    private static int running(List<FakeContainer> ofType) {
        return (int) ofType.stream().filter(FakeContainer::isAlive).count();
    }
}
