package dev.plimsoll.application.control;

import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The lifecycle actions of all containers that are there, open or over.
///
/// Thread-safe; reading asks nobody. What changes is stored before it is known here, so a process that dies
/// knows less than its successor, never more.
public final class LifecycleActions {
    private final LifecycleActionRepository repository;
    private final Transactions transactions;
    /// The inner maps are never changed, so that readers need no lock.
    private final Map<TargetId, Map<String, LifecycleAction>> known = new ConcurrentHashMap<>();

    public LifecycleActions(LifecycleActionRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /// Takes in what an earlier process left.
    public synchronized void recall() {
        repository.all().forEach(this::put);
    }

    /// Those of one target, open or over.
    public Collection<LifecycleAction> of(TargetId target) {
        return known.getOrDefault(target, Map.of()).values();
    }

    /// All that are open, the oldest first.
    public List<LifecycleAction> open() {
        return known.values().stream()
                .flatMap(ofTarget -> ofTarget.values().stream())
                .filter(LifecycleAction::isOpen)
                .sorted(Comparator.comparing(LifecycleAction::begunAt))
                .toList();
    }

    /// The action of this id, open or over.
    public Optional<LifecycleAction> find(String id) {
        return known.values().stream()
                .flatMap(ofTarget -> Optional.ofNullable(ofTarget.get(id)).stream())
                .findFirst();
    }

    synchronized void begin(LifecycleAction action) {
        repository.save(action);
        put(action);
    }

    /// Changes an action that is still open.
    ///
    /// @param alongside stores what belongs to the change, in the same transaction
    /// @return the action as it is now; empty when it is over or forgotten
    synchronized Optional<LifecycleAction> change(
            String id, UnaryOperator<LifecycleAction> change, Consumer<LifecycleAction> alongside) {
        Optional<LifecycleAction> changed =
                find(id).filter(LifecycleAction::isOpen).map(change);
        changed.ifPresent(action -> {
            var _ = transactions.inOne(() -> {
                repository.save(action);
                alongside.accept(action);
                return action;
            });
            put(action);
        });
        return changed;
    }

    /// Changes an action that is still open.
    ///
    /// @return the action as it is now; empty when it is over or forgotten
    public Optional<LifecycleAction> change(String id, UnaryOperator<LifecycleAction> change) {
        return change(id, change, _ -> {});
    }

    /// Forgets an action, open or over.
    public synchronized void forget(LifecycleAction action) {
        repository.delete(action.id());
        known.computeIfPresent(action.target(), (_, present) -> {
            Map<String, LifecycleAction> left = new LinkedHashMap<>(present);
            left.remove(action.id());
            return left.isEmpty() ? null : left;
        });
    }

    private void put(LifecycleAction action) {
        known.compute(action.target(), (_, present) -> {
            Map<String, LifecycleAction> all = present == null ? new LinkedHashMap<>() : new LinkedHashMap<>(present);
            all.put(action.id(), action);
            return all;
        });
    }
}
