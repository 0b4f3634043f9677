package dev.plimsoll.adapters.persistence.app;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;
import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.adapters.persistence.database.JsonText;
import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps apps of our own in the database. A template that this version cannot read is a defect: to leave its container
/// type out would be to take it for removed.
@Singleton
final class JdbcOwnAppRepository implements OwnAppRepository {
    private final OwnAppRows apps;
    private final OwnTypeRows types;
    private final JsonText json;

    JdbcOwnAppRepository(OwnAppRows apps, OwnTypeRows types, JsonText json) {
        this.apps = apps;
        this.types = types;
        this.json = json;
    }

    @Override
    public List<OwnApp> list() {
        // Apps first: of one that is made in between only its types would be seen.
        List<OwnAppRow> rows = answering("list apps", apps::listByName);
        Map<String, List<OwnTypeRow>> ofApps =
                answering("list container types", types::listByName).stream().collect(groupingBy(OwnTypeRow::appName));
        return rows.stream()
                .map(row -> app(row, ofApps.getOrDefault(row.appName(), List.of())))
                .toList();
    }

    @Override
    public Optional<OwnApp> find(AppId app) {
        if (!app.kind().hasTemplates()) {
            return Optional.empty();
        }
        return answering("find an app", () -> apps.named(app.name()))
                .map(row -> app(row, answering("find container types", () -> types.ofApp(app.name()))));
    }

    @Override
    public void insert(OwnApp app) {
        running("store a new app", () -> apps.add(app.name(), UtcText.write(app.createdAt())));
    }

    @Override
    public void insert(AppId app, OwnApp.Type type) {
        running(
                "store a new container type",
                () -> types.add(
                        app.name(),
                        type.name(),
                        template(type),
                        UtcText.write(type.createdAt()),
                        UtcText.write(type.updatedAt())));
    }

    @Override
    public boolean change(AppId app, OwnApp.Type type) {
        return answering(
                        "store a container type",
                        () -> types.change(app.name(), type.name(), template(type), UtcText.write(type.updatedAt())))
                > 0;
    }

    @Override
    public void remove(AppId app) {
        running("remove an app", () -> apps.mark(app.name()));
    }

    @Override
    public void remove(TargetId target) {
        running("remove a container type", () -> types.mark(target.app().name(), target.containerType()));
    }

    @Override
    public void forget(TargetId target) {
        running("forget a container type", () -> types.forget(target.app().name(), target.containerType()));
    }

    @Override
    public void forget(AppId app) {
        running("forget an app", () -> apps.forget(app.name()));
    }

    private String template(OwnApp.Type type) {
        return json.write(TemplateCodec.write(type.template()));
    }

    private OwnApp app(OwnAppRow row, List<OwnTypeRow> ofApp) {
        return new OwnApp(
                row.appName(),
                UtcText.read(row.createdAt()),
                row.removed(),
                ofApp.stream().map(this::type).toList());
    }

    private OwnApp.Type type(OwnTypeRow row) {
        return new OwnApp.Type(
                row.containerType(),
                TemplateCodec.read(json.read(row.template())),
                UtcText.read(row.createdAt()),
                UtcText.read(row.updatedAt()),
                row.removed());
    }
}
