package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.NotScheduled;
import dev.plimsoll.domain.decision.Reason.Scheduled;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduledPolicyTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void the_example_of_its_documentation_holds() {
        ScheduledPolicy policy = new ScheduledPolicy(
                CronExpression.of("0 8 * * MON-FRI"), CronExpression.of("0 18 * * MON-FRI"), null, BERLIN, 4, null);
        Inactive outside = new Inactive(new NotScheduled("0 8 * * MON-FRI"));
        Floor inside = new Floor(4, new Scheduled("0 8 * * MON-FRI", at("2026-03-02T07:00:00Z")));

        assertThat(recommend(policy, "2026-03-01T12:00:00Z")).as("on Sunday").isEqualTo(outside);
        assertThat(recommend(policy, "2026-03-02T06:59:59.999Z")).isEqualTo(outside);
        assertThat(recommend(policy, "2026-03-02T07:00:00Z")).isEqualTo(inside);
        assertThat(recommend(policy, "2026-03-02T16:59:59.999Z")).isEqualTo(inside);
        assertThat(recommend(policy, "2026-03-02T17:00:00Z")).isEqualTo(outside);
    }

    @Test
    void a_duration_ends_it_too() {
        ScheduledPolicy policy =
                new ScheduledPolicy(CronExpression.of("30 22 * * *"), null, Duration.ofHours(3), UTC, 2, null);

        assertThat(windows(policy, "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"))
                .containsExactly("2026-03-01T22:30:00Z to 2026-03-02T01:30:00Z");
    }

    @Test
    void it_holds_up_or_down_or_both() {
        Reason reason = new Scheduled("0 * * * *", at("2026-03-01T12:00:00Z"));

        assertThat(recommend(hourly(3, null), "2026-03-01T12:10:00Z")).isEqualTo(new Floor(3, reason));
        assertThat(recommend(hourly(null, 5), "2026-03-01T12:10:00Z")).isEqualTo(new Ceiling(5, reason));
        assertThat(recommend(hourly(3, 5), "2026-03-01T12:10:00Z"))
                .isEqualTo(new Both(new Floor(3, reason), new Ceiling(5, reason)));
        assertThat(recommend(hourly(4, 4), "2026-03-01T12:10:00Z"))
                .as("an exact count")
                .isEqualTo(new Both(new Floor(4, reason), new Ceiling(4, reason)));
        assertThat(recommend(hourly(0, 0), "2026-03-01T12:10:00Z"))
                .isEqualTo(new Both(new Floor(0, reason), new Ceiling(0, reason)));
    }

    @Test
    void windows_without_a_gap_are_one() {
        ScheduledPolicy policy =
                new ScheduledPolicy(CronExpression.of("0 * * * *"), null, Duration.ofMinutes(60), UTC, 2, null);

        assertThat(windows(policy, "2026-03-01T12:00:00Z", "2026-03-01T15:00:00Z"))
                .containsExactly("2026-03-01T12:00:00Z to 2026-03-01T15:00:00Z");
    }

    @Test
    void windows_that_overlap_go_on() {
        ScheduledPolicy policy =
                new ScheduledPolicy(CronExpression.of("0 12,13 * * *"), null, Duration.ofMinutes(90), UTC, 2, null);

        assertThat(windows(policy, "2026-03-01T11:00:00Z", "2026-03-01T20:00:00Z"))
                .containsExactly("2026-03-01T12:00:00Z to 2026-03-01T14:30:00Z");
    }

    @Test
    void the_next_end_counts_and_the_others_do_not() {
        assertThat(windows(from("0 8 * * *", "0 */6 * * *", UTC), "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"))
                .containsExactly("2026-03-01T08:00:00Z to 2026-03-01T12:00:00Z");
    }

    @Test
    void where_start_and_end_fire_together_the_start_wins() {
        assertThat(windows(from("0 8,12 * * *", "0 12,14 * * *", UTC), "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"))
                .containsExactly("2026-03-01T08:00:00Z to 2026-03-01T14:00:00Z");
    }

    @Test
    void a_window_may_last_over_night_and_over_the_weekend() {
        assertThat(windows(from("0 18 * * FRI", "0 6 * * MON", BERLIN), "2026-03-26T00:00:00Z", "2026-03-31T00:00:00Z"))
                .as("in which the clock is put forward")
                .containsExactly("2026-03-27T17:00:00Z to 2026-03-30T04:00:00Z");
    }

    @Test
    void before_it_ever_fired_it_has_no_opinion() {
        assertThat(windows(from("0 0 29 2 */7", "0 0 1 3 *", UTC), "2026-02-25T00:00:00Z", "2026-03-02T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void an_end_that_is_years_away_is_waited_for() {
        assertThat(windows(from("0 0 1 3 *", "0 0 29 2 */7", UTC), "2033-03-02T00:00:00Z", "2033-03-03T00:00:00Z"))
                .containsExactly("2033-03-02T00:00:00Z to 2033-03-03T00:00:00Z");
    }

    @Test
    void a_window_that_begins_in_the_skipped_hour_begins_after_it() {
        assertThat(windows(from("30 2 * * *", "30 4 * * *", BERLIN), "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly("2026-03-29T01:30:00Z to 2026-03-29T02:30:00Z");
        assertThat(windows(from("0 1 * * *", "30 2 * * *", BERLIN), "2026-03-28T23:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly("2026-03-29T00:00:00Z to 2026-03-29T01:30:00Z");
    }

    @Test
    void a_window_that_lies_in_the_skipped_hour_is_left_out_and_does_not_last_a_day() {
        assertThat(windows(from("0 2 * * *", "0 3 * * *", BERLIN), "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
                .containsExactly(
                        "2026-03-28T01:00:00Z to 2026-03-28T02:00:00Z", "2026-03-30T00:00:00Z to 2026-03-30T01:00:00Z");
        assertThat(windows(from("30 2 * * *", "0 3 * * *", BERLIN), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void a_window_whose_start_is_put_off_to_its_end_or_beyond_is_left_out_and_does_not_last_a_day() {
        assertThat(windows(from("30 2 * * *", "15 3 * * *", BERLIN), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .isEmpty();
        assertThat(windows(from("30 2 * * *", "30 3 * * *", BERLIN), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .isEmpty();
        ScheduledPolicy hour =
                new ScheduledPolicy(CronExpression.of("30 2 * * *"), null, Duration.ofHours(1), BERLIN, 2, null);
        assertThat(windows(hour, "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .containsExactly("2026-03-29T01:30:00Z to 2026-03-29T02:30:00Z");
    }

    @Test
    void a_duration_is_real_time() {
        ScheduledPolicy policy =
                new ScheduledPolicy(CronExpression.of("0 1 * * *"), null, Duration.ofHours(3), BERLIN, 2, null);

        assertThat(windows(policy, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly("2026-03-29T00:00:00Z to 2026-03-29T03:00:00Z");
        assertThat(windows(policy, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly("2026-10-24T23:00:00Z to 2026-10-25T02:00:00Z");
    }

    @Test
    void a_window_over_the_repeated_hour_is_an_hour_longer_and_comes_once() {
        assertThat(windows(from("0 1 * * *", "0 4 * * *", BERLIN), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly("2026-10-24T23:00:00Z to 2026-10-25T03:00:00Z");
        assertThat(windows(from("15 2 * * *", "45 2 * * *", BERLIN), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly("2026-10-25T00:15:00Z to 2026-10-25T00:45:00Z");
    }

    @Test
    void it_needs_no_metric_and_wakes_from_zero_if_it_has_a_floor() {
        assertThat(hourly(1, null).metrics()).isEmpty();
        assertThat(hourly(1, null).wakesFromZero()).isTrue();
        assertThat(hourly(0, null).wakesFromZero()).isFalse();
        assertThat(hourly(null, 9).wakesFromZero()).isFalse();
    }

    @ParameterizedTest(name = "end {0}, duration {1}, min {2}, max {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 1, 2, 'end must be given, or duration_seconds, but not both'",
                "0 9 * * *, PT1H, 1, 2, 'end must be given, or duration_seconds, but not both'",
                "00 08 * * *, -, 1, 2, end must differ from start",
                "-, PT59.999S, 1, 2, duration_seconds must be from 60 to 2678400",
                "-, PT-1H, 1, 2, duration_seconds must be from 60 to 2678400",
                "-, PT744H0.001S, 1, 2, duration_seconds must be from 60 to 2678400",
                "-, PT1H, -, -, 'min must be given, or max, or both'",
                "-, PT1H, -1, -, min must be from 0 to 10000",
                "-, PT1H, 10001, -, min must be from 0 to 10000",
                "-, PT1H, -, -1, max must be from 0 to 10000",
                "-, PT1H, -, 10001, max must be from 0 to 10000",
                "-, PT1H, 3, 2, max must be at least min",
                "8 * * * *, PT1S, -, 10001, 'end must be given, or duration_seconds, but not both; "
                        + "duration_seconds must be from 60 to 2678400; max must be from 0 to 10000'",
            })
    void what_cannot_work_is_refused(
            @Nullable String end,
            @Nullable Duration duration,
            @Nullable Integer min,
            @Nullable Integer max,
            String problems) {
        CronExpression start = CronExpression.of("0 8 * * *");
        CronExpression ending = end == null ? null : CronExpression.of(end);

        assertThatThrownBy(() -> new ScheduledPolicy(start, ending, duration, UTC, min, max))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(problems);
    }

    @Test
    void the_extremes_are_accepted() {
        CronExpression start = CronExpression.of("0 8 * * *");

        assertThat(new ScheduledPolicy(start, null, Duration.ofMinutes(1), UTC, 0, 10_000).max())
                .isEqualTo(10_000);
        assertThat(new ScheduledPolicy(start, null, Duration.ofDays(31), UTC, 10_000, null).min())
                .isEqualTo(10_000);
    }

    private static ScheduledPolicy hourly(@Nullable Integer min, @Nullable Integer max) {
        return new ScheduledPolicy(CronExpression.of("0 * * * *"), null, Duration.ofMinutes(30), UTC, min, max);
    }

    private static ScheduledPolicy from(String start, String end, ZoneId zone) {
        return new ScheduledPolicy(CronExpression.of(start), CronExpression.of(end), null, zone, 2, null);
    }

    /// The windows between two moments, by asking every minute.
    private static List<String> windows(ScheduledPolicy policy, String from, String to) {
        List<String> windows = new ArrayList<>();
        Instant began = null;
        for (Instant now = at(from); !now.isAfter(at(to)); now = now.plusSeconds(60)) {
            boolean isInside = recommend(policy, now.toString()) instanceof Floor && now.isBefore(at(to));
            if (isInside && began == null) {
                began = now;
            } else if (!isInside && began != null) {
                windows.add(began + " to " + now);
                began = null;
            }
        }
        return windows;
    }

    private static Recommendation recommend(ScheduledPolicy policy, String now) {
        return policy.recommend(
                Situations.of(Fleets.ready(2), 2, Situations.TENTH, Observations.none(), ScalingMemory.EMPTY, at(now)));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
