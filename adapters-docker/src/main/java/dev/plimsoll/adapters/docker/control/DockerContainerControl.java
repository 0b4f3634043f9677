package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.compose.ComposeContainer;
import dev.plimsoll.adapters.docker.compose.ComposeContainers;
import dev.plimsoll.adapters.docker.compose.Generations;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Scales a Compose service by cloning and removing containers, so that Compose takes the clones for its own.
///
/// The rules, and where each was tried, are in ADR-0012.
public final class DockerContainerControl implements ContainerControl {
    /// Three at a time until the first runs, which is three times sooner than with nine, then twice as many.
    public static final int STARTS_AT_ONCE = 3;

    /// The next ones are created meanwhile, so that no start waits for a create.
    private static final int CREATED_AHEAD = 2;

    private static final int STOPS_AT_ONCE = 16;

    private final Engine engine;
    private final Inspections inspections;
    private final ComposeContainers containers;
    private final DockerFleetEvents events;
    private final OurWork ours;
    private final Siblings siblings;
    private final Numbers numbers = new Numbers();
    private final int startsAtOnce;

    public DockerContainerControl(Engine engine, Inspections inspections, DockerFleetEvents events, int startsAtOnce) {
        this.engine = engine;
        this.inspections = inspections;
        this.containers = new ComposeContainers(engine);
        this.events = events;
        this.ours = events.ourWork();
        this.siblings = new Siblings(engine);
        this.startsAtOnce = startsAtOnce;
    }

    @Override
    public Fleet observe(TargetId target) {
        List<ComposeContainer> listed = containers.of(target);
        FleetCondition condition = events.condition(target, listed);
        String newest = Generations.newestHash(listed).orElse("");
        List<ComposeContainer> ofTheFleet =
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
        List<ComposeContainer> listed = containers.of(target);
        ComposeContainer template = Generations.template(listed)
                .orElseThrow(() -> new TargetUnknown(target + ": there is no container to copy"));
        if (events.condition(target, listed) != FleetCondition.STEADY) {
            // No failure: whoever asked observes again, and sees what other hands are doing or have done.
            return new Started(List.of(), List.of());
        }
        Sibling sibling = siblings.inspect(target, template.id());
        return Refusals.of(sibling, target)
                .or(() -> new Dependencies(containers).unmet(target, sibling))
                .map(DockerContainerControl::refused)
                .orElseGet(() -> switch (siblings.inlineFiles(sibling)) {
                    case InlineSearch.Found.Lacking(String why) -> refused(why);
                    case InlineSearch.Found.All(InlineFiles files) -> {
                        BooleanSupplier mayGoOn = () -> stillWanted.getAsBoolean() && !events.isBeingTouched(target);
                        Cloning cloning = siblings.cloning(target, sibling, files, new StartSlots(startsAtOnce), ours);
                        yield startAsPortsAllow(
                                new CloneCall(cloning, containers, numbers, listed, mayGoOn),
                                sibling,
                                count,
                                alive(listed));
                    }
                });
    }

    private Started startAsPortsAllow(CloneCall call, Sibling sibling, int count, int alive) {
        HostPorts ports = HostPorts.of(sibling.hostConfig().path("PortBindings"));
        int possible = Math.clamp((long) ports.capacity() - alive, 0, count);
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
    public Started wake(TargetId target) {
        ContainerId parked = Generations.template(containers.of(target))
                .map(ComposeContainer::id)
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
    private boolean isOfTheFleet(ComposeContainer container) {
        return switch (container.state()) {
            case CREATED -> container.isOurs() && !ours.isMaking(container.id());
            case REMOVING -> false;
            case RUNNING, PAUSED, RESTARTING, EXITED, DEAD -> true;
        };
    }

    private FleetContainer seen(ComposeContainer container, String newestHash, @Nullable Instant startedAt) {
        return new FleetContainer(
                container.id(),
                container.name(),
                container.number(),
                Phases.of(container, ours),
                container.reportsHealth(),
                startedAt,
                Generations.isOutdated(container, newestHash));
    }

    /// When those that run started: from the events, and of whom these do not tell from the Engine.
    private Map<ContainerId, Instant> starts(TargetId target, List<ComposeContainer> fleet) {
        Map<ContainerId, Instant> starts = new HashMap<>();
        Set<ContainerId> untold = new HashSet<>();
        for (ComposeContainer container : fleet) {
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

    private static int alive(List<ComposeContainer> listed) {
        return (int) listed.stream().filter(ComposeContainer::isAlive).count();
    }

    private static Started refused(String why) {
        return new Started(List.of(), List.of(why));
    }
}
