package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps autoscalers in memory.
public final class InMemoryAutoscalerRepository extends InMemoryStore<Autoscaler> implements AutoscalerRepository {
    private volatile boolean isAway;
    private static final Comparator<Autoscaler> OLDEST_FIRST = Comparator.comparing(Autoscaler::createdAt)
            .thenComparing(it -> it.id().value());

    /// From now on nobody finds out what a target is to be, or everybody does again.
    public void becomesAway(boolean away) {
        isAway = away;
    }

    @Override
    public Optional<Autoscaler> find(AutoscalerId id) {
        return locked(rows -> Optional.ofNullable(rows.get(id.value())));
    }

    @Override
    public Optional<Autoscaler> findByTarget(TargetId target) {
        if (isAway) {
            throw new StoreUnavailable("the database is away", null);
        }
        return locked(rows -> withTarget(rows, target));
    }

    @Override
    public List<Autoscaler> list() {
        return locked(rows -> rows.values().stream().sorted(OLDEST_FIRST).toList());
    }

    @Override
    public Autoscaler insert(Autoscaler autoscaler) {
        return locked(rows -> {
            if (rows.containsKey(autoscaler.id().value())
                    || withTarget(rows, autoscaler.target()).isPresent()) {
                throw new StoreConflict("insert autoscaler: " + autoscaler.target() + " has one already", null);
            }
            return put(rows, autoscaler, autoscaler.version());
        });
    }

    @Override
    public Autoscaler update(Autoscaler autoscaler) {
        return locked(rows -> {
            Autoscaler stored = rows.get(autoscaler.id().value());
            if (stored == null || stored.version() != autoscaler.version()) {
                throw new StoreConflict("update autoscaler of " + autoscaler.target() + ": changed meanwhile", null);
            }
            return put(rows, autoscaler, autoscaler.version() + 1);
        });
    }

    @Override
    public void delete(AutoscalerId id) {
        locked(rows -> Optional.ofNullable(rows.remove(id.value())));
    }

    private static Optional<Autoscaler> withTarget(Map<String, Autoscaler> rows, TargetId target) {
        return rows.values().stream().filter(row -> row.target().equals(target)).findFirst();
    }

    private static Autoscaler put(Map<String, Autoscaler> rows, Autoscaler given, long version) {
        Autoscaler row = new Autoscaler(
                given.id(),
                given.target(),
                given.settings(),
                given.owner(),
                given.desired(),
                given.memory(),
                Micros.of(given.createdAt()),
                Micros.of(given.updatedAt()),
                Micros.orNull(given.lastScaleAt()),
                version);
        rows.put(row.id().value(), row);
        return row;
    }
}
