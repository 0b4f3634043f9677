package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.ControlLoop;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.Evaluations;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.control.LastFleets;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.control.PushedMetrics;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.job.JobQueue;
import dev.plimsoll.application.usecase.ChangeAutoscaler;
import dev.plimsoll.application.usecase.DeclareMetrics;
import dev.plimsoll.application.usecase.EvaluateAutoscaler;
import dev.plimsoll.application.usecase.ExchangeToken;
import dev.plimsoll.application.usecase.FindAlert;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.FindAutoscaler;
import dev.plimsoll.application.usecase.FindOperation;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.application.usecase.FindToken;
import dev.plimsoll.application.usecase.ManageAlerts;
import dev.plimsoll.application.usecase.ManageApps;
import dev.plimsoll.application.usecase.ManageContainerTypes;
import dev.plimsoll.application.usecase.ManageProcessSettings;
import dev.plimsoll.application.usecase.ManageTokens;
import dev.plimsoll.application.usecase.PreviewAutoscaler;
import dev.plimsoll.application.usecase.ProtectContainer;
import dev.plimsoll.application.usecase.PruneHistory;
import dev.plimsoll.application.usecase.ReadContainers;
import dev.plimsoll.application.usecase.ReadDecisions;
import dev.plimsoll.application.usecase.ReadEvents;
import dev.plimsoll.application.usecase.ReadSeries;
import dev.plimsoll.application.usecase.ReadStats;
import dev.plimsoll.application.usecase.ReceiveSamples;
import dev.plimsoll.application.usecase.ReceiveSignal;
import dev.plimsoll.application.usecase.RecommendTarget;
import dev.plimsoll.application.usecase.RecordDecision;
import dev.plimsoll.application.usecase.RegisterAutoscaler;
import dev.plimsoll.application.usecase.RemoveAutoscaler;
import dev.plimsoll.application.usecase.RestartApp;
import dev.plimsoll.application.usecase.ResumeOperations;
import dev.plimsoll.application.usecase.ScaleApp;
import dev.plimsoll.application.usecase.SimulateAutoscaler;
import dev.plimsoll.application.usecase.WatchAlerts;
import dev.plimsoll.bootstrap.config.CircuitOptions;
import dev.plimsoll.bootstrap.config.ControlSettings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.policy.Guards;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The use cases as beans.
@Factory
final class UseCases {
    /// As fine as the databases keep it: what is answered now is what is listed later.
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }

    @Singleton
    FindApp findApp(AppCatalog catalog) {
        return new FindApp(catalog);
    }

    @Singleton
    FindAutoscaler findAutoscaler(AutoscalerRepository autoscalers, FindApp findApp) {
        return new FindAutoscaler(autoscalers, findApp);
    }

    @Singleton
    RegisterAutoscaler registerAutoscaler(
            FindApp findApp,
            AutoscalerRepository autoscalers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Evaluations evaluations,
            Clock clock) {
        return new RegisterAutoscaler(
                findApp, autoscalers, events, transactions, metrics, evaluations, Behavior.DEFAULT, clock);
    }

    @Singleton
    ChangeAutoscaler changeAutoscaler(
            FindAutoscaler findAutoscaler,
            AutoscalerRepository autoscalers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Evaluations evaluations,
            Clock clock) {
        return new ChangeAutoscaler(findAutoscaler, autoscalers, events, transactions, metrics, evaluations, clock);
    }

    @Singleton
    RemoveAutoscaler removeAutoscaler(
            FindAutoscaler findAutoscaler,
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            DecisionHistory decisions,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        return new RemoveAutoscaler(findAutoscaler, autoscalers, history, decisions, events, transactions, clock);
    }

    @Singleton
    OpenOperations openOperations(OperationRepository operations) {
        return new OpenOperations(operations);
    }

    @Singleton
    ScaleApp scaleApp(
            FindApp findApp,
            AutoscalerRepository autoscalers,
            OperationRepository repository,
            EventLog events,
            OpenOperations operations,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        return new ScaleApp(findApp, autoscalers, repository, events, operations, transactions, convergence, clock);
    }

    @Singleton
    RestartApp restartApp(
            FindApp findApp,
            OperationRepository repository,
            OpenOperations operations,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        return new RestartApp(findApp, repository, operations, events, transactions, convergence, clock);
    }

    @Singleton
    ResumeOperations resumeOperations(OpenOperations operations, Convergence convergence) {
        return new ResumeOperations(operations, convergence);
    }

    @Singleton
    FindOperation findOperation(OperationRepository operations, OpenOperations open) {
        return new FindOperation(operations, open);
    }

    @Singleton
    ManageApps.Belongings belongings(
            AutoscalerRepository autoscalers,
            RemoveAutoscaler removeAutoscaler,
            AlertRepository alerts,
            MetricDefinitionRepository definitions,
            KnownDefinitions known,
            TokenRepository tokens,
            NotifierRepository notifiers,
            Outbox outbox,
            LifecycleHookRepository hooks,
            KnownHooks knownHooks) {
        return new ManageApps.Belongings(
                autoscalers,
                removeAutoscaler,
                alerts,
                definitions,
                known,
                tokens,
                notifiers,
                outbox,
                hooks,
                knownHooks);
    }

    @Singleton
    ManageApps manageApps(
            FindApp findApp,
            AppCatalog catalog,
            OwnAppRepository ownApps,
            ManageApps.Belongings belongings,
            EventLog events,
            Transactions transactions,
            Removals removals,
            Convergence convergence,
            Clock clock) {
        return new ManageApps(
                findApp, catalog, ownApps, belongings, events, transactions, removals, convergence, clock);
    }

    @Singleton
    ManageContainerTypes manageContainerTypes(
            FindApp findApp,
            OwnAppRepository ownApps,
            ManageApps.Belongings belongings,
            BindRoots bindRoots,
            ContainerControl containers,
            KnownProcessSettings process,
            OperationRepository repository,
            OpenOperations operations,
            EventLog events,
            Transactions transactions,
            Convergence convergence,
            Clock clock) {
        return new ManageContainerTypes(
                findApp,
                ownApps,
                belongings,
                bindRoots,
                containers,
                process,
                repository,
                operations,
                events,
                transactions,
                convergence,
                clock);
    }

    @Singleton
    Protections protections(ProtectionRepository repository) {
        return new Protections(repository);
    }

    @Singleton
    ReadContainers readContainers(FindApp findApp, ContainerControl containers) {
        return new ReadContainers(findApp, containers);
    }

    @Singleton
    ProtectContainer protectContainer(
            ReadContainers containers,
            ProtectionRepository repository,
            Protections protections,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        return new ProtectContainer(containers, repository, protections, events, transactions, clock);
    }

    @Singleton
    ReadDecisions readDecisions(FindAutoscaler findAutoscaler, DecisionHistory decisions) {
        return new ReadDecisions(findAutoscaler, decisions);
    }

    @Singleton
    PruneHistory pruneHistory(
            DecisionHistory decisions, OperationRepository operations, ControlSettings settings, Clock clock) {
        return new PruneHistory(decisions, operations, settings.decisionRetention(), clock);
    }

    @Singleton
    RecordDecision recordDecision(
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            EventLog events,
            DecisionHistory decisions,
            Transactions transactions) {
        return new RecordDecision(autoscalers, history, events, decisions, transactions);
    }

    @Singleton
    FindAlert findAlert(AlertRepository alerts, AutoscalerRepository autoscalers, FindApp findApp) {
        return new FindAlert(alerts, autoscalers, findApp);
    }

    @Singleton
    ManageAlerts manageAlerts(
            FindApp findApp,
            FindAlert findAlert,
            AlertRepository alerts,
            NotifierRepository notifiers,
            EventLog events,
            Transactions transactions,
            MetricSources metrics,
            Clock clock) {
        return new ManageAlerts(findApp, findAlert, alerts, notifiers, events, transactions, metrics, clock);
    }

    @Singleton
    WatchAlerts watchAlerts(FindAlert findAlert, AlertRepository alerts, EventLog events, Transactions transactions) {
        return new WatchAlerts(findAlert, alerts, events, transactions);
    }

    @Singleton
    ReadEvents readEvents(FindAutoscaler findAutoscaler, FindApp findApp, EventLog events, ScalingHistory history) {
        return new ReadEvents(findAutoscaler, findApp, events, history);
    }

    @Singleton
    ManageTokens manageTokens(TokenRepository tokens, EventLog events, Transactions transactions, Clock clock) {
        return new ManageTokens(tokens, events, transactions, clock);
    }

    @Singleton
    FindToken findToken(TokenRepository tokens, Clock clock) {
        return new FindToken(tokens, clock);
    }

    @Singleton
    ExchangeToken exchangeToken(FindToken findToken, TokenRepository tokens, Clock clock) {
        return new ExchangeToken(findToken, tokens, clock);
    }

    @Singleton
    LatestEvaluations latestEvaluations() {
        return new LatestEvaluations();
    }

    @Singleton
    KnownProcessSettings knownProcessSettings(SettingsRepository repository, ControlSettings settings, Clock clock) {
        Guards guards = new Guards(settings.guardCpu(), settings.guardMemory(), settings.guardQueue());
        return new KnownProcessSettings(repository, guards, clock);
    }

    @Singleton
    ManageProcessSettings manageProcessSettings(
            SettingsRepository repository,
            KnownProcessSettings known,
            EventLog events,
            Transactions transactions,
            BeanProvider<ControlLoop> loop,
            Clock clock) {
        return new ManageProcessSettings(
                repository, known, events, transactions, () -> loop.get().requestAll(), clock);
    }

    @Singleton
    KnownDefinitions knownDefinitions(MetricDefinitionRepository definitions, Clock clock) {
        return new KnownDefinitions(definitions, clock);
    }

    @Singleton
    PushedMetrics pushedMetrics(KnownDefinitions definitions) {
        return new PushedMetrics(definitions);
    }

    @Singleton
    DeclareMetrics declareMetrics(
            FindApp findApp,
            FindAutoscaler findAutoscaler,
            MetricDefinitionRepository definitions,
            KnownDefinitions known,
            MetricSources sources,
            PushedMetrics pushed,
            EventLog events,
            Transactions transactions,
            Clock clock) {
        return new DeclareMetrics(
                findApp, findAutoscaler, definitions, known, sources, pushed, events, transactions, clock);
    }

    @Singleton
    ReceiveSamples receiveSamples(FindApp findApp, KnownDefinitions known, PushedMetrics pushed, Clock clock) {
        return new ReceiveSamples(findApp, known, pushed, clock);
    }

    @Singleton
    Measurements measurements(MetricSources metrics, CircuitOptions circuits) {
        return new Measurements(metrics, circuits.fallbackAge());
    }

    @Singleton
    EvaluateAutoscaler evaluateAutoscaler(
            AutoscalerRepository autoscalers,
            LastFleets fleets,
            Measurements measurements,
            RecordDecision record,
            Convergence convergence,
            ControlListener listener,
            KnownProcessSettings process,
            Clock clock) {
        return new EvaluateAutoscaler(autoscalers, fleets, measurements, record, convergence, listener, process, clock);
    }

    @Singleton
    PreviewAutoscaler previewAutoscaler(
            FindAutoscaler findAutoscaler,
            ContainerControl containers,
            Measurements measurements,
            KnownProcessSettings process,
            Clock clock) {
        return new PreviewAutoscaler(findAutoscaler, containers, measurements, process, clock);
    }

    @Singleton
    ReceiveSignal receiveSignal(
            FindAutoscaler findAutoscaler, AutoscalerRepository autoscalers, Evaluations evaluations, Clock clock) {
        return new ReceiveSignal(findAutoscaler, autoscalers, evaluations, clock);
    }

    @Singleton
    FindTarget findTarget(FindApp findApp, FindAutoscaler findAutoscaler) {
        return new FindTarget(findApp, findAutoscaler);
    }

    @Singleton
    ReadSeries readSeries(FindTarget findTarget, MetricMemory memory, MetricHistory history, Clock clock) {
        return new ReadSeries(findTarget, memory, history, clock);
    }

    @Singleton
    ReadStats readStats(
            FindTarget findTarget,
            ContainerControl containers,
            MetricSources metrics,
            MetricMemory memory,
            ReadSeries series,
            Clock clock) {
        return new ReadStats(findTarget, containers, metrics, memory, series, clock);
    }

    @Singleton
    RecommendTarget recommendTarget(FindTarget findTarget, ReadStats stats, Clock clock) {
        return new RecommendTarget(findTarget, stats, clock);
    }

    /// Beside the service and behind it: on one thread, of the lowest priority where the system heeds any.
    @Singleton
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it: a simulation may only be later for it
    JobQueue simulations(Clock clock) {
        ThreadFactory threads = Thread.ofPlatform()
                .name("simulations")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
        Executor one = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads);
        return new JobQueue(one, Progress.UNHEARD, clock);
    }

    @Singleton
    SimulateAutoscaler simulateAutoscaler(ReadSeries series, JobQueue simulations, Clock clock) {
        return new SimulateAutoscaler(series, simulations, clock);
    }
}
