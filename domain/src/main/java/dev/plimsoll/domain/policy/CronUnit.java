package dev.plimsoll.domain.policy;

import java.util.Locale;

/// What one field of a cron expression counts.
enum CronUnit {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY_OF_MONTH("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /// From Sunday, 0, to Sunday, 7.
    DAY_OF_WEEK("day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

    private static final int NAME = 3;

    private final String label;
    private final int least;
    private final int most;
    private final String names;

    CronUnit(String label, int least, int most, String names) {
        this.label = label;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    String label() {
        return label;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /// The value of a number, or of a name in any case; -1 when it is neither, or out of range.
    int value(String text) {
        int name = text.length() == NAME ? names.indexOf(text.toUpperCase(Locale.ROOT)) : -1;
        if (name >= 0) {
            return name / (NAME + 1) + least;
        }
        boolean isNumber = text.length() < NAME && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = isNumber ? Integer.parseInt(text) : -1;
        return number >= least && number <= most ? number : -1;
    }
}
