package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason.Crossed;
import dev.plimsoll.domain.decision.Reason.Guarded;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resource guard: one container more while cpu, memory or the queue is beyond its threshold, and no
/// scale-in meanwhile. Otherwise it leaves the count to others.
///
/// - Formula: the mean of the newest samples of cpu and of memory, and the queue of the whole fleet, each
///   `observed > threshold`.
/// - Shapes: cpu and memory as ratios above 0 (0.80 is 80 %), the queue in items from 0; what is null takes
///   the threshold of the whole process.
/// - Example: 4 containers at 0.85 cpu with the process-wide 0.80: it proposes 5 and vetoes a scale-in.
/// - Imagined on fewer containers, cpu is spread over those, but memory stays what it is.
/// - Errors: what nobody measures (the queue, as a rule) is left out. What is missing or stale, or lacks
///   samples of ready containers, makes it abstain unless another is beyond its threshold.
/// - Source: `POST /api/process/auto-scaling` of the reference server, which names the thresholds only.
public record ResourceGuardPolicy(
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double queue) implements ScalingPolicy {
    /// How many items wait for the fleet.
    public static final MetricName QUEUE = new MetricName("queue_depth");

    private static final double LARGEST = 9e18;

    public ResourceGuardPolicy {
        new Problems()
                .check(cpu == null || isRatio(cpu), "cpu", "must be a number above 0, to 9e18")
                .check(memory == null || isRatio(memory), "memory", "must be a number above 0, to 9e18")
                .check(queue == null || (queue >= 0 && queue <= LARGEST), "queue", "must be a number from 0 to 9e18")
                .refuse();
    }

    /// With the process-wide thresholds.
    public ResourceGuardPolicy() {
        this(null, null, null);
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(MetricName.CPU, Duration.ZERO, MetricName.MEMORY, Duration.ZERO, QUEUE, Duration.ZERO);
    }

    @Override
    public Recommendation recommend(Situation situation) {
        Guards guards = situation.guards();
        Recommendation first = watch(situation, MetricName.CPU, cpu == null ? guards.cpu() : cpu);
        Recommendation second = watch(situation, MetricName.MEMORY, memory == null ? guards.memory() : memory);
        Recommendation third = watch(situation, QUEUE, queue == null ? guards.queue() : queue);
        Recommendation gravest = graver(graver(first, second), third);
        return gravest == null ? unmeasured() : gravest;
    }

    /// Null when nobody measures it.
    private static @Nullable Recommendation watch(Situation situation, MetricName metric, double threshold) {
        if (!Gauge.isMeasured(metric, situation)) {
            return null;
        }
        return switch (gauge(metric, situation)) {
            case Gauge.Unknown(var reason) -> new Abstain(reason);
            case Gauge.Known gauge -> compare(situation, metric, gauge, threshold);
        };
    }

    private static Gauge gauge(MetricName metric, Situation situation) {
        if (metric.equals(QUEUE)) {
            return Gauge.together(metric, situation);
        }
        // Much of its memory a container needs for itself, however few share the load.
        return Gauge.newest(metric, metric.equals(MetricName.MEMORY) ? situation.asMeasured() : situation);
    }

    private static Recommendation compare(Situation situation, MetricName metric, Gauge.Known gauge, double threshold) {
        double observed = gauge.value();
        if (observed > threshold) {
            Crossed crossed = new Crossed(metric, observed, threshold, true);
            return new Both(new Propose(situation.out(1), crossed), new Veto(crossed));
        }
        return gauge.missing() > 0
                ? new Abstain(new ScaleInNeedsAllSamples(metric, observed, gauge.missing()))
                : new Inactive(new Guarded());
    }

    private static @Nullable Recommendation graver(@Nullable Recommendation one, @Nullable Recommendation other) {
        return gravity(other) > gravity(one) ? other : one;
    }

    private static int gravity(@Nullable Recommendation recommendation) {
        if (recommendation == null) {
            return 0;
        }
        if (recommendation instanceof Both) {
            return 3;
        }
        return recommendation instanceof Abstain ? 2 : 1;
    }

    private static Recommendation unmeasured() {
        return new Abstain(new MissingMetric(MetricName.CPU, "no source measures it, nor memory, nor a queue"));
    }

    private static boolean isRatio(double value) {
        return value > 0 && value <= LARGEST;
    }
}
