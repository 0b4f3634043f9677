package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.docker.catalog.DockerAppCatalog;
import dev.plimsoll.adapters.docker.control.DockerContainerControl;
import dev.plimsoll.adapters.docker.engine.DockerEngineProbe;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.adapters.docker.inspect.DockerContainerAddresses;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.metrics.Capacities;
import dev.plimsoll.adapters.docker.metrics.CgroupFiles;
import dev.plimsoll.adapters.docker.metrics.DockerMetrics;
import dev.plimsoll.bootstrap.config.ControlSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

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
    DockerContainerControl containerControl(
            Engine engine, Inspections inspections, DockerFleetEvents events, ControlSettings settings) {
        return new DockerContainerControl(engine, inspections, events, settings.startConcurrency());
    }

    @Singleton
    DockerAppCatalog appCatalog(Engine engine) {
        return new DockerAppCatalog(engine);
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
