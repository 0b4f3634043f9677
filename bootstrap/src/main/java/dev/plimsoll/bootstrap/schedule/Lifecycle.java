package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.adapters.activator.Activator;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.ControlLoop;
import dev.plimsoll.application.control.DeliveryLoop;
import dev.plimsoll.application.control.FleetConvergence;
import dev.plimsoll.application.control.LabelWatch;
import dev.plimsoll.application.control.LifecycleWatch;
import dev.plimsoll.application.control.RemovalWatch;
import dev.plimsoll.application.usecase.ManageTokens;
import dev.plimsoll.application.usecase.ResumeOperations;
import dev.plimsoll.bootstrap.config.ControlSettings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// What happens when the server serves, and when it ends.
@Singleton
final class Lifecycle implements ApplicationEventListener<ServerStartupEvent> {
    private final ControlLoop loop;
    private final FleetConvergence convergence;
    private final ResumeOperations operations;
    private final Recalled recalled;
    private final LifecycleWatch hooks;
    private final DeliveryLoop deliveries;
    private final RemovalWatch removals;
    private final Housekeeping housekeeping;
    private final MetricKeeping metrics;
    private final LabelWatch labels;
    private final ManageTokens tokens;
    private final ControlSettings settings;
    private final @Nullable Activator activator;

    Lifecycle(
            ControlLoop loop,
            FleetConvergence convergence,
            ResumeOperations operations,
            Recalled recalled,
            LifecycleWatch hooks,
            DeliveryLoop deliveries,
            RemovalWatch removals,
            Housekeeping housekeeping,
            MetricKeeping metrics,
            LabelWatch labels,
            ManageTokens tokens,
            ControlSettings settings,
            @Nullable Activator activator) {
        this.loop = loop;
        this.convergence = convergence;
        this.operations = operations;
        this.recalled = recalled;
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.removals = removals;
        this.housekeeping = housekeeping;
        this.metrics = metrics;
        this.labels = labels;
        this.tokens = tokens;
        this.settings = settings;
        this.activator = activator;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        ensureToken();
        recalled.recall();
        metrics.start();
        loop.start();
        labels.start();
        operations.resume();
        deliveries.start();
        removals.start();
        hooks.start();
        housekeeping.start();
        if (activator != null) {
            activator.start();
            System.out.printf(
                    "plimsoll activator on http://%s:%d%n", event.getSource().getHost(), activator.port());
        }
        // Whoever starts the service waits for this line.
        System.out.printf(
                "plimsoll ready on %s://%s:%d%n",
                event.getSource().getScheme(),
                event.getSource().getHost(),
                event.getSource().getPort());
    }

    @EventListener
    void onShutdown(ShutdownEvent event) {
        labels.close();
        removals.close();
        hooks.close();
        loop.close();
        convergence.close();
        deliveries.close();
        metrics.close();
    }

    private void ensureToken() {
        String given = settings.token();
        if (given != null) {
            tokens.accept(given, Role.ADMIN);
            return;
        }
        tokens.issueFirst().ifPresent(token -> System.out.printf("plimsoll token (shown only this once): %s%n", token));
    }
}
