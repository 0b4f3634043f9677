package dev.plimsoll.adapters.persistence.history;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Keeps what happened to apps in the database.
@Singleton
final class JdbcEventLog implements EventLog {
    private final AppEventRows rows;
    private final JsonText json;

    JdbcEventLog(AppEventRows rows, JsonText json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void add(AppEvent event) {
        AppId app = event.app();
        AppEventRow row = new AppEventRow(
                event.id(),
                app == null ? null : app.kind().name(),
                app == null ? null : app.name(),
                UtcText.write(event.at()),
                event.type().name(),
                event.actor().id(),
                event.actor().name(),
                json.write(event.data()));
        running("add event " + event.id(), () -> rows.insert(row));
    }

    @Override
    public Page page(AppId app, int page, int perPage) {
        String kind = app.kind().name();
        return answering("read the events of " + app.name(), () -> {
            long offset = (page - 1L) * perPage;
            return new Page(
                    events(rows.ofApp(kind, app.name(), perPage, offset)),
                    rows.countByAppKindAndAppName(kind, app.name()));
        });
    }

    @Override
    public Page page(int page, int perPage) {
        return answering(
                "read the events of all apps",
                () -> new Page(events(rows.ofAll(perPage, (page - 1L) * perPage)), rows.count()));
    }

    @Override
    public Optional<AppEvent> find(AppId app, String id) {
        return answering(
                        "find event " + id + " of " + app.name(),
                        () -> rows.one(id).map(this::event))
                .filter(event -> app.equals(event.app()));
    }

    private List<AppEvent> events(List<AppEventRow> some) {
        return some.stream().map(this::event).toList();
    }

    private AppEvent event(AppEventRow row) {
        String kind = row.appKind();
        String name = row.appName();
        return new AppEvent(
                row.id(),
                kind == null || name == null ? null : new AppId(AppKind.valueOf(kind), name),
                UtcText.read(row.happenedAt()),
                EventType.valueOf(row.type()),
                new Actor(row.actorId(), row.actorName()),
                json.read(row.data()));
    }
}
