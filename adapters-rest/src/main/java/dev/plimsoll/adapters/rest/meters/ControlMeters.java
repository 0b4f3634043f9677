package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.TargetId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts and times what the control loop does.
@Singleton
final class ControlMeters implements ControlListener {
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final Meters meters;
    private final Timer evaluations;
    private final Timer pauses;
    private final Timer convergences;
    private final Map<AutoscalerId, Instant> lastEvaluations = new ConcurrentHashMap<>();
    private final Map<TargetId, Instant> unconverged = new ConcurrentHashMap<>();

    ControlMeters(Meters meters) {
        this.meters = meters;
        this.evaluations = meters.timer(
                "plimsoll.evaluation.duration", "From the beginning of an evaluation until its decision is recorded");
        this.pauses = meters.timer(
                "plimsoll.evaluation.pause", "Between the beginnings of two evaluations of one autoscaler");
        this.convergences = meters.timer(
                "plimsoll.convergence.duration", "From a changed count until the fleet has it, drains included");
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        Decision decision = evaluated.evaluation().decision();
        evaluations.record(evaluated.took());
        forgetBefore(evaluated.at().minus(FORGET_AFTER));
        Instant before = lastEvaluations.put(evaluated.evaluation().autoscaler().id(), evaluated.at());
        if (before != null && before.isBefore(evaluated.at())) {
            pauses.record(Duration.between(before, evaluated.at()));
        }
        count("plimsoll.decisions", "Decisions, by what they came to", "kind", kind(decision));
        Integer desired = evaluated.evaluation().autoscaler().desired();
        if (desired != null && decision.from() != decision.to()) {
            unconverged.putIfAbsent(evaluated.fleet().target(), evaluated.at());
        }
    }

    @Override
    public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {
        count(
                "plimsoll.port.failures",
                "Failures of the outside world that kept an evaluation",
                "failure",
                name(failure));
    }

    @Override
    public void convergenceFailed(TargetId target, String detail, Instant at) {
        count(
                "plimsoll.convergence.failures",
                "Times that a fleet could not be brought closer",
                "app",
                target.app().name());
    }

    @Override
    public void converged(TargetId target, Instant at) {
        Instant since = unconverged.remove(target);
        if (since != null && !at.isBefore(since)) {
            convergences.record(Duration.between(since, at));
        }
    }

    /// Autoscalers that are gone leave nothing behind.
    private void forgetBefore(Instant moment) {
        lastEvaluations.values().removeIf(at -> at.isBefore(moment));
        unconverged.values().removeIf(at -> at.isBefore(moment));
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(meters.registry())
                .increment();
    }

    private static String kind(Decision decision) {
        return switch (decision) {
            case Decision.ScaleOut _ -> "scale_out";
            case Decision.ScaleIn _ -> "scale_in";
            case Decision.Hold _ -> "hold";
        };
    }

    /// `engine_unavailable`, say.
    private static String name(PortFailure failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
