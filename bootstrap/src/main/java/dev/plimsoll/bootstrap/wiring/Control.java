package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.resilience.ResilientContainerControl;
import dev.plimsoll.application.control.ContainerCare;
import dev.plimsoll.application.control.ContainerLifecycle;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.ControlListeners;
import dev.plimsoll.application.control.ControlLoop;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.control.Exits;
import dev.plimsoll.application.control.FleetConvergence;
import dev.plimsoll.application.control.FleetView;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.control.RemovalWatch;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.application.usecase.ConvergeFleet;
import dev.plimsoll.application.usecase.EvaluateAutoscaler;
import dev.plimsoll.bootstrap.config.ControlSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The control loop and the convergers as beans.
@Factory
final class Control {
    private static final String TIMER = "control-timer";

    @Singleton
    @Named(TIMER)
    @Bean(preDestroy = "shutdownNow")
    ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("control-timer").factory());
    }

    @Singleton
    @Primary
    ControlListener everyListener(List<ControlListener> all) {
        return new ControlListeners(all);
    }

    @Singleton
    @Bean(preDestroy = "close")
    FleetConvergence convergence(
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            ResilientContainerControl containers,
            ContainerCare care,
            Traffic traffic,
            OpenOperations operations,
            Removals removals,
            EventLog events,
            ControlListener listener,
            KnownProcessSettings process,
            Clock clock,
            @Named(TIMER) ScheduledExecutorService timer) {
        Executor drains = task -> Thread.ofVirtual().name("drain").start(task);
        return new FleetConvergence(
                (target, wakeAgain) -> {
                    Route route = traffic.of(target);
                    return new ConvergeFleet(
                            target,
                            autoscalers,
                            history,
                            containers,
                            new FleetView(target, containers, care, route, events, listener),
                            new Exits(target, containers, care, route, drains, wakeAgain),
                            operations,
                            removals,
                            listener,
                            process,
                            clock);
                },
                timer);
    }

    @Singleton
    ContainerCare containerCare(ContainerLifecycle lifecycle, Protections protections) {
        return new ContainerCare(lifecycle, protections);
    }

    @Singleton
    Removals removals(OwnAppRepository ownApps, AutoscalerRepository autoscalers, ContainerControl containers) {
        return new Removals(ownApps, autoscalers, containers);
    }

    @Singleton
    RemovalWatch removalWatch(
            Removals removals, Convergence convergence, @Named(TIMER) ScheduledExecutorService timer) {
        return new RemovalWatch(removals, convergence, timer);
    }

    @Singleton
    ControlLoop controlLoop(
            AutoscalerRepository autoscalers,
            EvaluateAutoscaler evaluate,
            Convergence convergence,
            FleetEvents events,
            ControlSettings settings,
            @Named(TIMER) ScheduledExecutorService timer) {
        return new ControlLoop(
                autoscalers,
                evaluate::evaluate,
                convergence,
                events,
                settings.evaluationInterval(),
                settings.evaluationConcurrency(),
                timer);
    }

    /// The loop is made when the first request comes, as it itself needs what requests come through.
    @Singleton
    Evaluations evaluations(BeanProvider<ControlLoop> loop) {
        return id -> loop.get().request(id);
    }
}
