package dev.plimsoll.domain.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Scored;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Weighs several dimensions of load into one score, which sets the size of the change.
///
/// - Score: the weighted mean over the dimensions that are measured; each is 1 above `target + threshold`, −1
///   below `target − threshold`, and 0 in between.
/// - Formula: above 0.3 it adds `floor(score × 5) + 1`, below −0.3 it removes `floor(−score × 3) + 1`.
/// - Shapes: targets and thresholds in percent, while readings are ratios (0.75 is 75 %).
/// - Example: with [#DEFAULTS], cpu at 0.85 and memory at 0.95, network at 0.60 and disk_io at 0.50 score
///   0.4 + 0.3 = 0.7, so four more containers.
/// - Errors: a dimension that nobody measures is left out. One whose data is missing or stale is left out of
///   a scale-out, but a scale-in without it is not proposed, nor one while a ready container has no sample.
/// - Source: the auto-scaling pattern, `MultiDimensionalAutoScaler`.
public record MultiDimensionalPolicy(List<Dimension> dimensions, Aggregation aggregation) implements ScalingPolicy {
    /// The dimensions of the pattern.
    public static final List<Dimension> DEFAULTS = List.of(
            new Dimension(MetricName.CPU, 0.4, 70, 10),
            new Dimension(MetricName.MEMORY, 0.3, 80, 10),
            new Dimension(new MetricName("network"), 0.2, 60, 15),
            new Dimension(new MetricName("disk_io"), 0.1, 50, 20));

    private static final double LARGEST = 1e6;
    private static final double EDGE = 0.3;
    private static final int OUT_FACTOR = 5;
    private static final int IN_FACTOR = 3;

    /// One dimension.
    ///
    /// @param weight beside the weights of the others; they need not add up to 1
    /// @param target in percent
    /// @param threshold how far from the target nothing changes, in percent points
    public record Dimension(MetricName metric, double weight, double target, double threshold) {}

    public MultiDimensionalPolicy {
        dimensions = List.copyOf(dimensions);
        Problems problems = new Problems().check(!dimensions.isEmpty(), "dimensions", "must have at least one");
        Set<MetricName> metrics = new HashSet<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension one = dimensions.get(i);
            String at = "dimensions[" + i + "].";
            problems.check(metrics.add(one.metric()), at + "metric", "must not be given twice")
                    .check(isAmount(one.weight()), at + "weight", "must be a number above 0, to 1e6")
                    .check(isAmount(one.target()), at + "target", "must be a number above 0, to 1e6")
                    .check(isAmount(one.threshold()), at + "threshold", "must be a number above 0, to 1e6");
        }
        problems.refuse();
    }

    /// Of the means of the newest samples.
    public MultiDimensionalPolicy(List<Dimension> dimensions) {
        this(dimensions, Aggregation.NEWEST);
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return dimensions.stream().collect(toUnmodifiableMap(Dimension::metric, _ -> aggregation.period()));
    }

    @Override
    public Recommendation recommend(Situation situation) {
        WeightedScore score = new WeightedScore(situation, aggregation);
        for (Dimension dimension : dimensions) {
            score.add(dimension);
        }
        Scored scored = score.reason();
        if (scored == null) {
            return new Abstain(score.unknown() == null ? unmeasured() : score.unknown());
        }
        if (scored.score() > EDGE) {
            return new Propose(situation.out(size(score.value() * OUT_FACTOR)), scored);
        }
        return scored.score() < -EDGE ? scaleIn(situation, score, scored) : new Propose(situation.current(), scored);
    }

    private static Recommendation scaleIn(Situation situation, WeightedScore score, Scored scored) {
        if (score.unknown() != null) {
            return new Abstain(score.unknown());
        }
        return score.incomplete() != null
                ? new Propose(situation.current(), score.incomplete())
                : new Propose(situation.in(size(-score.value() * IN_FACTOR)), scored);
    }

    private static int size(double share) {
        return (int) Dust.off(share) + 1;
    }

    private Reason unmeasured() {
        return new Reason.MissingMetric(dimensions.getFirst().metric(), "no source measures any of the dimensions");
    }

    private static boolean isAmount(double value) {
        return value > 0 && value <= LARGEST;
    }
}
