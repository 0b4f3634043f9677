package dev.plimsoll.application.control;

import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The lifecycle hooks, so that convergers need not ask the database. Thread-safe.
public final class KnownHooks {
    private final LifecycleHookRepository repository;
    private final Map<ContainerId, LifecycleHook> preStops = new ConcurrentHashMap<>();
    private volatile Map<TargetId, List<LifecycleHook>> known = Map.of();

    public KnownHooks(LifecycleHookRepository repository) {
        this.repository = repository;
    }

    /// Takes in what is stored: at the start, and after each change.
    public synchronized void recall() {
        known = repository.all().stream().collect(groupingBy(LifecycleHook::target));
    }

    /// Those of a target that are stored, sorted by name.
    public List<LifecycleHook> of(TargetId target) {
        return known.getOrDefault(target, List.of());
    }

    List<LifecycleHook> of(TargetId target, Transition transition) {
        List<LifecycleHook> all = of(target);
        return all.isEmpty()
                ? all
                : all.stream().filter(hook -> hook.transition() == transition).toList();
    }

    /// Remembers what the labels of a container say, for those who carry it out.
    void note(ContainerId container, LifecycleHook preStop) {
        preStops.put(container, preStop);
    }

    void forget(ContainerId container) {
        preStops.remove(container);
    }

    /// The hook that an action runs, be it stored or from a label. Empty when a stored one is gone, and for
    /// one from a label until somebody asks, in this process, whether the container may stop.
    public Optional<LifecycleHook> of(LifecycleAction action) {
        return Stream.concat(of(action.target()).stream(), Stream.ofNullable(preStops.get(action.container())))
                .filter(action::isOf)
                .findFirst();
    }
}
