package dev.plimsoll.application.control;

import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers how each autoscaler's latest evaluation went, for those who ask how things stand. One that was not
/// evaluated
/// for an hour is gone.
public final class LatestEvaluations implements ControlListener {
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final Map<AutoscalerId, Status> latest = new ConcurrentHashMap<>();

    /// How things stood at the latest evaluation.
    ///
    /// @param desired the count wanted, in containers; in a dry run nobody brings it about
    /// @param current how many there were
    /// @param ready how many of them were fit to serve
    /// @param metricValue the first metric that was read, in its own unit; null when there was none
    public record Status(
            Instant at,
            int desired,
            int current,
            int ready,
            @Nullable Double metricValue,
            Explanation explanation) {}

    public Optional<Status> of(AutoscalerId id) {
        return Optional.ofNullable(latest.get(id));
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        Evaluation evaluation = evaluated.evaluation();
        Fleet fleet = evaluated.fleet();
        Instant at = evaluated.at();
        Settings settings = evaluation.autoscaler().settings();
        Fleet warm = fleet.warmedUp(settings.behavior().readiness().warmUp(), at);
        Explanation explanation = Explainer.explain(evaluation.decision(), settings.policies());
        Status status = new Status(
                at, evaluation.decision().to(), warm.current(), warm.ready(), explanation.observed(), explanation);
        latest.values().removeIf(old -> old.at().isBefore(at.minus(FORGET_AFTER)));
        latest.put(evaluation.autoscaler().id(), status);
    }

    @Override
    public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {
        latest.computeIfPresent(
                id,
                (_, old) -> new Status(
                        at,
                        old.desired(),
                        old.current(),
                        old.ready(),
                        null,
                        new Explanation(
                                "Hold at " + old.desired() + ": " + failure.detail() + ".", List.of(), List.of())));
    }

    @Override
    public void convergenceFailed(TargetId target, String detail, Instant at) {
        // The history carries it.
    }

    @Override
    public void converged(TargetId target, Instant at) {
        // The history carries it.
    }
}
