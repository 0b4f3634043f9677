package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scheduled: narrows the bounds by the calendar, within windows that come again.
///
/// - Formula: a window is `[start, end)`. It begins when `start` fires, and is over when `duration` has
///   passed or when `end` fires for the first local time after that of `start`. When `start` fires again
///   within a window, the window goes on; where one ends and the next begins, nothing is in between.
/// - Inside: a floor of `min`, a ceiling of `max`, or both; with `min = max` an exact count. Outside: no
///   opinion. Of several schedules the highest floor and the lowest ceiling count, and a ceiling beats a
///   floor.
/// - Changes of the clock: as [CronExpression] fires. `duration` is real time; a window whose start
///   is put off to its end or beyond is left out.
/// - Shapes: either `end` or `duration`, the latter from 1 min to 31 d; at least one of `min` and `max`,
///   both from 0 to 10 000.
/// - Example: `0 8 * * MON-FRI` to `0 18 * * MON-FRI` in Europe/Berlin with min 4: from 08:00 on workdays a
///   floor of 4, from 18:00 on none.
/// - Source: KEDA's cron scaler, which cannot hold a count down; Google's and AWS' scheduled scaling.
public record ScheduledPolicy(
        CronExpression start,
        @Nullable CronExpression end,
        @Nullable Duration duration,
        ZoneId zone,
        @Nullable Integer min,
        @Nullable Integer max)
        implements ScalingPolicy {
    private static final int MOST = 10_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    public ScheduledPolicy {
        boolean isDuration = duration == null || isWithin(duration);
        new Problems()
                .check((end == null) != (duration == null), "end", "must be given, or duration_seconds, but not both")
                .check(end == null || !end.hasFieldsOf(start), "end", "must differ from start")
                .check(isDuration, "duration_seconds", "must be from 60 to 2678400")
                .check(min != null || max != null, "min", "must be given, or max, or both")
                .check(min == null || isCount(min), "min", "must be from 0 to 10000")
                .check(max == null || isCount(max), "max", "must be from 0 to 10000")
                .check(min == null || max == null || min <= max, "max", "must be at least min")
                .refuse();
    }

    private static boolean isWithin(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static boolean isCount(int count) {
        return count >= 0 && count <= MOST;
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of();
    }

    @Override
    public boolean wakesFromZero() {
        return min != null && min > 0;
    }

    @Override
    public Recommendation recommend(Situation situation) {
        CronFiring began = start.latest(situation.now(), zone);
        if (began == null || isOver(began, situation.now())) {
            return new Inactive(new Reason.NotScheduled(start.toString()));
        }
        Reason reason = new Reason.Scheduled(start.toString(), began.at());
        if (min == null) {
            return new Ceiling(max == null ? Integer.MAX_VALUE : max, reason);
        }
        Floor floor = new Floor(min, reason);
        return max == null ? floor : new Both(floor, new Ceiling(max, reason));
    }

    private boolean isOver(CronFiring began, Instant now) {
        Instant over = null;
        if (duration != null) {
            over = began.at().plus(duration);
        } else if (end != null) {
            over = end.nextAfter(began.local(), zone);
        }
        return over != null && !now.isBefore(over);
    }
}
