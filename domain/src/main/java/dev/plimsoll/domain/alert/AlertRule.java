package dev.plimsoll.domain.alert;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an alert goes off.
///
/// Example: `5XX` above 10 for 2 minutes: 12 at 12:00 and ever since goes off at 12:02; 9 at 12:05 ends it.
///
/// @param limit in the metric's own unit; a value on the limit is not beyond it
/// @param sendWhenBelow whether values below the limit are beyond it, instead of those above
/// @param durationBeforeTrigger how long values must be beyond the limit, from 0 to a day
/// @param remindEvery after how long it is told again while it goes on, from a minute; null for never
public record AlertRule(
        MetricName metric,
        double limit,
        boolean sendWhenBelow,
        Duration durationBeforeTrigger,
        @Nullable Duration remindEvery,
        boolean isDisabled) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST_REMINDER = Duration.ofMinutes(1);

    public AlertRule {
        new Problems()
                .check(Double.isFinite(limit), "limit", "must be a finite number")
                .check(
                        !durationBeforeTrigger.isNegative() && durationBeforeTrigger.compareTo(LONGEST) <= 0,
                        "duration_before_trigger",
                        "must be from 0 to a day")
                .check(
                        remindEvery == null || remindEvery.compareTo(SHORTEST_REMINDER) >= 0,
                        "remind_every",
                        "must be at least a minute, or nothing")
                .refuse();
    }

    /// What a value makes of an alert.
    ///
    /// @param value null when it is not known: then everything stays as it is
    public AlertChange look(AlertState state, @Nullable Double value, Instant now) {
        if (isDisabled) {
            return new AlertChange(AlertState.QUIET, AlertChange.Told.NOTHING);
        }
        if (value == null) {
            return new AlertChange(state, AlertChange.Told.NOTHING);
        }
        return isBeyond(value) ? beyond(state, now) : within(state);
    }

    private boolean isBeyond(double value) {
        return sendWhenBelow ? value < limit : value > limit;
    }

    private static AlertChange within(AlertState state) {
        return new AlertChange(AlertState.QUIET, state.isActive() ? AlertChange.Told.ENDED : AlertChange.Told.NOTHING);
    }

    private AlertChange beyond(AlertState state, Instant now) {
        Instant since = state.beyondSince();
        if (since == null || since.isAfter(now)) {
            since = now;
        }
        Instant toldAt = state.toldAt();
        if (toldAt == null) {
            boolean isLongEnough = !now.isBefore(since.plus(durationBeforeTrigger));
            return isLongEnough
                    ? new AlertChange(new AlertState(since, now), AlertChange.Told.ACTIVATED)
                    : new AlertChange(new AlertState(since, null), AlertChange.Told.NOTHING);
        }
        boolean isToRemind = remindEvery != null && !now.isBefore(toldAt.plus(remindEvery));
        return isToRemind
                ? new AlertChange(new AlertState(since, now), AlertChange.Told.REMINDED)
                : new AlertChange(new AlertState(since, toldAt), AlertChange.Told.NOTHING);
    }
}
