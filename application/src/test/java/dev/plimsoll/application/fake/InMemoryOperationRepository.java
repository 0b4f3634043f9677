package dev.plimsoll.application.fake;

import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.OperationRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps operations in memory.
public final class InMemoryOperationRepository extends InMemoryStore<Operation> implements OperationRepository {
    @Override
    public void save(Operation given) {
        Instant end = given.finishedAt();
        Operation row = new Operation(
                given.id(),
                given.app(),
                given.kind(),
                given.parts(),
                Micros.of(given.createdAt()),
                end == null ? null : Micros.of(end));
        locked(rows -> Optional.ofNullable(rows.put(row.id(), row)));
    }

    @Override
    public Optional<Operation> find(String id) {
        return locked(rows -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public List<Operation> open() {
        return locked(rows -> rows.values().stream()
                .filter(row -> row.finishedAt() == null)
                .sorted(Comparator.comparing(Operation::createdAt))
                .toList());
    }

    @Override
    public int prune(Instant before, int most) {
        return locked(rows -> {
            List<String> old = rows.values().stream()
                    .filter(row -> row.finishedAt() != null && row.finishedAt().isBefore(before))
                    .map(Operation::id)
                    .limit(most)
                    .toList();
            rows.keySet().removeAll(old);
            return old.size();
        });
    }
}
