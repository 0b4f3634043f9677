package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.ControlListeners;
import dev.plimsoll.application.control.Exits;
import dev.plimsoll.application.control.FleetView;
import dev.plimsoll.application.control.LastFleets;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.control.RoutedContainers;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.FakeProber;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryCare;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.InMemoryOperationRepository;
import dev.plimsoll.application.fake.InMemoryOwnAppRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A whole Plimsoll over fakes, whose time and threads stand still unless a test moves them: one Compose project
/// `shop` with one container of `web`, and an autoscaler for it.
final class Installation {
    static final Actor ANN = new Actor("us-1", "ann");
    static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    final SettableClock clock = new SettableClock();
    final InMemoryPlatform platform = new InMemoryPlatform(clock);
    final InMemoryLoadBalancers balancers = new InMemoryLoadBalancers();
    final InMemoryContainerAddresses addresses = new InMemoryContainerAddresses(platform);
    final InMemoryCare care = new InMemoryCare(platform, _ -> isWoken = true, clock);
    final FakeProber prober = new FakeProber();
    final FakeMetricsSource metrics = new FakeMetricsSource();
    final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    final InMemoryScalingHistory history = new InMemoryScalingHistory();
    final InMemoryDecisionHistory decisions = new InMemoryDecisionHistory();
    final InMemoryEventLog log = new InMemoryEventLog();
    final InMemoryOperationRepository storedOperations = new InMemoryOperationRepository();
    final LatestEvaluations latest = new LatestEvaluations();
    final AutoscalerId id = new AutoscalerId("au-1");
    ProcessSettings process = ProcessSettings.DEFAULT;
    Runnable beforeCommit = () -> {};
    OpenOperations operations = new OpenOperations(storedOperations);
    private EvaluateAutoscaler evaluate;
    private ConvergeFleet converge;
    private Duration fallback = Duration.ZERO;
    private Measurements measurements = new Measurements(new MetricSources(List.of(metrics)), fallback);
    final List<String> told = new ArrayList<>();
    private boolean isWoken;
    private final List<Runnable> questions = new ArrayList<>();
    private boolean doQuestionsWait;
    private Traffic traffic;

    Installation(int min, int max) {
        platform.up(WEB, 1);
        metrics.each(CPU, 0.5);
        var settings = new Settings(
                new Bounds(min, max), List.of(new TargetTrackingPolicy(CPU, 0.5)), Behavior.DEFAULT, false);
        autoscalers.insert(Autoscaler.create(id, WEB, settings, clock.instant()));
        traffic = newTraffic();
        converge = converger(new ControlListeners(List.of(latest, new Telling())));
        evaluate = evaluator(latest);
    }

    /// Another process starts on what the platform and the stores kept.
    void restart() {
        platform.restartProcess();
        beforeCommit = () -> {};
        operations = new OpenOperations(storedOperations);
        new ResumeOperations(operations, _ -> isWoken = true).resume();
        traffic = newTraffic();
        converge = converger(new ControlListeners(List.of(latest, new Telling())));
        evaluate = evaluator(latest);
    }

    /// One second passes, one evaluation runs, and the converger works until it has nothing more to do.
    void tick() {
        clock.advance(Duration.ofSeconds(1));
        evaluate.evaluate(id);
        settle();
    }

    void ticks(int count) {
        for (int i = 0; i < count; i++) {
            tick();
        }
    }

    void evaluate() {
        evaluate.evaluate(id);
    }

    /// Some time passes in which nobody evaluates.
    void seconds(int count) {
        Instant end = clock.instant().plusSeconds(count);
        while (clock.instant().isBefore(end)) {
            Duration left = Duration.between(clock.instant(), end);
            Duration wait = settle().orElse(left);
            clock.advance(wait.compareTo(left) < 0 ? wait : left);
        }
        settle();
    }

    /// So many tenths of a second pass, after each of which the converger looks.
    void passes(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMillis(100));
            settle();
        }
    }

    /// As all but the converger see it.
    Fleet seen() {
        return traffic.seen(platform.look(WEB));
    }

    Traffic traffic() {
        return traffic;
    }

    void desire(int count) {
        Autoscaler present = autoscaler();
        autoscalers.update(new Autoscaler(
                present.id(),
                present.target(),
                present.settings(),
                present.owner(),
                count,
                present.memory(),
                present.createdAt(),
                present.updatedAt(),
                present.lastScaleAt(),
                present.version()));
    }

    void passOnce() {
        var _ = converge.pass();
    }

    /// Converges until nobody asks for another pass at once.
    ///
    /// @return after what time it wants to look again
    Optional<Duration> settle() {
        Optional<Duration> again = converge.pass();
        for (int passes = 0; isWoken || again.equals(Optional.of(Duration.ZERO)); passes++) {
            if (passes > 100) {
                throw new AssertionError("the converger never comes to rest");
            }
            isWoken = false;
            again = converge.pass();
        }
        return again;
    }

    int running() {
        return platform.look(WEB).current();
    }

    Autoscaler autoscaler() {
        return autoscalers.find(id).orElseThrow();
    }

    List<ScalingEvent> events() {
        return history.latest(id, 100);
    }

    /// Newest first.
    List<RecordedDecision> decisions() {
        return decisions.page(id, DecisionHistory.Selection.ALL, 1, 1000).decisions();
    }

    PreviewAutoscaler.Preview preview(Map<?, ?> body) {
        FindAutoscaler find = new FindAutoscaler(autoscalers, new FindApp(platform));
        return new PreviewAutoscaler(find, platform, measurements, () -> process, clock).preview("shop", id, body);
    }

    /// As the API does it: the operation is on its way when this returns.
    Operation scale(int amount) {
        FindApp find = new FindApp(platform);
        Map<String, ?> body = Map.of("containers", List.of(Map.of("name", "web", "amount", amount)));
        return new ScaleApp(
                        find,
                        autoscalers,
                        storedOperations,
                        log,
                        operations,
                        new InMemoryTransactions(autoscalers, storedOperations, log),
                        _ -> isWoken = true,
                        clock)
                .scale("shop", body, ANN);
    }

    /// As a request does that waits for a container.
    ActivateTarget.Activated activate() {
        return activator().activate(platform.look(WEB));
    }

    ActivateTarget activator() {
        FindApp find = new FindApp(platform);
        return new ActivateTarget(
                new FindTarget(find, new FindAutoscaler(autoscalers, find)),
                platform,
                autoscalers,
                history,
                it -> evaluate.evaluate(it),
                () -> process,
                clock);
    }

    Operation restartAll() {
        var transactions = new InMemoryTransactions(storedOperations, log);
        return new RestartApp(
                        new FindApp(platform),
                        storedOperations,
                        operations,
                        log,
                        transactions,
                        _ -> isWoken = true,
                        clock)
                .restart("shop", Map.of(), ANN);
    }

    Operation stored(Operation operation) {
        return storedOperations.find(operation.id()).orElseThrow();
    }

    boolean isWoken() {
        return isWoken;
    }

    void change(UnaryOperator<Settings> change) {
        Autoscaler present = autoscaler();
        autoscalers.update(present.with(change.apply(present.settings()), clock.instant()));
    }

    /// What was last known serves for so long where nobody answers.
    void fallsBackFor(Duration longest) {
        fallback = longest;
        restart();
    }

    private EvaluateAutoscaler evaluator(ControlListener listener) {
        measurements = new Measurements(new MetricSources(List.of(metrics)), fallback);
        return new EvaluateAutoscaler(
                autoscalers,
                new LastFleets(new RoutedContainers(platform, care.care, traffic), fallback),
                measurements,
                new RecordDecision(autoscalers, history, log, decisions, new DyingTransactions()),
                _ -> isWoken = true,
                listener,
                () -> process,
                clock);
    }

    /// From now on probes get no answer, or do again.
    void questionsWait(boolean doWait) {
        doQuestionsWait = doWait;
        if (!doWait) {
            List.copyOf(questions).forEach(Runnable::run);
            questions.clear();
        }
    }

    private void ask(Runnable question) {
        if (doQuestionsWait) {
            questions.add(question);
        } else {
            question.run();
        }
    }

    private Traffic newTraffic() {
        return new Traffic(balancers, addresses, prober, this::ask, _ -> isWoken = true);
    }

    private ConvergeFleet converger(ControlListener listener) {
        Route route = traffic.of(WEB);
        return new ConvergeFleet(
                WEB,
                autoscalers,
                history,
                platform,
                new FleetView(WEB, platform, care.care, route, log, listener),
                new Exits(WEB, platform, care.care, route, Runnable::run, () -> isWoken = true),
                operations,
                new Removals(new InMemoryOwnAppRepository(), autoscalers, platform),
                listener,
                () -> process,
                clock);
    }

    /// Keeps what convergers complain of.
    private final class Telling implements ControlListener {
        @Override
        public void evaluated(Evaluated evaluated) {}

        @Override
        public void evaluationFailed(AutoscalerId failed, PortFailure failure, Instant at) {}

        @Override
        public void convergenceFailed(TargetId target, String detail, Instant at) {
            told.add(detail);
        }

        @Override
        public void converged(TargetId target, Instant at) {}
    }

    /// Lets a test strike when all is written but nothing committed.
    private final class DyingTransactions implements Transactions {
        private final Transactions real = new InMemoryTransactions(autoscalers, history, log, decisions);

        @Override
        public <T> T inOne(Supplier<T> work) {
            return real.inOne(() -> {
                T done = work.get();
                beforeCommit.run();
                return done;
            });
        }
    }
}
