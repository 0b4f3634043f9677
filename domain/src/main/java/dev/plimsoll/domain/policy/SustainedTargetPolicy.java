package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Map;

/// Sustained target: out when the metric was above its target for some minutes on end, in when it was below
/// half of it.
///
/// - Formula: the mean of each of the last `periods` whole periods of the clock; when all are above `target`,
///   one more; when all are below `target ÷ 2`, one less; else the fleet stands. If `isProportional`, out goes
///   at once to `ceil(warm × lowest mean ÷ target)`, at least one more.
/// - Periods are those of the clock, such as minutes, so that one hot minute is never taken for parts of two.
/// - Shapes: `target` at least 0.001 (0.01 for a fraction of a limit), in the metric's unit; `periods` from 1
///   to 5; `period` from 1 s to 10 min.
/// - Example: target 0.70, 2 periods of a minute: with means of 0.90 and 0.75 it votes out, with 0.90 and
///   0.60 it holds, with 0.30 and 0.20 it votes in. Proportional, 4 containers, target 100: with means of
///   250 and 220 it proposes 9.
/// - Errors: a metric that is missing or stale, had no sample in one of the periods, or none in the first half
///   of the oldest, abstains; while a ready container has no sample, nothing is scaled in.
/// - Source: what Scalingo says of its autoscaler, which adds several containers at once for
///   `rpm_per_container` only.
///
/// @param isProportional whether it adds several containers at once
public record SustainedTargetPolicy(
        MetricName metric, double target, int periods, Duration period, boolean isProportional)
        implements ScalingPolicy, Targeted {
    public static final int DEFAULT_PERIODS = 2;
    public static final Duration DEFAULT_PERIOD = Duration.ofMinutes(1);

    private static final int MOST_PERIODS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double LARGEST = 9e18;

    public SustainedTargetPolicy {
        double smallest = metric.isFractionOfLimit() ? 0.01 : 0.001;
        new Problems()
                .check(
                        target >= smallest && target <= LARGEST,
                        "target",
                        "must be a number from " + smallest + " to 9e18")
                .check(periods >= 1 && periods <= MOST_PERIODS, "evaluation_periods", "must be from 1 to 5")
                .check(
                        period.toSeconds() >= 1 && period.compareTo(LONGEST) <= 0,
                        "period_seconds",
                        "must be from 1 to 600")
                .refuse();
    }

    /// Two minutes, and the steps that suit the metric.
    public SustainedTargetPolicy(MetricName metric, double target) {
        this(metric, target, DEFAULT_PERIODS, DEFAULT_PERIOD, suitsSteps(metric));
    }

    /// Whether several containers at once suit the metric: how many requests each has tells how many are needed.
    public static boolean suitsSteps(MetricName metric) {
        return metric.equals(MetricName.REQUESTS);
    }

    @Override
    public boolean isShort() {
        return equals(new SustainedTargetPolicy(metric, target));
    }

    @Override
    public SustainedTargetPolicy with(MetricName other, double value) {
        return new SustainedTargetPolicy(
                other, value, periods, period, metric.equals(other) ? isProportional : suitsSteps(other));
    }

    /// One period more than is compared: the present one is not over yet.
    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(metric, period.multipliedBy(periods + 1L));
    }

    @Override
    public Recommendation recommend(Situation situation) {
        return switch (mean(situation, 1)) {
            case Gauge.Unknown(var reason) -> new Abstain(reason);
            case Gauge.Known newest -> compare(situation, newest);
        };
    }

    private Recommendation compare(Situation situation, Gauge.Known newest) {
        double lowest = newest.value();
        double highest = newest.value();
        for (int ago = 2; ago <= periods; ago++) {
            if (!(mean(situation, ago) instanceof Gauge.Known earlier)) {
                return tooShort();
            }
            lowest = Math.min(lowest, earlier.value());
            highest = Math.max(highest, earlier.value());
        }
        return isWhole(situation) ? vote(situation, lowest, highest, newest.missing()) : tooShort();
    }

    private Recommendation vote(Situation situation, double lowest, double highest, int missing) {
        double lower = Dust.off(target / 2);
        Reason means = new Reason.MeansOfPeriods(metric, lowest, highest, lower, target, periods, period);
        if (lowest > target) {
            return isProportional ? propose(situation, lowest, means) : new Vote(Direction.OUT, means);
        }
        if (highest >= lower) {
            return new Vote(Direction.HOLD, means);
        }
        return missing > 0
                ? new Vote(Direction.HOLD, new Reason.ScaleInNeedsAllSamples(metric, highest, missing))
                : new Vote(Direction.IN, means);
    }

    private Recommendation propose(Situation situation, double lowest, Reason means) {
        int warm = situation.warm();
        int needed = Thousandths.scaled(Thousandths.of(lowest), warm, Thousandths.of(target));
        return new Propose(situation.out(Math.max(1, needed - warm)), means);
    }

    /// The mean of the whole period that began so many periods ago; 1 is the newest.
    private Gauge mean(Situation situation, int ago) {
        long begin = beginMillis(situation, ago);
        return read(situation, begin, begin + period.toMillis());
    }

    /// Whether the oldest period was measured from its beginning on.
    private boolean isWhole(Situation situation) {
        long begin = beginMillis(situation, periods);
        return read(situation, begin, begin + period.toMillis() / 2) instanceof Gauge.Known;
    }

    private Gauge read(Situation situation, long after, long upTo) {
        return Gauge.read(metric, situation.upTo(metric, upTo), Statistic.AVERAGE, after);
    }

    private long beginMillis(Situation situation, int ago) {
        long length = period.toMillis();
        return (Math.floorDiv(situation.now().toEpochMilli(), length) - ago) * length;
    }

    private Recommendation tooShort() {
        String detail = "it was not measured throughout the last "
                + period.multipliedBy(periods).toSeconds() + " s";
        return new Abstain(new Reason.MissingMetric(metric, detail));
    }
}
