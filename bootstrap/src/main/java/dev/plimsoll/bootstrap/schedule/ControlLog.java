package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.TargetId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs each change of a count, and each failure once until something else happens or it was not told for an hour.
@Singleton
final class ControlLog implements ControlListener {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);

    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final Map<Object, Failure> lastFailures = new ConcurrentHashMap<>();

    private record Failure(String detail, Instant at) {}

    @Override
    public void evaluated(Evaluated evaluated) {
        Evaluation evaluation = evaluated.evaluation();
        lastFailures.remove(evaluation.autoscaler().id());
        Decision decision = evaluation.decision();
        Settings settings = evaluation.autoscaler().settings();
        // A dry run would say the same at each tick; its status shows it.
        if (decision.to() != decision.from() && settings.mode() == Mode.ACTIVE) {
            LOG.info(
                    "{}: {}",
                    evaluated.fleet().target(),
                    Explainer.explain(decision, settings.policies()).sentence());
        }
    }

    @Override
    public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {
        // An engine that is away is logged once by who watches it, not once by each autoscaler.
        if (!(failure instanceof PortFailure.EngineUnavailable) && isNews(id, failure.detail(), at)) {
            LOG.warn("Evaluation of {} has to wait: {}", id.value(), failure.detail());
        }
    }

    @Override
    public void convergenceFailed(TargetId target, String detail, Instant at) {
        if (isNews(target, detail, at)) {
            LOG.warn("{} is not as it is to be yet: {}", target, detail);
        }
    }

    @Override
    public void converged(TargetId target, Instant at) {
        lastFailures.remove(target);
    }

    private boolean isNews(Object about, String detail, Instant at) {
        lastFailures.values().removeIf(old -> old.at().isBefore(at.minus(FORGET_AFTER)));
        Failure last = lastFailures.put(about, new Failure(detail, at));
        return last == null || !last.detail().equals(detail);
    }
}
