package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.docker.catalog.DockerAppCatalog;
import dev.plimsoll.adapters.docker.control.DockerContainerControl;
import dev.plimsoll.adapters.notifications.PlatformMessageSender;
import dev.plimsoll.adapters.resilience.Circuits;
import dev.plimsoll.adapters.resilience.EngineCircuits;
import dev.plimsoll.adapters.resilience.ResilientAppCatalog;
import dev.plimsoll.adapters.resilience.ResilientContainerControl;
import dev.plimsoll.adapters.resilience.ResilientMessageSender;
import dev.plimsoll.adapters.resilience.ResilientMetricsSource;
import dev.plimsoll.application.control.LastFleets;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.bootstrap.config.CircuitOptions;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// What is outside as all others get it: behind circuits.
@Factory
final class Protection {
    @Singleton
    @Bean(preDestroy = "close")
    Circuits circuits(CircuitOptions options, Clock clock) {
        return new Circuits(options.settings(), clock);
    }

    /// The circuits hear that the engine is back before anybody else does, who would meet them open.
    @Singleton
    ResilientContainerControl containerControl(DockerContainerControl docker, Circuits circuits, FleetEvents events) {
        events.subscribe(new EngineCircuits(circuits));
        return new ResilientContainerControl(docker, circuits);
    }

    @Singleton
    @Primary
    AppCatalog appCatalog(DockerAppCatalog docker, Circuits circuits) {
        return new ResilientAppCatalog(docker, circuits);
    }

    @Singleton
    @Primary
    MessageSender messageSender(PlatformMessageSender sender, Circuits circuits) {
        return new ResilientMessageSender(sender, circuits);
    }

    @Singleton
    MetricSources metricSources(List<MetricsSource> sources, Circuits circuits) {
        return new MetricSources(sources.stream()
                .map(source -> new ResilientMetricsSource(source, circuits))
                .toList());
    }

    @Singleton
    LastFleets lastFleets(ContainerControl containers, CircuitOptions options) {
        return new LastFleets(containers, options.fallbackAge());
    }
}
