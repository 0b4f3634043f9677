package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values that one field of a cron expression allows: a list of values, ranges and `*`, the latter two
/// with a step if need be.
///
/// Example: `10-30/10,45` allows 10, 20, 30 and 45.
///
/// @param values one bit for each value, Sunday being 0 only
/// @param isRestricted whether there is no `*` in it
record CronField(long values, boolean isRestricted) {
    private static final Pattern ITEM = Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,2}))?");
    private static final int SUNDAY_AGAIN = 7;

    /// Reads a field, and notes what is wrong with it.
    static CronField of(CronUnit unit, String text, Problems problems) {
        long values = 0;
        for (String item : text.split(",", -1)) {
            Matcher parts = ITEM.matcher(item);
            if (parts.matches()) {
                values |= item(unit, parts, problems);
            } else {
                refuse(unit, item, "cannot be read", problems);
            }
        }
        if (unit == CronUnit.DAY_OF_WEEK) {
            values = (values | (values >> SUNDAY_AGAIN)) & ((1L << SUNDAY_AGAIN) - 1);
        }
        return new CronField(values, text.indexOf('*') < 0);
    }

    private static long item(CronUnit unit, Matcher parts, Problems problems) {
        String item = parts.group();
        boolean isSingle = parts.group(1) != null && parts.group(2) == null;
        int from = parts.group(1) == null ? unit.least() : unit.value(parts.group(1));
        int to = parts.group(1) == null ? unit.most() : isSingle ? from : unit.value(parts.group(2));
        if (unit == CronUnit.DAY_OF_WEEK && to == 0 && from > 0) {
            to = SUNDAY_AGAIN;
        }
        int step = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        String wrong = "";
        if (from < 0 || to < 0) {
            wrong = "must be from " + unit.least() + " to " + unit.most();
        } else if (from > to) {
            wrong = "ends before it begins";
        } else if (parts.group(3) != null && isSingle) {
            wrong = "has a step, so it must have a range or *";
        } else if (step < 1 || step > unit.most()) {
            wrong = "must have a step from 1 to " + unit.most();
        }
        if (!wrong.isEmpty()) {
            refuse(unit, item, wrong, problems);
            return 0;
        }
        long values = 0;
        for (int value = from; value <= to; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    private static void refuse(CronUnit unit, String item, String wrong, Problems problems) {
        problems.add(new Problem("", unit.label() + " '" + item + "' " + wrong));
    }

    boolean has(int value) {
        return ((values >> value) & 1) == 1;
    }

    int first() {
        return firstFrom(values, 0);
    }

    int last() {
        return lastUpTo(values, Long.SIZE - 1);
    }

    /// The largest of these values that is not above a limit; -1 when there is none.
    static int lastUpTo(long values, int limit) {
        return limit < 0 ? -1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(values & (-1L >>> (Long.SIZE - 1 - limit)));
    }

    /// The smallest of these values that is not below a limit; -1 when there is none.
    static int firstFrom(long values, int limit) {
        long left = values & (-1L << limit);
        return left == 0 ? -1 : Long.numberOfTrailingZeros(left);
    }
}
