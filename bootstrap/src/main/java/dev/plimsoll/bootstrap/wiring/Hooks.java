package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.docker.control.DockerContainerExec;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.notifications.HttpHookCaller;
import dev.plimsoll.application.control.ActionResults;
import dev.plimsoll.application.control.ContainerLifecycle;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.HookRuns;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.control.LifecycleWatch;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.application.usecase.ManageLifecycleActions;
import dev.plimsoll.application.usecase.ManageLifecycleHooks;
import dev.plimsoll.bootstrap.config.NotificationSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/// Lifecycle hooks as beans.
@Factory
final class Hooks {
    @Singleton
    @Bean(preDestroy = "close")
    HttpHookCaller hookCaller(NotificationSettings settings, Clock clock) {
        return new HttpHookCaller(settings.allowLocalUrls(), clock);
    }

    @Singleton
    DockerContainerExec containerExec(Engine engine) {
        return new DockerContainerExec(engine);
    }

    @Singleton
    KnownHooks knownHooks(LifecycleHookRepository repository) {
        return new KnownHooks(repository);
    }

    @Singleton
    LifecycleActions lifecycleActions(LifecycleActionRepository repository, Transactions transactions) {
        return new LifecycleActions(repository, transactions);
    }

    /// Convergers are made when the first action ends, as they themselves need what actions come from.
    @Singleton
    ActionResults actionResults(LifecycleActions actions, EventLog events, BeanProvider<Convergence> convergence) {
        return new ActionResults(actions, events, target -> convergence.get().wake(target));
    }

    @Singleton
    HookRuns hookRuns(
            KnownHooks hooks,
            LifecycleActions actions,
            ActionResults results,
            HookCaller caller,
            ContainerExec exec,
            Clock clock) {
        Executor executor = task -> Thread.ofVirtual().name("lifecycle hook").start(task);
        return new HookRuns(hooks, actions, results, caller, exec, executor, clock);
    }

    @Singleton
    ContainerLifecycle containerLifecycle(KnownHooks hooks, LifecycleActions actions, HookRuns runs) {
        return new ContainerLifecycle(hooks, actions, runs);
    }

    @Singleton
    LifecycleWatch lifecycleWatch(HookRuns runs, @Named("control-timer") ScheduledExecutorService timer) {
        return new LifecycleWatch(runs, timer);
    }

    @Singleton
    ManageLifecycleHooks manageLifecycleHooks(
            FindTarget findTarget,
            LifecycleHookRepository repository,
            KnownHooks hooks,
            LifecycleActions actions,
            HookCaller caller,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        return new ManageLifecycleHooks(
                findTarget, repository, hooks, actions, caller, events, transactions, convergence, clock);
    }

    @Singleton
    ManageLifecycleActions manageLifecycleActions(
            FindApp findApp,
            KnownHooks hooks,
            LifecycleActions actions,
            HookRuns runs,
            ActionResults results,
            Clock clock) {
        return new ManageLifecycleActions(findApp, hooks, actions, runs, results, clock);
    }
}
