package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronExpressionTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @Test
    void the_example_of_its_documentation_holds() {
        CronExpression mornings = CronExpression.of("0 8 * * MON-FRI");

        assertThat(mornings.nextAfter(at("2026-01-09T12:00:00Z"), BERLIN)).isEqualTo(at("2026-01-12T07:00:00Z"));
        assertThat(mornings.latestAtOrBefore(at("2026-07-12T12:00:00Z"), BERLIN))
                .isEqualTo(at("2026-07-10T06:00:00Z"));
    }

    @ParameterizedTest(name = "{0} after noon of 1 March 2026, a Sunday: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    * * * * *           | 2026-03-01T12:01:00Z
                    */5 * * * *         | 2026-03-01T12:05:00Z
                    10-50/10 * * * *    | 2026-03-01T12:10:00Z
                    7,3,59 * * * *      | 2026-03-01T12:03:00Z
                    0 * * * *           | 2026-03-01T13:00:00Z
                    30 8-18/5 * * *     | 2026-03-01T13:30:00Z
                    0 11 * * *          | 2026-03-02T11:00:00Z
                    0 12 * * *          | 2026-03-02T12:00:00Z
                    0 0 31 * *          | 2026-03-31T00:00:00Z
                    0 0 31 4-7 *        | 2026-05-31T00:00:00Z
                    0 0 1 JAN *         | 2027-01-01T00:00:00Z
                    0 0 1 nov-Dec *     | 2026-11-01T00:00:00Z
                    0 0 1 */5 *         | 2026-06-01T00:00:00Z
                    0 0 29 2 *          | 2028-02-29T00:00:00Z
                    0 0 * * 0           | 2026-03-08T00:00:00Z
                    0 0 * * 7           | 2026-03-08T00:00:00Z
                    0 0 * * SUN         | 2026-03-08T00:00:00Z
                    0 0 * * sat-sun     | 2026-03-07T00:00:00Z
                    0 0 * * 5-0         | 2026-03-06T00:00:00Z
                    0 0 * * Sun-Tue     | 2026-03-02T00:00:00Z
                    0 0 * * 3-7/2       | 2026-03-04T00:00:00Z
                    0 0 * * WED,fri     | 2026-03-04T00:00:00Z
                    """)
    void every_form_is_read(String text, String expected) {
        assertThat(CronExpression.of(text).nextAfter(at("2026-03-01T12:00:00Z"), UTC))
                .isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{0} up to noon of 1 March 2026, a Sunday: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    * * * * *           | 2026-03-01T12:00:00Z
                    */7 * * * *         | 2026-03-01T12:00:00Z
                    1-59 * * * *        | 2026-03-01T11:59:00Z
                    30 8-18/5 * * *     | 2026-03-01T08:30:00Z
                    30 12 * * *         | 2026-02-28T12:30:00Z
                    0 12 * * *          | 2026-03-01T12:00:00Z
                    5 4 31 * *          | 2026-01-31T04:05:00Z
                    0 0 1 JUN *         | 2025-06-01T00:00:00Z
                    0 0 29 2 *          | 2024-02-29T00:00:00Z
                    59 23 * * MON       | 2026-02-23T23:59:00Z
                    """)
    void the_latest_is_found_too(String text, String expected) {
        assertThat(CronExpression.of(text).latestAtOrBefore(at("2026-03-01T12:00:59.999Z"), UTC))
                .isEqualTo(at(expected));
    }

    @Test
    void it_fires_at_the_beginning_of_its_minute() {
        CronExpression noon = CronExpression.of("0 12 * * *");

        assertThat(noon.latestAtOrBefore(at("2026-03-01T11:59:59.999Z"), UTC)).isEqualTo(at("2026-02-28T12:00:00Z"));
        assertThat(noon.latestAtOrBefore(at("2026-03-01T12:00:00Z"), UTC)).isEqualTo(at("2026-03-01T12:00:00Z"));
        assertThat(noon.nextAfter(at("2026-03-01T11:59:59.999Z"), UTC)).isEqualTo(at("2026-03-01T12:00:00Z"));
        assertThat(noon.nextAfter(at("2026-03-01T12:00:00Z"), UTC)).isEqualTo(at("2026-03-02T12:00:00Z"));
    }

    @Test
    void of_a_restricted_day_of_month_and_day_of_week_either_will_do() {
        assertThat(firings("0 0 13 * FRI", UTC, "2026-03-01T00:00:00Z", "2026-03-21T00:00:00Z"))
                .containsExactly("2026-03-06T00:00:00Z", "2026-03-13T00:00:00Z", "2026-03-20T00:00:00Z");
        assertThat(firings("0 0 10 * FRI", UTC, "2026-03-01T00:00:00Z", "2026-03-14T00:00:00Z"))
                .containsExactly("2026-03-06T00:00:00Z", "2026-03-10T00:00:00Z", "2026-03-13T00:00:00Z");
    }

    @Test
    void a_field_with_a_star_and_a_step_is_not_restricted_so_both_must_fit() {
        assertThat(firings("0 0 */2 * FRI", UTC, "2026-03-01T00:00:00Z", "2026-03-28T00:00:00Z"))
                .containsExactly("2026-03-13T00:00:00Z", "2026-03-27T00:00:00Z");
    }

    @Test
    void what_the_clock_skips_fires_as_much_later() {
        assertThat(firings("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(firings("0 2 * * *", NEW_YORK, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"))
                .containsExactly("2026-03-07T07:00:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:00:00Z");
        assertThat(firings("15 2 * * *", LORD_HOWE, "2026-10-03T00:00:00Z", "2026-10-05T00:00:00Z"))
                .as("half an hour, at 15:30 UTC")
                .containsExactly("2026-10-03T15:45:00Z", "2026-10-04T15:15:00Z");
    }

    @Test
    void what_comes_twice_fires_the_first_time_only() {
        assertThat(firings("30 2 * * *", BERLIN, "2026-10-24T00:00:00Z", "2026-10-26T12:00:00Z"))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(firings("0 1 * * *", NEW_YORK, "2026-10-31T00:00:00Z", "2026-11-02T12:00:00Z"))
                .containsExactly("2026-10-31T05:00:00Z", "2026-11-01T05:00:00Z", "2026-11-02T06:00:00Z");
        assertThat(firings("45 1 * * *", LORD_HOWE, "2026-04-03T00:00:00Z", "2026-04-05T20:00:00Z"))
                .containsExactly("2026-04-03T14:45:00Z", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z");
    }

    @Test
    void a_quarter_of_an_hour_stays_one_when_the_clock_is_put_forward() {
        assertThat(firings("*/15 * * * *", BERLIN, "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"))
                .containsExactly(
                        "2026-03-29T00:30:00Z",
                        "2026-03-29T00:45:00Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T01:15:00Z",
                        "2026-03-29T01:30:00Z");
        assertThat(firings("*/15 * * * *", LORD_HOWE, "2026-10-03T15:15:00Z", "2026-10-03T16:00:00Z"))
                .containsExactly(
                        "2026-10-03T15:15:00Z", "2026-10-03T15:30:00Z", "2026-10-03T15:45:00Z", "2026-10-03T16:00:00Z");
    }

    @Test
    void a_quarter_of_an_hour_pauses_for_the_time_that_is_repeated() {
        assertThat(firings("*/15 * * * *", BERLIN, "2026-10-25T00:30:00Z", "2026-10-25T02:15:00Z"))
                .containsExactly(
                        "2026-10-25T00:30:00Z", "2026-10-25T00:45:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:15:00Z");
        assertThat(firings("*/15 * * * *", NEW_YORK, "2026-11-01T05:45:00Z", "2026-11-01T07:15:00Z"))
                .containsExactly("2026-11-01T05:45:00Z", "2026-11-01T07:00:00Z", "2026-11-01T07:15:00Z");
        assertThat(firings("*/15 * * * *", LORD_HOWE, "2026-04-04T14:30:00Z", "2026-04-04T15:45:00Z"))
                .containsExactly(
                        "2026-04-04T14:30:00Z", "2026-04-04T14:45:00Z", "2026-04-04T15:30:00Z", "2026-04-04T15:45:00Z");
    }

    @Test
    void a_day_that_is_skipped_altogether_fires_on_the_next() {
        assertThat(firings("0 12 30 * *", ZoneId.of("Pacific/Apia"), "2011-12-01T00:00:00Z", "2012-01-01T12:00:00Z"))
                .containsExactly("2011-12-30T22:00:00Z");
    }

    @Test
    void what_has_not_fired_for_nine_years_has_not_fired() {
        CronExpression leapSunday = CronExpression.of("0 0 29 2 */7");

        assertThat(leapSunday.nextAfter(at("2030-01-01T00:00:00Z"), BERLIN)).isEqualTo(at("2032-02-28T23:00:00Z"));
        assertThat(leapSunday.nextAfter(at("2032-03-01T00:00:00Z"), BERLIN)).isNull();
        assertThat(leapSunday.latestAtOrBefore(at("2032-02-01T00:00:00Z"), BERLIN))
                .isNull();
        assertThat(leapSunday.nextAfter(at("2032-03-01T00:00:00Z"), UTC)).isNull();
        assertThat(leapSunday.latestAtOrBefore(at("2032-02-01T00:00:00Z"), UTC)).isNull();
        assertThat(CronExpression.of("0 0 29 2 *").nextAfter(at("2096-03-01T00:00:00Z"), UTC))
                .isEqualTo(at("2104-02-29T00:00:00Z"));
    }

    @Test
    void it_keeps_its_text_and_equals_what_has_the_same() {
        String text = " 0  8 * * mon ";

        assertThat(CronExpression.of(text)).hasToString(text);
        assertThat(CronExpression.of(text))
                .isEqualTo(CronExpression.of(text))
                .hasSameHashCodeAs(CronExpression.of(text));
        assertThat(CronExpression.of("0 8 * * 1")).isNotEqualTo(CronExpression.of("0 8 * * MON"));
        assertThat(CronExpression.of("0 8 * * 1")).isNotEqualTo("0 8 * * 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "@daily", "0 0 8 * * ?"})
    void anything_but_five_fields_is_refused(String text) {
        assertThatThrownBy(() -> CronExpression.of(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(" must have five fields: minute, hour, day of month, month, day of week");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    60 * * * *      | minute '60' must be from 0 to 59
                    5-60 * * * *    | minute '5-60' must be from 0 to 59
                    now * * * *     | minute 'now' must be from 0 to 59
                    100 * * * *     | minute '100' must be from 0 to 59
                    -5 * * * *      | minute '-5' cannot be read
                    5- * * * *      | minute '5-' cannot be read
                    1,,2 * * * *    | minute '' cannot be read
                    1, * * * *      | minute '' cannot be read
                    50-10 * * * *   | minute '50-10' ends before it begins
                    5/15 * * * *    | minute '5/15' has a step, so it must have a range or *
                    */0 * * * *     | minute '*/0' must have a step from 1 to 59
                    */60 * * * *    | minute '*/60' must have a step from 1 to 59
                    * 24 * * *      | hour '24' must be from 0 to 23
                    * * 0 * *       | day of month '0' must be from 1 to 31
                    * * L * *       | day of month 'L' must be from 1 to 31
                    * * ? * *       | day of month '?' cannot be read
                    * * * 13 *      | month '13' must be from 1 to 12
                    * * * MON *     | month 'MON' must be from 1 to 12
                    * * * NOV-FEB * | month 'NOV-FEB' ends before it begins
                    * * * * 8       | day of week '8' must be from 0 to 7
                    * * * * FRI-MON | day of week 'FRI-MON' ends before it begins
                    * * * * 7-2     | day of week '7-2' ends before it begins
                    * * * * N M     | must have five fields: minute, hour, day of month, month, day of week
                    * * * * ＭＯＮ     | day of week 'ＭＯＮ' cannot be read
                    0 0 30 2 *      | never fires: none of its months has such a day
                    0 0 31 2,4,6 *  | never fires: none of its months has such a day
                    """)
    void what_cannot_be_read_or_never_fires_is_refused(String text, String problem) {
        assertThatThrownBy(() -> CronExpression.of(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(" " + problem);
    }

    @Test
    void all_problems_are_told_at_once() {
        InvalidSettings refused =
                catchThrowableOfType(InvalidSettings.class, () -> CronExpression.of("99 x 1-0 * MON,DAY"));

        assertThat(refused.problems())
                .containsExactly(
                        new Problem("", "minute '99' must be from 0 to 59"),
                        new Problem("", "hour 'x' must be from 0 to 23"),
                        new Problem("", "day of month '1-0' must be from 1 to 31"),
                        new Problem("", "day of week 'DAY' must be from 0 to 7"));
    }

    @Test
    void endless_text_is_refused() {
        assertThat(CronExpression.of("0,".repeat(123) + "0  * * * *")).isNotNull();
        assertThatThrownBy(() -> CronExpression.of("0,".repeat(123) + "0   * * * *"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(" must have at most 256 characters");
    }

    @Test
    void a_day_of_the_week_makes_up_for_a_day_that_its_months_do_not_have() {
        assertThat(CronExpression.of("0 0 30 2 MON").nextAfter(at("2026-03-01T00:00:00Z"), UTC))
                .isEqualTo(at("2027-02-01T00:00:00Z"));
    }

    /// All firings within the two moments, both included, found forwards and the same backwards.
    private static List<String> firings(String text, ZoneId zone, String from, String to) {
        CronExpression cron = CronExpression.of(text);
        List<String> forwards = new ArrayList<>();
        Instant next = cron.nextAfter(at(from).minusNanos(1), zone);
        while (next != null && !next.isAfter(at(to))) {
            forwards.add(next.toString());
            next = cron.nextAfter(next, zone);
        }
        List<String> backwards = new ArrayList<>();
        Instant latest = cron.latestAtOrBefore(at(to), zone);
        while (latest != null && !latest.isBefore(at(from))) {
            backwards.addFirst(latest.toString());
            latest = cron.latestAtOrBefore(latest.minusNanos(1), zone);
        }
        assertThat(backwards).isEqualTo(forwards);
        return forwards;
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
