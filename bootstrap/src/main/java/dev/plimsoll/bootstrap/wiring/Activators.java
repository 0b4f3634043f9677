package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.activator.Activator;
import dev.plimsoll.adapters.activator.ActivatorSettings;
import dev.plimsoll.application.control.ActivatorListener;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.traffic.ReadyEndpoints;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.application.usecase.ActivateTarget;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.bootstrap.config.ActivatorOptions;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What wakes a sleeping type as beans: there is no activator where it has no port.
@Factory
final class Activators {
    private static final String PORT = "plimsoll.activator.port";

    @Singleton
    ActivateTarget activateTarget(
            FindTarget findTarget,
            ContainerControl containers,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            Evaluations evaluations,
            KnownProcessSettings process,
            Clock clock) {
        return new ActivateTarget(findTarget, containers, autoscalers, history, evaluations, process, clock);
    }

    @Singleton
    ReadyEndpoints readyEndpoints(Traffic traffic) {
        return new ReadyEndpoints(traffic);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = PORT)
    Activator activator(
            @Property(name = PORT) int port,
            @Property(name = "micronaut.server.host") String host,
            ActivatorOptions options,
            FindTarget findTarget,
            ContainerControl containers,
            ReadyEndpoints readyEndpoints,
            ActivateTarget activate,
            Traffic traffic,
            ActivatorListener listener) {
        return new Activator(
                new ActivatorSettings(host, port, options.timeout(), options.queue()),
                findTarget,
                containers,
                readyEndpoints,
                activate,
                traffic.inFlight(),
                listener);
    }

    @Singleton
    @Named("activator")
    @Requires(property = PORT)
    MetricsSource activatorMetrics(Activator activator) {
        return activator.metrics();
    }
}
