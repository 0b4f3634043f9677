package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.Problems;

/// How many samples become one value. As text: `average`, `max`, `min`, `sum`, or `p50` to `p99`.
///
/// The sum is over the containers, of what each had on average.
/// A percentile is one of the samples, by nearest rank: of the samples 1 to 10, `p50` is 5 and `p95` is 10.
///
/// @param percent of a percentile, from 50 to 99; else 0
public record Statistic(Kind kind, int percent) {
    /// What is taken of the samples.
    public enum Kind {
        AVERAGE,
        MAX,
        MIN,
        PERCENTILE,
        SUM
    }

    public static final Statistic AVERAGE = new Statistic(Kind.AVERAGE, 0);
    public static final Statistic MAX = new Statistic(Kind.MAX, 0);
    public static final Statistic MIN = new Statistic(Kind.MIN, 0);

    public static final Statistic SUM = new Statistic(Kind.SUM, 0);

    public Statistic {
        boolean isPossible = kind == Kind.PERCENTILE ? percent >= 50 && percent <= 99 : percent == 0;
        new Problems()
                .check(isPossible, "statistic", "must be average, max, min, sum or p50 to p99")
                .refuse();
    }

    /// The statistic of this name; refuses any other text.
    public static Statistic of(String text) {
        return switch (text) {
            case "average" -> AVERAGE;
            case "max" -> MAX;
            case "min" -> MIN;
            case "sum" -> SUM;
            default -> new Statistic(Kind.PERCENTILE, text.matches("p[0-9]{2}") ? Integer.parseInt(text, 1, 3, 10) : 0);
        };
    }

    boolean isPercentile() {
        return kind == Kind.PERCENTILE;
    }

    /// Before any sample.
    double start() {
        return kind == Kind.MIN ? Double.MAX_VALUE : 0;
    }

    /// What was so far, with the usable samples of one more series; of a percentile nothing comes of this.
    double fold(double soFar, TimeSeries series, int first) {
        return switch (kind) {
            case AVERAGE -> soFar + series.sum(first);
            case SUM -> soFar + series.sum(first) / series.usable(first);
            case MAX -> series.max(first, soFar);
            case MIN -> series.min(first, soFar);
            case PERCENTILE -> soFar;
        };
    }

    /// The value of so many samples.
    double value(double folded, int samples) {
        double value = switch (kind) {
            case AVERAGE -> Dust.off(Math.min(Double.MAX_VALUE, folded / samples));
            case SUM -> Dust.off(Math.min(Double.MAX_VALUE, folded));
            case MAX, MIN, PERCENTILE -> folded;
        };
        // Adding 0 makes -0 a plain 0.
        return value + 0.0;
    }

    /// The percentile of so many samples.
    double of(Ranking ranking, int samples) {
        return ranking.find(Math.ceilDiv((long) samples * percent, 100L)) + 0.0;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AVERAGE -> "average";
            case MAX -> "max";
            case MIN -> "min";
            case PERCENTILE -> "p" + percent;
            case SUM -> "sum";
        };
    }
}
