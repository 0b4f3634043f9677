package dev.plimsoll.application.control;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Observations;
import java.time.Duration;
import java.time.Instant;

/// Hears of everything that the control loop does. Calls come from many threads and must return quickly.
public interface ControlListener {
    /// An evaluation came to its decision and was recorded.
    void evaluated(Evaluated evaluated);

    /// The outside world kept an evaluation from its decision.
    void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at);

    /// A fleet could not be brought closer to its desired count; it is tried again. Not told while the engine
    /// cannot even be asked about it: `evaluationFailed` is.
    void convergenceFailed(TargetId target, String detail, Instant at);

    /// A fleet has its desired count.
    void converged(TargetId target, Instant at);

    /// An evaluation with what went into it.
    ///
    /// @param at when it began
    /// @param took until its decision was recorded, reading the outside world included
    record Evaluated(Evaluation evaluation, Fleet fleet, Observations observations, Instant at, Duration took) {}
}
