package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.RecentSamples;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.policy.Guards;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// One tick of one autoscaler, the road that all else hangs on: observe, read, decide, record, wake the converger.
///
/// Never waits for containers to start or stop, and is never run twice at a time for the same autoscaler.
public final class EvaluateAutoscaler {
    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final Transactions transactions;
    private final ContainerControl containers;
    private final MetricsSource metrics;
    private final Convergence convergence;
    private final ControlListener listener;
    private final Supplier<Guards> guards;
    private final Clock clock;
    private final RecentSamples recentSamples = new RecentSamples();
    private final RandomGenerator random = new SecureRandom();

    /// A use case that has seen no samples yet.
    ///
    /// @param guards the process-wide thresholds, as they are now
    public EvaluateAutoscaler(
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            Transactions transactions,
            ContainerControl containers,
            MetricsSource metrics,
            Convergence convergence,
            ControlListener listener,
            Supplier<Guards> guards,
            Clock clock) {
        this.autoscalers = autoscalers;
        this.history = history;
        this.transactions = transactions;
        this.containers = containers;
        this.metrics = metrics;
        this.convergence = convergence;
        this.listener = listener;
        this.guards = guards;
        this.clock = clock;
    }

    /// Evaluates, unless the autoscaler is gone. A failure of the outside world is told to the listener; the next tick
    /// asks again.
    public void evaluate(AutoscalerId id) {
        try {
            autoscalers.find(id).ifPresent(this::evaluate);
        } catch (PortFailure.StoreConflict _) {
            // Somebody changed the settings meanwhile, and asked for a new evaluation themselves.
        } catch (PortFailure failure) {
            listener.evaluationFailed(id, failure, clock.instant());
        }
    }

    private void evaluate(Autoscaler autoscaler) {
        Instant now = clock.instant();
        Fleet fleet = containers.observe(autoscaler.target());
        Evaluation evaluation = autoscaler.evaluate(fleet, read(autoscaler, fleet, now), guards.get(), now);
        record(autoscaler, evaluation, now);
        listener.evaluated(evaluation, fleet, now);
        wake(evaluation, fleet);
    }

    private Observations read(Autoscaler autoscaler, Fleet fleet, Instant now) {
        Map<MetricName, Duration> lookBacks = autoscaler.settings().metrics();
        return recentSamples.extend(fleet, metrics.read(fleet, lookBacks.keySet(), now), lookBacks, now);
    }

    /// Before anything is done: a crash hides nothing.
    private void record(Autoscaler before, Evaluation evaluation, Instant now) {
        if (evaluation.autoscaler().equals(before)) {
            return;
        }
        transactions.inOne(() -> {
            Decision decision = evaluation.decision();
            if (isAction(before, decision)) {
                history.open(event(before, decision, now));
            }
            return autoscalers.update(evaluation.autoscaler());
        });
    }

    /// A dry run decides, and nothing comes of it.
    private static boolean isAction(Autoscaler autoscaler, Decision decision) {
        return decision.to() != decision.from() && autoscaler.settings().mode() == Mode.ACTIVE;
    }

    private ScalingEvent event(Autoscaler autoscaler, Decision decision, Instant now) {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return new ScalingEvent(
                HexFormat.of().formatHex(id),
                autoscaler.id(),
                autoscaler.target(),
                now,
                decision.from(),
                decision.to(),
                Explainer.explain(decision, autoscaler.settings().policies()),
                new Outcome.Pending());
    }

    /// Also when nothing was decided: whatever drifted from the desired count is brought back.
    private void wake(Evaluation evaluation, Fleet fleet) {
        Decision decision = evaluation.decision();
        Integer desired = evaluation.autoscaler().desired();
        boolean isSettled = decision.to() == decision.from()
                && desired != null
                && ConvergencePlan.of(fleet, desired).isDone();
        if (!isSettled) {
            convergence.wake(fleet.target());
        }
    }
}
