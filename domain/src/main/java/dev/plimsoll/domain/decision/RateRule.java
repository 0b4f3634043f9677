package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// How far a fleet may move within a period.
///
/// - `COUNT`: by at most `value` containers.
/// - `PERCENT`: by at most `value` percent of the count at the start of the period; out is rounded up, in
///   leaves the truncated rest.
/// - `REACH`: up, or down, to `value` containers in all, however many there were. With `percent` and `max`
///   this is what Kubernetes does where no behavior is given: double, but four at once from fewer.
/// - Example: 100 % per 15 s lets 3 containers become 6 within 15 s.
/// - Source: Kubernetes HPA scaling policies (KEP-853); `REACH` is ours.
///
/// @param value at least 1
/// @param period from 1 s to 30 min
public record RateRule(Type type, int value, Duration period) {
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(30);

    /// What `value` counts.
    public enum Type {
        COUNT,
        PERCENT,
        REACH
    }

    public RateRule {
        new Problems()
                .check(value >= 1, "value", "must be at least 1")
                .check(
                        period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(LONGEST_PERIOD) <= 0,
                        "period_seconds",
                        "must be from 1 to 1800")
                .refuse();
    }

    /// The largest count that a fleet which had `start` containers when the period began may have now.
    int highestFrom(int start) {
        return switch (type) {
            case COUNT -> saturated((long) start + value);
            case PERCENT -> saturated(Math.ceilDiv(start * (100L + value), 100L));
            case REACH -> value;
        };
    }

    /// The smallest count that a fleet which had `start` containers when the period began may have now.
    int lowestFrom(int start) {
        return switch (type) {
            case COUNT -> Math.max(0, start - value);
            case PERCENT -> (int) Math.max(0, start * (100L - value) / 100L);
            case REACH -> value;
        };
    }

    private static int saturated(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
