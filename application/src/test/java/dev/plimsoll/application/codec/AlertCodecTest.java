package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertCodecTest {
    private static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.MEMORY);

    @Test
    void the_fewest_fields_make_an_alert_that_goes_off_at_once() {
        AlertCodec.Wanted wanted = AlertCodec.readNew(Map.of("metric", "cpu", "limit", 0.75), KNOWN);

        assertThat(wanted.rule()).isEqualTo(new AlertRule(MetricName.CPU, 0.75, false, Duration.ZERO, null, false));
        assertThat(wanted.notifiers()).isEmpty();
    }

    @Test
    void zero_fields_of_other_clients_are_ignored() {
        Map<String, Object> fields = new HashMap<>(Map.of("metric", "cpu", "limit", 1, "id", "", "app_id", ""));
        fields.put("notifiers", null);
        fields.put("metadata", null);
        fields.put("remind_every", "0s");
        fields.put("duration_before_trigger", 0);

        assertThat(AlertCodec.readNew(fields, KNOWN).rule().remindEvery()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5m30s, 330", "1.5h, 5400", "90s, 90", "1h0m1s, 3601", "100000ms, 100"})
    void a_reminder_may_be_written_as_go_does(String text, long seconds) {
        assertThat(rule("remind_every", text).remindEvery()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_reminder_may_be_nanoseconds_too() {
        assertThat(rule("remind_every", 330_000_000_000L).remindEvery()).isEqualTo(Duration.ofSeconds(330));
    }

    @Test
    void what_is_written_is_read_again() {
        AlertRule rule =
                new AlertRule(MetricName.MEMORY, 0.8, true, Duration.ofMinutes(2), Duration.ofSeconds(3661), true);

        Map<String, Object> written = AlertCodec.write(rule, List.of("no-1"));

        assertThat(written)
                .containsEntry("duration_before_trigger", 120_000_000_000L)
                .containsEntry("remind_every", "1h1m1s");
        assertThat(AlertCodec.readStored(written)).isEqualTo(new AlertCodec.Wanted(rule, List.of("no-1")));
    }

    @Test
    void a_change_keeps_what_is_not_said_and_null_ends_the_reminders() {
        AlertRule rule =
                new AlertRule(MetricName.MEMORY, 0.8, true, Duration.ofMinutes(2), Duration.ofSeconds(3661), true);
        TargetId web = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
        Alert present = Alert.create(web, rule, List.of("no-1"), Instant.EPOCH);
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("limit", 0.9);
        fields.put("remind_every", null);

        AlertCodec.Wanted changed = AlertCodec.readChanged(fields, present, KNOWN);

        assertThat(changed.rule())
                .isEqualTo(new AlertRule(MetricName.MEMORY, 0.9, true, Duration.ofMinutes(2), null, true));
        assertThat(changed.notifiers()).containsExactly("no-1");
        assertThat(AlertCodec.readChanged(Map.of(), present, KNOWN).rule()).isEqualTo(rule);
    }

    @Test
    void every_problem_is_told_with_its_path() {
        Map<String, Object> fields = Map.of(
                "metric", "cup",
                "limit", "high",
                "duration_before_trigger", 1.5,
                "remind_every", "soon",
                "notifiers", Arrays.asList(1, 2));

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> AlertCodec.readNew(fields, KNOWN))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.path() + " " + problem.message())
                        .containsExactlyInAnyOrder(
                                "metric must be one of cpu, memory",
                                "limit must be a number",
                                "duration_before_trigger must be a whole number of nanoseconds",
                                "remind_every must be a duration such as 5m30s, or nanoseconds",
                                "notifiers must be a list of texts"));
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> AlertCodec.readNew(Map.of(), KNOWN))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.path() + " " + problem.message())
                        .containsExactlyInAnyOrder("metric is required", "limit is required"));
    }

    private static AlertRule rule(String key, Object value) {
        return AlertCodec.readNew(Map.of("metric", "cpu", "limit", 1, key, value), KNOWN)
                .rule();
    }
}
