package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.LastFleets;
import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Observations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// One tick of one autoscaler, the road that all else hangs on: observe, read, decide, record, wake the
/// converger. What is decided knows one moment; the clock is read again only to tell how long it took.
///
/// Never waits for containers to start or stop, and is never run twice at a time for the same autoscaler.
public final class EvaluateAutoscaler {
    private final AutoscalerRepository autoscalers;
    private final LastFleets fleets;
    private final Measurements measurements;
    private final RecordDecision record;
    private final Convergence convergence;
    private final ControlListener listener;
    private final Supplier<ProcessSettings> process;
    private final Clock clock;

    /// A use case that has seen no samples yet.
    ///
    /// @param process what holds for every autoscaler, as it is now
    public EvaluateAutoscaler(
            AutoscalerRepository autoscalers,
            LastFleets fleets,
            Measurements measurements,
            RecordDecision record,
            Convergence convergence,
            ControlListener listener,
            Supplier<ProcessSettings> process,
            Clock clock) {
        this.autoscalers = autoscalers;
        this.fleets = fleets;
        this.measurements = measurements;
        this.record = record;
        this.convergence = convergence;
        this.listener = listener;
        this.process = process;
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
        LastFleets.Seen seen = fleets.observe(autoscaler.target(), now);
        Fleet fleet = seen.fleet();
        Observations observations =
                measurements.take(fleet, autoscaler.settings().metrics(), now).during(seen.outage());
        Evaluation evaluation = autoscaler.evaluate(fleet, observations, process.get(), now);
        record.record(autoscaler, evaluation, now);
        if (seen.outage() == null) {
            wake(evaluation, fleet);
        }
        Duration took = Duration.between(now, clock.instant());
        listener.evaluated(new ControlListener.Evaluated(evaluation, fleet, observations, now, took));
    }

    /// Also when nothing was decided: whatever drifted from the desired count is brought back. An engine that is
    /// away brings nothing about; when it is back, everything is evaluated anew.
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
