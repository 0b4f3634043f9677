package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the engine behind `InMemoryPlatform` keeps, and which containers the present process is working on.
final class FakeContainers {
    private final Map<ContainerId, FakeContainer> byId = new LinkedHashMap<>();
    private final Map<TargetId, Integer> configurations = new HashMap<>();
    private final Map<TargetId, Map<String, String>> labels = new HashMap<>();
    private final Set<TargetId> changing = new HashSet<>();
    private final Set<ContainerId> inWork = new HashSet<>();
    private final Set<ContainerId> paused = new HashSet<>();
    private int madeInAll;

    synchronized FakeContainer create(TargetId target, boolean reportsHealth, boolean isOurs) {
        madeInAll++;
        int number = of(target).stream().mapToInt(FakeContainer::number).max().orElse(0) + 1;
        FakeContainer created = new FakeContainer(
                new ContainerId("c" + madeInAll),
                target,
                number,
                FakeContainer.State.CREATED,
                ContainerPhase.STARTING,
                reportsHealth,
                null,
                configurations.getOrDefault(target, 0),
                isOurs);
        byId.put(created.id(), created);
        if (isOurs) {
            inWork.add(created.id());
        }
        return created;
    }

    /// Stores a container's new state; one that is gone stays gone.
    synchronized void replace(FakeContainer container) {
        byId.replace(container.id(), container);
    }

    synchronized void delete(ContainerId id) {
        byId.remove(id);
        inWork.remove(id);
    }

    synchronized Optional<FakeContainer> find(ContainerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<FakeContainer> all() {
        return List.copyOf(byId.values());
    }

    List<FakeContainer> of(TargetId target) {
        return all().stream()
                .filter(container -> container.target().equals(target))
                .toList();
    }

    List<FakeContainer> aliveIn(TargetId target) {
        return of(target).stream().filter(FakeContainer::isAlive).toList();
    }

    synchronized void newConfiguration(TargetId target) {
        configurations.merge(target, 1, Integer::sum);
    }

    synchronized void pause(ContainerId id) {
        paused.add(id);
    }

    synchronized void resume(ContainerId id) {
        paused.remove(id);
    }

    synchronized int made() {
        return madeInAll;
    }

    synchronized void label(TargetId target, Map<String, String> changed) {
        labels.put(
                target,
                changed.entrySet().stream()
                        .filter(label -> label.getKey().startsWith(App.ContainerType.LABELS))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    synchronized Map<String, String> labels(TargetId target) {
        return labels.getOrDefault(target, Map.of());
    }

    synchronized void configure(TargetId target, int configuration) {
        configurations.put(target, configuration);
    }

    synchronized void setChanging(TargetId target, boolean isChanging) {
        if (isChanging) {
            changing.add(target);
        } else {
            changing.remove(target);
        }
    }

    synchronized void workBegins(ContainerId id) {
        inWork.add(id);
    }

    synchronized void workEnds(ContainerId id) {
        inWork.remove(id);
    }

    synchronized void forgetWork() {
        inWork.clear();
    }

    synchronized Fleet fleet(TargetId target) {
        int newest = configurations.getOrDefault(target, 0);
        return new Fleet(
                target,
                of(target).stream()
                        .filter(container -> !(container.isHalfMade() && inWork.contains(container.id())))
                        .map(container -> container.seen(
                                inWork.contains(container.id()),
                                newest,
                                labels(target),
                                paused.contains(container.id())))
                        .toList(),
                condition(target));
    }

    private FleetCondition condition(TargetId target) {
        if (changing.contains(target)) {
            return FleetCondition.CHANGING;
        }
        if (of(target).isEmpty() && target.app().kind().hasTemplates()) {
            return FleetCondition.STEADY;
        }
        boolean isLeftAlone = of(target).stream()
                .noneMatch(container -> container.isAlive() || container.state() == FakeContainer.State.CRASHED);
        return isLeftAlone ? FleetCondition.STOPPED_BY_REQUEST : FleetCondition.STEADY;
    }
}
