package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/// Moments that come again: five fields, `minute hour day-of-month month day-of-week`, by the clock of a
/// zone.
///
/// - Fields: `*`, values, ranges and lists of them, `*` and ranges also with a step: `*/15`, `8-18/2,22`.
///   Months and days of the week also by name: `JAN`, `mon-FRI`. Sunday is 0 and 7, so `SAT-SUN` and
///   `SUN-MON` are ranges; other ranges that go round the end are refused.
/// - Days: if both the day of the month and the day of the week are restricted (have no `*` in them),
///   either will do, as in Vixie's cron.
/// - Clock put forward: what falls into the time that is skipped fires as much later, after the gap: in
///   Berlin in March `30 2 * * *` fires at 03:30. What fires then anyway fires once.
/// - Clock put back: what comes twice fires the first time only. So `30 2 * * *` fires once on every day of
///   the year, and `*/15 * * * *` pauses for the time that is repeated.
/// - Example: `0 8 * * MON-FRI` in Europe/Berlin fires at 07:00 UTC in winter, and at 06:00 UTC in summer.
/// - Errors: what cannot be read, or never fires (`0 0 30 2 *`), is refused, all problems at once.
public final class CronExpression {
    private static final int LONGEST = 256;

    /// 29 February may be eight years away.
    private static final Duration SEARCHED = Duration.ofDays(9 * 366L);

    private final String text;
    private final CronFields fields;

    private CronExpression(String text, CronFields fields) {
        this.text = text;
        this.fields = fields;
    }

    /// Reads an expression.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem, its path empty
    public static CronExpression of(String text) {
        new Problems()
                .check(text.length() <= LONGEST, "", "must have at most " + LONGEST + " characters")
                .refuse();
        return new CronExpression(text, CronFields.of(text));
    }

    /// When it last fired, at this moment included; null when it did not within the last nine years.
    public @Nullable Instant latestAtOrBefore(Instant now, ZoneId zone) {
        CronFiring latest = latest(now, zone);
        return latest == null ? null : latest.at();
    }

    /// When it fires next, this moment excluded; null when it does not within the next nine years.
    public @Nullable Instant nextAfter(Instant now, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant newest = now.plus(SEARCHED);
        Instant begin = now.plusNanos(1);
        // From one change of the clock to the next.
        while (begin.isBefore(newest)) {
            ZoneOffset offset = rules.getOffset(begin);
            ZoneOffsetTransition change = rules.previousTransition(begin.plusNanos(1));
            ZoneOffsetTransition next = rules.nextTransition(begin);
            LocalDateTime until = next == null ? local(newest, offset) : next.getDateTimeBefore();
            CronFiring found = first(later(local(begin, offset), firstTime(change)), until, offset);
            if (change != null && change.isGap()) {
                ZoneOffset before = change.getOffsetBefore();
                LocalDateTime from = later(local(begin, before), change.getDateTimeBefore());
                found = CronFiring.earlier(found, first(from, change.getDateTimeAfter(), before));
            }
            if (found != null || next == null) {
                return found == null ? null : found.at();
            }
            begin = next.getInstant();
        }
        return null;
    }

    /// The firing that [#latestAtOrBefore] is about.
    @Nullable
    CronFiring latest(Instant now, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant oldest = now.minus(SEARCHED);
        Instant end = now;
        // From one change of the clock back to the one before.
        while (end.isAfter(oldest)) {
            ZoneOffset offset = rules.getOffset(end);
            ZoneOffsetTransition change = rules.previousTransition(end.plusNanos(1));
            LocalDateTime from = later(local(oldest, offset), firstTime(change));
            CronFiring found = last(from, local(end, offset), offset);
            if (change != null && change.isGap()) {
                ZoneOffset before = change.getOffsetBefore();
                LocalDateTime skipped = change.getDateTimeAfter().minusNanos(1);
                LocalDateTime to = local(end, before);
                to = to.isBefore(skipped) ? to : skipped;
                found = CronFiring.later(found, last(change.getDateTimeBefore(), to, before));
            }
            if (found != null || change == null) {
                return found;
            }
            end = change.getInstant().minusNanos(1);
        }
        return null;
    }

    /// When it fires for the first local time strictly after this one; null when there is none within nine
    /// years.
    @Nullable
    Instant nextAfter(LocalDateTime local, ZoneId zone) {
        LocalDateTime next = fields.firstAfter(local, local.plus(SEARCHED));
        return next == null ? null : next.atZone(zone).toInstant();
    }

    boolean hasFieldsOf(CronExpression other) {
        return fields.equals(other.fields);
    }

    private @Nullable CronFiring first(LocalDateTime from, LocalDateTime until, ZoneOffset offset) {
        LocalDateTime found = fields.firstAfter(from.minusNanos(1), until);
        return found == null || !found.isBefore(until) ? null : new CronFiring(found, found.toInstant(offset));
    }

    private @Nullable CronFiring last(LocalDateTime from, LocalDateTime to, ZoneOffset offset) {
        LocalDateTime found = fields.lastUpTo(to, from);
        return found == null || found.isBefore(from) ? null : new CronFiring(found, found.toInstant(offset));
    }

    /// The first local time after a change of the clock that did not come before it too.
    private static LocalDateTime firstTime(@Nullable ZoneOffsetTransition change) {
        return change == null ? LocalDateTime.MIN : later(change.getDateTimeBefore(), change.getDateTimeAfter());
    }

    private static LocalDateTime local(Instant at, ZoneOffset offset) {
        return LocalDateTime.ofInstant(at, offset);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The text it was read from.
    @Override
    public String toString() {
        return text;
    }
}
