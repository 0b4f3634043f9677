package dev.plimsoll.application.fake;

import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import java.util.List;

/// Keeps lifecycle actions in memory; can go away, as a database can.
public final class InMemoryLifecycleActionRepository extends InMemoryStore<LifecycleAction>
        implements LifecycleActionRepository {
    private volatile boolean isAway;

    public void goAway() {
        isAway = true;
    }

    public void comeBack() {
        isAway = false;
    }

    @Override
    public List<LifecycleAction> all() {
        return locked(rows -> List.copyOf(rows.values()));
    }

    @Override
    public void save(LifecycleAction given) {
        if (isAway) {
            throw new StoreUnavailable("the database is away", null);
        }
        LifecycleAction kept = new LifecycleAction(
                given.id(),
                given.target(),
                given.hook(),
                given.transition(),
                given.container(),
                given.containerName(),
                Micros.of(given.begunAt()),
                Micros.of(given.covers()),
                Micros.of(given.deadline()),
                Micros.of(given.latest()),
                given.isAccepted(),
                given.result());
        locked(rows -> {
            rows.put(kept.id(), kept);
            return kept;
        });
    }

    @Override
    public void delete(String id) {
        locked(rows -> rows.remove(id) != null);
    }
}
