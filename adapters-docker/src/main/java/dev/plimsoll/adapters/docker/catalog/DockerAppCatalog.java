package dev.plimsoll.adapters.docker.catalog;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.adapters.docker.compose.ComposeContainer;
import dev.plimsoll.adapters.docker.compose.ComposeContainers;
import dev.plimsoll.adapters.docker.compose.Generations;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Finds Compose projects by the labels on their containers.
public final class DockerAppCatalog implements AppCatalog {
    private final ComposeContainers containers;

    public DockerAppCatalog(Engine engine) {
        this.containers = new ComposeContainers(engine);
    }

    @Override
    public List<App> list() {
        Map<AppId, List<ComposeContainer>> apps = containers.all().stream()
                .collect(groupingBy(container -> container.target().app()));
        return apps.entrySet().stream()
                .map(app -> new App(app.getKey(), oldest(app.getValue()), types(app.getValue())))
                .sorted(comparing(app -> app.id().name()))
                .toList();
    }

    private static Instant oldest(List<ComposeContainer> ofApp) {
        return ofApp.stream()
                .map(ComposeContainer::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<App.ContainerType> types(List<ComposeContainer> ofApp) {
        Map<String, List<ComposeContainer>> byType = ofApp.stream()
                .collect(groupingBy(container -> container.target().containerType()));
        return byType.entrySet().stream()
                .map(type -> type(type.getKey(), type.getValue()))
                .sorted(comparing(App.ContainerType::name))
                .toList();
    }

    private static App.ContainerType type(String name, List<ComposeContainer> ofType) {
        int running = (int) ofType.stream().filter(ComposeContainer::isAlive).count();
        ComposeContainer newest = Generations.template(ofType).orElse(ofType.getFirst());
        return new App.ContainerType(name, running, newest.command(), newest.ownLabels());
    }
}
