package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.docker.catalog.DockerAppCatalog;
import dev.plimsoll.adapters.docker.control.DockerContainerControl;
import dev.plimsoll.adapters.docker.control.OwnTypes;
import dev.plimsoll.adapters.docker.engine.DockerEngineProbe;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.adapters.docker.image.Images;
import dev.plimsoll.adapters.docker.image.Registries;
import dev.plimsoll.adapters.docker.inspect.DockerContainerAddresses;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.metrics.Capacities;
import dev.plimsoll.adapters.docker.metrics.CgroupFiles;
import dev.plimsoll.adapters.docker.metrics.DockerMetrics;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.bootstrap.config.ControlSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The Docker adapter as beans.
@Factory
final class Docker {
    @Singleton
    @Bean(preDestroy = "close")
    Engine engine(ControlSettings settings) {
        String host = settings.dockerHost();
        return Engine.at(host == null ? Engine.DEFAULT_HOST : URI.create(host));
    }

    @Singleton
    @Bean(preDestroy = "close")
    DockerFleetEvents fleetEvents(Engine engine, Inspections inspections, Clock clock) {
        return DockerFleetEvents.following(engine, inspections, clock);
    }

    @Singleton
    Inspections inspections(Engine engine) {
        return new Inspections(engine);
    }

    @Singleton
    DockerContainerAddresses containerAddresses(Inspections inspections) {
        return new DockerContainerAddresses(inspections);
    }

    @Singleton
    BindRoots bindRoots(ControlSettings settings) {
        String roots = settings.bindRoots();
        return roots == null ? BindRoots.NONE : new BindRoots(List.of(roots.split(":", -1)));
    }

    @Singleton
    OwnTypes ownTypes(Engine engine, OwnAppRepository ownApps, BindRoots bindRoots, ControlSettings settings) {
        String file = settings.registries();
        Registries registries = file == null ? Registries.NONE : Registries.in(Path.of(file));
        return new OwnTypes(
                engine,
                target -> ownApps.find(target.app())
                        .flatMap(app -> app.type(target.containerType()))
                        .map(OwnApp.Type::template),
                new Images(engine, registries, Images.PULL),
                bindRoots);
    }

    @Singleton
    DockerContainerControl containerControl(
            Engine engine,
            Inspections inspections,
            DockerFleetEvents events,
            OwnTypes ownTypes,
            ControlSettings settings) {
        return new DockerContainerControl(engine, inspections, events, ownTypes, settings.startConcurrency());
    }

    @Singleton
    DockerAppCatalog appCatalog(Engine engine, OwnAppRepository ownApps) {
        return new DockerAppCatalog(engine, ownApps::list);
    }

    @Singleton
    DockerEngineProbe engineProbe(Engine engine) {
        return new DockerEngineProbe(engine);
    }

    @Singleton
    @Bean(preDestroy = "close")
    DockerMetrics metrics(Engine engine, Inspections inspections, ControlSettings settings, Clock clock) {
        return new DockerMetrics(
                engine,
                inspections,
                CgroupFiles.ofThisMachine(),
                new Capacities(settings.networkCapacity(), settings.diskCapacity()),
                DockerMetrics.WINDOW,
                clock);
    }
}
