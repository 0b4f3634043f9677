package dev.plimsoll.application.fake;

import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keeps apps of our own in memory.
public final class InMemoryOwnAppRepository extends InMemoryStore<OwnApp> implements OwnAppRepository {
    @Override
    public List<OwnApp> list() {
        return locked(rows -> rows.values().stream()
                .sorted(Comparator.comparing(OwnApp::name))
                .toList());
    }

    @Override
    public Optional<OwnApp> find(AppId app) {
        return app.kind().hasTemplates() ? locked(rows -> Optional.ofNullable(rows.get(app.name()))) : Optional.empty();
    }

    @Override
    public void insert(OwnApp app) {
        locked(rows -> {
            if (rows.containsKey(app.name())) {
                throw new StoreConflict(app.name() + " is there already", null);
            }
            OwnApp kept = new OwnApp(app.name(), Micros.of(app.createdAt()), false, List.of());
            return Optional.ofNullable(rows.put(app.name(), kept));
        });
    }

    @Override
    public void insert(AppId app, OwnApp.Type type) {
        locked(rows -> {
            OwnApp of = rows.get(app.name());
            if (of == null || of.types().stream().anyMatch(other -> other.name().equals(type.name()))) {
                throw new StoreConflict(type.name() + " cannot be added to " + app.name(), null);
            }
            return rows.put(
                    app.name(),
                    with(
                            of,
                            Stream.concat(of.types().stream(), Stream.of(kept(type)))
                                    .toList()));
        });
    }

    @Override
    public boolean change(AppId app, OwnApp.Type type) {
        return locked(rows -> Optional.ofNullable(rows.get(app.name()))
                .filter(of -> of.type(type.name()).isPresent())
                .map(of -> rows.put(
                        app.name(),
                        each(
                                of,
                                type.name(),
                                old -> Optional.of(kept(new OwnApp.Type(
                                        type.name(), type.template(), old.createdAt(), type.updatedAt(), false))))))
                .isPresent());
    }

    @Override
    public void remove(AppId app) {
        locked(rows -> Optional.ofNullable(
                rows.computeIfPresent(app.name(), (_, of) -> new OwnApp(of.name(), of.createdAt(), true, of.types()))));
    }

    @Override
    public void remove(TargetId target) {
        locked(rows -> Optional.ofNullable(rows.computeIfPresent(
                target.app().name(),
                (_, of) -> each(
                        of,
                        target.containerType(),
                        old -> Optional.of(new OwnApp.Type(
                                old.name(), old.template(), old.createdAt(), old.updatedAt(), true))))));
    }

    @Override
    public void forget(TargetId target) {
        locked(rows -> Optional.ofNullable(rows.computeIfPresent(
                target.app().name(),
                (_, of) ->
                        of.removed().contains(target) ? each(of, target.containerType(), _ -> Optional.empty()) : of)));
    }

    @Override
    public void forget(AppId app) {
        locked(rows -> rows.values()
                .removeIf(of -> of.name().equals(app.name())
                        && of.isRemoved()
                        && of.types().isEmpty()));
    }

    private static OwnApp each(OwnApp app, String name, Function<OwnApp.Type, Optional<OwnApp.Type>> change) {
        List<OwnApp.Type> types = new ArrayList<>();
        for (OwnApp.Type type : app.types()) {
            if (type.name().equals(name)) {
                change.apply(type).ifPresent(types::add);
            } else {
                types.add(type);
            }
        }
        return with(app, types);
    }

    private static OwnApp with(OwnApp app, List<OwnApp.Type> types) {
        List<OwnApp.Type> sorted =
                types.stream().sorted(Comparator.comparing(OwnApp.Type::name)).toList();
        return new OwnApp(app.name(), app.createdAt(), app.isRemoved(), sorted);
    }

    private static OwnApp.Type kept(OwnApp.Type type) {
        return new OwnApp.Type(
                type.name(),
                type.template(),
                Micros.of(type.createdAt()),
                Micros.of(type.updatedAt()),
                type.isRemoved());
    }
}
