package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Activated;
import dev.plimsoll.domain.decision.Reason.Active;
import dev.plimsoll.domain.decision.Reason.Idle;
import dev.plimsoll.domain.decision.Reason.IdleNotLongEnough;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scale to zero: takes the last container when there has been no work for a while, and brings it back when
/// there is.
///
/// - Work is a metric strictly above `activationThreshold`: a total, or the sum of the newest samples of
///   all containers that are not on their way out.
/// - While there is work, and until it has been idle for `idleTime`, a floor of 1; from then on a ceiling
///   of 0, which goes below min. At 0 it stays there until there is work, whatever the clock does.
/// - Idle time counts from when work was last seen, or else from the first look, so that nothing goes to
///   zero right after creation. Time in which nothing was measured is idle time, but a metric that is
///   missing now (of one container is enough) neither goes to zero nor wakes: it abstains.
/// - Somebody who asks for a container gets one: that is work seen, and a floor of 1 from zero, for `idleTime` and for
///   10 s at least, whatever the metric says.
/// - Shapes: `activationThreshold` from 0, in the metric's unit; `idleTime` from 0 s to 7 d.
/// - Example: `requests_per_second` above 0, idle time 15 min, bounds 2..10: no request since 12:00 means 0
///   containers at 12:15, and the next request means 2.
/// - Clock set back: work seen in the future was seen now; who asked in the future, beyond what clocks of two machines
///   differ by, has not asked.
/// - Source: KEDA, `activationThreshold` and `cooldownPeriod`.
public record ScaleToZeroPolicy(MetricName metric, double activationThreshold, Duration idleTime)
        implements ScalingPolicy {
    private static final Duration LONGEST = Duration.ofDays(7);

    /// Who asks for a container has it for so long at least; and clocks may differ by as much.
    private static final Duration LEAST_STAY = Duration.ofSeconds(10);

    public ScaleToZeroPolicy {
        new Problems()
                .check(
                        activationThreshold >= 0 && Double.isFinite(activationThreshold),
                        "activation_threshold",
                        "must be a finite number from 0")
                .check(
                        !idleTime.isNegative() && idleTime.compareTo(LONGEST) <= 0,
                        "idle_time_seconds",
                        "must be from 0 to 604800")
                .refuse();
    }

    /// How much work was seen.
    ///
    /// @param unknown why there may be more; null when this is all
    private record Work(double seen, @Nullable Reason unknown) {}

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(metric, Duration.ZERO);
    }

    @Override
    public boolean wakesFromZero() {
        return !metric.isFractionOfLimit();
    }

    @Override
    public Recommendation recommend(Situation situation) {
        Work work = work(situation);
        if (work.seen() > activationThreshold) {
            return new Floor(1, new Active(metric, work.seen(), activationThreshold));
        }
        Recommendation known = withoutWork(situation);
        Reason unknown = work.unknown();
        if (unknown == null) {
            return known;
        }
        Abstain abstain = new Abstain(unknown);
        return situation.current() == 0 ? new Both(abstain, known) : abstain;
    }

    private Recommendation withoutWork(Situation situation) {
        Duration idle = idle(situation);
        if (situation.current() > 0 && idle.compareTo(idleTime) < 0) {
            return new Floor(1, new IdleNotLongEnough(metric, idle, idleTime));
        }
        Instant activatedAt = situation.memory().activatedAt();
        return activatedAt != null && isStillAsked(Duration.between(activatedAt, situation.now()))
                ? new Floor(1, new Activated(activatedAt))
                : new Ceiling(0, new Idle(metric, idle));
    }

    private boolean isStillAsked(Duration ago) {
        Duration stay = idleTime.compareTo(LEAST_STAY) > 0 ? idleTime : LEAST_STAY;
        return ago.compareTo(stay) < 0 && ago.negated().compareTo(LEAST_STAY) < 0;
    }

    @Override
    public ScalingMemory remember(Situation situation, ScalingMemory memory) {
        boolean isFirstLook = lastActive(situation).equals(situation.now());
        return isFirstLook || work(situation).seen() > activationThreshold ? memory.active(situation.now()) : memory;
    }

    private static Duration idle(Situation situation) {
        return Duration.between(lastActive(situation), situation.now());
    }

    /// When work was last seen; now if never, or in the future.
    private static Instant lastActive(Situation situation) {
        Instant activeAt = situation.memory().activeAt();
        return activeAt == null || activeAt.isAfter(situation.now()) ? situation.now() : activeAt;
    }

    private Work work(Situation situation) {
        return switch (situation.observations().latest(metric)) {
            case Reading.Total(var series) ->
                isUsable(series.latest())
                        ? new Work(series.latest(), null)
                        : new Work(0, new MissingMetric(metric, "its value is no number from 0"));
            case Reading.PerContainer samples -> sum(situation, samples);
            case Reading.Stale(var age, var source) -> new Work(0, new StaleMetric(metric, age, source));
            case Reading.Missing(var detail) -> new Work(0, new MissingMetric(metric, detail));
            case Reading.Unanswered unanswered -> new Work(0, new MissingMetric(metric, unanswered.detail()));
            case Reading.Unmeasured _ -> new Work(0, new MissingMetric(metric, "no source measures it"));
        };
    }

    private Work sum(Situation situation, Reading.PerContainer samples) {
        double sum = 0;
        int measured = 0;
        int missing = 0;
        for (FleetContainer container : situation.fleet().containers()) {
            TimeSeries own = samples.series().get(container.id());
            if (!container.phase().isCurrent()) {
                continue;
            }
            if (own != null && isUsable(own.latest())) {
                sum = Math.min(Double.MAX_VALUE, sum + own.latest());
                measured++;
            } else {
                missing += container.phase() == ContainerPhase.STARTING ? 0 : 1;
            }
        }
        if (missing > 0) {
            return new Work(sum, new ScaleInNeedsAllSamples(metric, sum, missing));
        }
        return new Work(sum, measured > 0 ? null : new MissingMetric(metric, "no container has a sample"));
    }

    private static boolean isUsable(double value) {
        return value >= 0 && Double.isFinite(value);
    }
}
