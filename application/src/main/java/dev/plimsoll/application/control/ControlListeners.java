package dev.plimsoll.application.control;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;

/// Several listeners, told one after the other.
///
/// @param all in the order in which they are told
public record ControlListeners(List<ControlListener> all) implements ControlListener {
    public ControlListeners {
        all = List.copyOf(all);
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        all.forEach(one -> one.evaluated(evaluated));
    }

    @Override
    public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {
        all.forEach(one -> one.evaluationFailed(id, failure, at));
    }

    @Override
    public void convergenceFailed(TargetId target, String detail, Instant at) {
        all.forEach(one -> one.convergenceFailed(target, detail, at));
    }

    @Override
    public void converged(TargetId target, Instant at) {
        all.forEach(one -> one.converged(target, at));
    }
}
