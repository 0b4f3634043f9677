package dev.plimsoll.application.fake;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps what happened to apps in memory.
public final class InMemoryEventLog extends InMemoryStore<AppEvent> implements EventLog {
    @Override
    public void add(AppEvent given) {
        AppEvent row =
                new AppEvent(given.id(), given.app(), Micros.of(given.at()), given.type(), given.actor(), given.data());
        locked(rows -> {
            if (rows.containsKey(row.id())) {
                throw new StoreConflict("add event " + row.id() + ": there is one already", null);
            }
            return Optional.ofNullable(rows.put(row.id(), row));
        });
    }

    /// Of equal instants the one that was added last counts as the newest.
    @Override
    public Page page(AppId app, int page, int perPage) {
        List<AppEvent> all = locked(rows -> rows.values().stream()
                .filter(row -> app.equals(row.app()))
                .sorted(Comparator.comparing(AppEvent::at))
                .toList()
                .reversed());
        return part(all, page, perPage);
    }

    @Override
    public Page page(int page, int perPage) {
        return part(locked(rows -> List.copyOf(rows.values()).reversed()), page, perPage);
    }

    @Override
    public Optional<AppEvent> find(AppId app, String id) {
        return locked(rows -> Optional.ofNullable(rows.get(id)).filter(row -> app.equals(row.app())));
    }

    private static Page part(List<AppEvent> all, int page, int perPage) {
        List<AppEvent> shown =
                all.stream().skip((page - 1L) * perPage).limit(perPage).toList();
        return new Page(shown, all.size());
    }
}
