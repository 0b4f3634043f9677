package dev.plimsoll.application.fake;

import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps notifiers in memory.
public final class InMemoryNotifierRepository extends InMemoryStore<Notifier> implements NotifierRepository {
    @Override
    public void save(Notifier given) {
        Notifier row = new Notifier(
                given.id(),
                given.app(),
                given.name(),
                given.isActive(),
                given.interest(),
                given.destination(),
                Micros.of(given.createdAt()),
                Micros.of(given.updatedAt()));
        locked(rows -> Optional.ofNullable(rows.put(row.id(), row)));
    }

    @Override
    public Optional<Notifier> find(String id) {
        return locked(rows -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public List<Notifier> ofApp(AppId app) {
        return locked(rows -> rows.values().stream()
                .filter(row -> row.app().equals(app))
                .sorted(Comparator.comparing(Notifier::createdAt).thenComparing(Notifier::id))
                .toList());
    }

    @Override
    public void delete(String id) {
        locked(rows -> Optional.ofNullable(rows.remove(id)));
    }
}
