package dev.plimsoll.adapters.docker.catalog;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.label.Generations;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds Compose projects by the labels on their containers, and knows of the apps that were made through
/// the API.
public final class DockerAppCatalog implements AppCatalog {
    private final LabelledContainers containers;
    private final Supplier<List<OwnApp>> ownApps;

    /// A catalog of what is there.
    ///
    /// @param ownApps the apps that were made through the API, whether or not they have containers
    public DockerAppCatalog(Engine engine, Supplier<List<OwnApp>> ownApps) {
        this.containers = new LabelledContainers(engine);
        this.ownApps = ownApps;
    }

    @Override
    public List<App> list() {
        Map<AppId, List<LabelledContainer>> byApp = containers.all().stream()
                .collect(groupingBy(container -> container.target().app()));
        Stream<App> projects = byApp.entrySet().stream()
                .filter(app -> !app.getKey().kind().hasTemplates())
                .map(app -> new App(app.getKey(), oldest(app.getValue()), types(app.getValue())));
        Stream<App> own = ownApps.get().stream()
                .filter(app -> !app.isRemoved())
                .map(app -> app(app, byApp.getOrDefault(app.id(), List.of())));
        // A project that came later under the same name is found by its id.
        return Stream.concat(own, projects)
                .sorted(comparing(app -> app.id().name()))
                .toList();
    }

    private static App app(OwnApp app, List<LabelledContainer> containers) {
        return new App(
                app.id(),
                app.createdAt(),
                app.present().stream().map(type -> type(type, containers)).toList());
    }

    private static App.ContainerType type(OwnApp.Type type, List<LabelledContainer> ofApp) {
        int running = (int) ofApp.stream()
                .filter(container -> container.target().containerType().equals(type.name()))
                .filter(LabelledContainer::isAlive)
                .count();
        ContainerTemplate template = type.template();
        return new App.ContainerType(
                type.name(),
                running,
                String.join(" ", template.command()),
                template.labels().entrySet().stream()
                        .filter(label -> label.getKey().startsWith(App.ContainerType.LABELS))
                        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Instant oldest(List<LabelledContainer> ofApp) {
        return ofApp.stream()
                .map(LabelledContainer::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<App.ContainerType> types(List<LabelledContainer> ofApp) {
        Map<String, List<LabelledContainer>> byType = ofApp.stream()
                .collect(groupingBy(container -> container.target().containerType()));
        return byType.entrySet().stream()
                .map(type -> type(type.getKey(), type.getValue()))
                .sorted(comparing(App.ContainerType::name))
                .toList();
    }

    private static App.ContainerType type(String name, List<LabelledContainer> ofType) {
        int running = (int) ofType.stream().filter(LabelledContainer::isAlive).count();
        LabelledContainer newest = Generations.template(ofType).orElse(ofType.getFirst());
        return new App.ContainerType(name, running, newest.command(), newest.ownLabels());
    }
}
