package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.label.Generations;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Scales a Compose service by cloning and removing containers, so that Compose takes the clones for its
/// own (the rules are in ADR-0012), and a container type of our own by making containers from its
/// template (ADR-0025).
public final class DockerContainerControl implements ContainerControl {
    /// Three at a time until the first runs, which is three times sooner than with nine, then twice as
    /// many.
    public static final int STARTS_AT_ONCE = 3;

    /// The next ones are created meanwhile, so that no start waits for a create.
    private static final int CREATED_AHEAD = 2;

    private static final int STOPS_AT_ONCE = 16;

    private final Engine engine;
    private final Inspections inspections;
    private final LabelledContainers containers;
    private final DockerFleetEvents events;
    private final OurWork ours;
    private final Siblings siblings;
    private final OwnTypes ownTypes;
    private final Numbers numbers = new Numbers();
    private final int startsAtOnce;

    /// A control of what the engine runs.
    ///
    /// @param ownTypes what containers of our own apps are made from
    public DockerContainerControl(
            Engine engine, Inspections inspections, DockerFleetEvents events, OwnTypes ownTypes, int startsAtOnce) {
        this.engine = engine;
        this.inspections = inspections;
        this.containers = new LabelledContainers(engine);
        this.events = events;
        this.ours = events.ourWork();
        this.siblings = new Siblings(engine);
        this.ownTypes = ownTypes;
        this.startsAtOnce = startsAtOnce;
    }

    @Override
    public Fleet observe(TargetId target) {
        List<LabelledContainer> listed = containers.of(target);
        FleetCondition condition = events.condition(target, listed);
        String newest = newestHash(target, listed);
        List<LabelledContainer> ofTheFleet =
                listed.stream().filter(this::isOfTheFleet).toList();
        Map<ContainerId, Instant> starts = starts(target, ofTheFleet);
        return new Fleet(
                target,
                ofTheFleet.stream()
                        .map(container -> seen(container, newest, starts.get(container.id())))
                        .toList(),
                condition);
    }

    @Override
    public Started start(TargetId target, int count, BooleanSupplier stillWanted) {
        List<LabelledContainer> listed = containers.of(target);
        StartSlots startSlots = new StartSlots(startsAtOnce);
        Supplier<Prepared> prepared = switch (target.app().kind()) {
            case COMPOSE -> siblings.prepare(target, listed, startSlots, ours);
            case PLIMSOLL -> ownTypes.prepare(target, startSlots, ours);
        };
        if (events.condition(target, listed) != FleetCondition.STEADY) {
            // No failure: whoever asked observes again, and sees what other hands are doing or have done.
            return new Started(List.of(), List.of());
        }
        return switch (prepared.get()) {
            case Prepared.Refused(String why) -> new Started(List.of(), List.of(why));
            case Prepared.Ready(Making making) -> {
                BooleanSupplier mayGoOn = () -> stillWanted.getAsBoolean() && !events.isBeingTouched(target);
                yield startAsPortsAllow(
                        new MakeCall(making, containers, numbers, listed, mayGoOn),
                        HostPorts.of(making.blueprint().portBindings()),
                        count,
                        listed);
            }
        };
    }

    private Started startAsPortsAllow(MakeCall call, HostPorts ports, int count, List<LabelledContainer> listed) {
        List<LabelledContainer> alive =
                listed.stream().filter(LabelledContainer::isAlive).toList();
        int possible = Math.clamp((long) ports.capacity() - alive.size(), 0, count);
        if (possible == 0) {
            possible = makeRoom(alive);
        }
        Started started = possible == 0
                ? new Started(List.of(), List.of())
                : call.run(possible, ports.areScarce() ? 1 : CREATED_AHEAD * startsAtOnce);
        if (possible == count) {
            return started;
        }
        List<String> failures = new ArrayList<>(started.failures());
        failures.add(ports.shortage());
        return new Started(started.containers(), failures);
    }

    /// Where containers are made from a stored template, an outdated one gives its port of the host to
    /// its successor, as long as its successors before that one all serve. Answers for how many there is
    /// room then.
    private int makeRoom(List<LabelledContainer> alive) {
        Map<Boolean, List<LabelledContainer>> byAge = alive.stream()
                .filter(container -> container.target().app().kind().hasTemplates())
                .collect(Collectors.partitioningBy(
                        container -> Generations.isOutdated(container, ownTypes.newestHash(container.target()))));
        if (!byAge.getOrDefault(false, List.of()).stream().allMatch(this::serves)) {
            return 0;
        }
        Optional<LabelledContainer> outdated =
                byAge.getOrDefault(true, List.of()).stream().min(Comparator.comparingInt(LabelledContainer::number));
        outdated.ifPresent(container -> remove(container.target(), Set.of(container.id())));
        return outdated.isPresent() ? 1 : 0;
    }

    /// Without a health check it must have stayed up for a while.
    private boolean serves(LabelledContainer container) {
        return Phases.of(container, ours) == ContainerPhase.READY
                && (container.reportsHealth() || events.hasRunFor(container.id(), Readiness.DEFAULT.warmUp()));
    }

    @Override
    public void remove(TargetId target, Set<ContainerId> victims) {
        if (victims.isEmpty()) {
            return;
        }
        victims.forEach(ours::removes);
        Removal removal = new Removal(engine, target.toString());
        List<Callable<ContainerId>> removals = victims.stream()
                .map(victim -> (Callable<ContainerId>) () -> {
                    try {
                        removal.of(victim);
                    } finally {
                        ours.isDoneWith(victim);
                    }
                    return victim;
                })
                .toList();
        try {
            SideBySide.run(Math.min(removals.size(), STOPS_AT_ONCE), removals, target + ": removing containers");
        } finally {
            // An interrupted call has not even begun with some of them.
            victims.stream().filter(ours::isRemoving).forEach(ours::isDoneWith);
        }
    }

    @Override
    public void park(TargetId target, ContainerId container) {
        asOurs(container, () -> new Removal(engine, target.toString()).stop(container));
    }

    @Override
    public void pause(TargetId target, Set<ContainerId> frozen) {
        sideBySide(target, frozen, "pause", "pausing");
    }

    @Override
    public void resume(TargetId target, Set<ContainerId> frozen) {
        sideBySide(target, frozen, "unpause", "resuming");
    }

    private void sideBySide(TargetId target, Set<ContainerId> ids, String action, String doing) {
        if (ids.isEmpty()) {
            return;
        }
        Freezing freezing = new Freezing(engine, target.toString());
        List<Callable<ContainerId>> calls = ids.stream()
                .map(id -> (Callable<ContainerId>) () -> {
                    freezing.of(id, action, doing);
                    return id;
                })
                .toList();
        var _ = SideBySide.run(Math.min(calls.size(), STOPS_AT_ONCE), calls, target + ": " + doing + " containers");
    }

    @Override
    public Optional<String> restart(TargetId target, ContainerId container) {
        return asOurs(container, () -> new Removal(engine, target.toString()).restart(container));
    }

    /// What happens to the container meanwhile is not taken for the work of other hands.
    private <T> T asOurs(ContainerId container, Supplier<T> work) {
        ours.removes(container);
        try {
            return work.get();
        } finally {
            ours.isDoneWith(container);
        }
    }

    @Override
    public void dissolve(AppId app) {
        List<LabelledContainer> left = containers.of(app);
        if (left.stream().anyMatch(container -> ours.isRemoving(container.id()))) {
            throw new EngineUnavailable(app.name() + ": containers of it are still stopping", null);
        }
        Removal removal = new Removal(engine, app.name());
        left.forEach(container -> removal.discard(container.id()));
        new OwnNetwork(engine, app).remove();
    }

    @Override
    public Started wake(TargetId target) {
        ContainerId parked = Generations.template(containers.of(target))
                .map(LabelledContainer::id)
                .orElseThrow(() -> new TargetUnknown(target + ": there is no container to start"));
        ours.makes(parked);
        try {
            String what = target + ": starting " + parked.value();
            Reply started = engine.post("/containers/" + parked.value() + "/start", null, what, Engine.SLOW);
            return started.isOk()
                    ? new Started(List.of(parked), List.of())
                    : new Started(List.of(), List.of(started.message()));
        } finally {
            ours.isDoneWith(parked);
        }
    }

    /// Not those that Compose or a call of ours is still making; what a killed process left half-made is.
    private boolean isOfTheFleet(LabelledContainer container) {
        return switch (container.state()) {
            case CREATED -> container.isOurs() && !ours.isMaking(container.id());
            case REMOVING -> false;
            case RUNNING, PAUSED, RESTARTING, EXITED, DEAD -> true;
        };
    }

    private String newestHash(TargetId target, List<LabelledContainer> listed) {
        return switch (target.app().kind()) {
            case COMPOSE -> Generations.newestHash(listed).orElse("");
            case PLIMSOLL -> ownTypes.newestHash(target);
        };
    }

    private FleetContainer seen(LabelledContainer container, String newestHash, @Nullable Instant startedAt) {
        return new FleetContainer(
                container.id(),
                container.name(),
                container.number(),
                Phases.of(container, ours),
                container.reportsHealth(),
                startedAt,
                Generations.isOutdated(container, newestHash),
                new FleetContainer.Traits(
                        container.ownLabels(), false, false, container.state() == LabelledContainer.State.PAUSED));
    }

    /// When those that run started: from the events, and of whom these do not tell from the Engine.
    private Map<ContainerId, Instant> starts(TargetId target, List<LabelledContainer> fleet) {
        Map<ContainerId, Instant> starts = new HashMap<>();
        Set<ContainerId> untold = new HashSet<>();
        for (LabelledContainer container : fleet) {
            if (container.isAlive()) {
                events.startedAt(container.id())
                        .ifPresentOrElse(at -> starts.put(container.id(), at), () -> untold.add(container.id()));
            }
        }
        Map<ContainerId, Instant> asked = inspections.starts(target, untold);
        asked.forEach(events::learnStart);
        starts.putAll(asked);
        return starts;
    }
}
