package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.validation.Problems;

/// How many samples become one value. As text: `average`, `max`, `min`, or `p50` to `p99`.
///
/// A percentile is one of the samples, by nearest rank: of the samples 1 to 10, `p50` is 5 and `p95` is 10.
///
/// @param percent of a percentile, from 50 to 99; else 0
public record Statistic(Kind kind, int percent) {
    /// What is taken of the samples.
    public enum Kind {
        AVERAGE,
        MAX,
        MIN,
        PERCENTILE
    }

    public static final Statistic AVERAGE = new Statistic(Kind.AVERAGE, 0);
    public static final Statistic MAX = new Statistic(Kind.MAX, 0);
    public static final Statistic MIN = new Statistic(Kind.MIN, 0);

    public Statistic {
        boolean isPossible = kind == Kind.PERCENTILE ? percent >= 50 && percent <= 99 : percent == 0;
        new Problems()
                .check(isPossible, "statistic", "must be average, max, min or p50 to p99")
                .refuse();
    }

    /// The statistic of this name; refuses any other text.
    public static Statistic of(String text) {
        return switch (text) {
            case "average" -> AVERAGE;
            case "max" -> MAX;
            case "min" -> MIN;
            default -> new Statistic(Kind.PERCENTILE, text.matches("p[0-9]{2}") ? Integer.parseInt(text, 1, 3, 10) : 0);
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AVERAGE -> "average";
            case MAX -> "max";
            case MIN -> "min";
            case PERCENTILE -> "p" + percent;
        };
    }
}
