package dev.plimsoll.domain.vectors;

import dev.plimsoll.domain.decision.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The vectors' word for what held a count.
final class LimitedBy {
    private LimitedBy() {}

    /// The last limit that changed it; a rate that allows no less than a bound is not what held it.
    static @Nullable String of(List<Reason> reasons, int count, int min, int max) {
        String limit = null;
        for (Reason reason : reasons) {
            limit = switch (reason) {
                case Reason.Bounded(int _, int _, boolean isUpper) -> isUpper ? "max" : "min";
                case Reason.RateLimited(int proposed, int _) -> rate(proposed, count, min, max);
                case Reason.DirectionDisabled(int proposed) -> rate(proposed, count, min, max);
                default -> limit;
            };
        }
        return limit;
    }

    private static String rate(int proposed, int count, int min, int max) {
        if (proposed > count) {
            return count == max ? "max" : "up-rate";
        }
        return count == min ? "min" : "down-rate";
    }
}
