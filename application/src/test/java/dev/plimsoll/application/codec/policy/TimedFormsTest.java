package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.policy.PolicyReading.problems;
import static dev.plimsoll.application.codec.policy.PolicyReading.read;
import static dev.plimsoll.application.codec.policy.PolicyReading.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.CronExpression;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import dev.plimsoll.domain.policy.ScheduledPolicy;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The forms of policies that go by the calendar, by events and by idle time.
final class TimedFormsTest {
    private static final CronExpression EIGHT = CronExpression.of("0 8 * * MON-FRI");
    private static final CronExpression SIX = CronExpression.of("0 18 * * MON-FRI");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Map<String, Object> OFFICE_HOURS =
            Map.of("type", "scheduled", "start", "0 8 * * MON-FRI", "end", "0 18 * * MON-FRI", "min", 4);

    @Test
    void a_schedule_goes_by_the_clock_of_utc_unless_it_names_another() {
        assertThat(read(OFFICE_HOURS)).isEqualTo(new ScheduledPolicy(EIGHT, SIX, null, UTC, 4, null));
        assertThat(read(with(OFFICE_HOURS, "time_zone", "Europe/Berlin")))
                .isEqualTo(new ScheduledPolicy(EIGHT, SIX, null, ZoneId.of("Europe/Berlin"), 4, null));
    }

    @Test
    void a_duration_may_stand_for_the_end_and_a_count_for_min_and_max() {
        Map<String, Object> lasting = with(with(OFFICE_HOURS, "end", null), "duration_seconds", 3600);

        assertThat(read(with(lasting, "max", 6)))
                .isEqualTo(new ScheduledPolicy(EIGHT, null, Duration.ofHours(1), UTC, 4, 6));
        assertThat(read(with(with(lasting, "min", null), "count", 5)))
                .isEqualTo(new ScheduledPolicy(EIGHT, null, Duration.ofHours(1), UTC, 5, 5));
    }

    @Test
    void every_problem_of_a_schedule_is_told() {
        assertThat(problems(Map.of("type", "scheduled")))
                .containsExactlyInAnyOrder(
                        new Problem("start", "is required"),
                        new Problem("end", "must be given, or duration_seconds, but not both"),
                        new Problem("min", "must be given, or max, or both"));
        assertThat(problems(with(with(OFFICE_HOURS, "time_zone", "Mars/Olympus"), "duration_seconds", 3600)))
                .containsExactlyInAnyOrder(
                        new Problem("time_zone", "must be a time zone, such as Europe/Berlin"),
                        new Problem("end", "must be given, or duration_seconds, but not both"));
        assertThat(problems(with(with(OFFICE_HOURS, "min", 7), "max", 6)))
                .containsExactly(new Problem("max", "must be at least min"));
        assertThat(problems(with(OFFICE_HOURS, "end", "0 8 * * MON-FRI")))
                .containsExactly(new Problem("end", "must differ from start"));
    }

    @Test
    void a_cron_expression_that_cannot_be_read_is_told_at_its_key() {
        assertThat(problems(with(with(OFFICE_HOURS, "start", "0 30 * * *"), "end", "soon")))
                .isNotEmpty()
                .extracting(Problem::path)
                .containsOnly("start", "end");
    }

    @Test
    void what_cannot_be_read_is_there_nevertheless() {
        assertThat(problems(with(with(OFFICE_HOURS, "end", null), "duration_seconds", "an hour")))
                .containsExactly(new Problem("duration_seconds", "must be a whole number"));
        assertThat(problems(with(with(OFFICE_HOURS, "min", null), "max", "many")))
                .containsExactly(new Problem("max", "must be a whole number"));
        assertThat(problems(with(with(OFFICE_HOURS, "min", null), "count", "many")))
                .containsExactly(new Problem("count", "must be a whole number"));
    }

    @Test
    void a_count_stands_alone() {
        assertThat(problems(with(OFFICE_HOURS, "count", 5)))
                .containsExactly(new Problem("count", "must be given without min and max"));
        assertThat(problems(with(with(OFFICE_HOURS, "min", null), "count", 10_001)))
                .containsExactly(new Problem("count", "must be from 0 to 10000"));
    }

    @Test
    void an_event_needs_everything() {
        assertThat(read(Map.of("type", "event", "event", "campaign", "count", 8, "duration_seconds", 3600)))
                .isEqualTo(new EventPolicy("campaign", 8, Duration.ofHours(1)));
        assertThat(problems(Map.of("type", "event")))
                .containsExactlyInAnyOrder(
                        new Problem("event", "is required"),
                        new Problem("count", "is required"),
                        new Problem("duration_seconds", "is required"));
        assertThat(problems(Trees.map("type", "event", "event", " ", "count", 0, "duration_seconds", 0)))
                .containsExactlyInAnyOrder(
                        new Problem("event", "must not be blank"),
                        new Problem("count", "must be from 1 to 10000"),
                        new Problem("duration_seconds", "must be from 1 to 2678400"));
    }

    @Test
    void five_minutes_without_any_work_are_idle_unless_something_else_is_said() {
        Map<String, Object> zero = Map.of("type", "scale_to_zero", "metric", "cpu");

        assertThat(read(zero)).isEqualTo(new ScaleToZeroPolicy(MetricName.CPU, 0, Duration.ofMinutes(5)));
        assertThat(read(with(with(zero, "activation_threshold", 0.05), "idle_seconds", 0)))
                .isEqualTo(new ScaleToZeroPolicy(MetricName.CPU, 0.05, Duration.ZERO));
        assertThat(problems(Map.of("type", "scale_to_zero", "activation_threshold", -1, "idle_seconds", 604_801)))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("activation_threshold", "must be a finite number from 0"),
                        new Problem("idle_seconds", "must be from 0 to 604800"));
    }
}
