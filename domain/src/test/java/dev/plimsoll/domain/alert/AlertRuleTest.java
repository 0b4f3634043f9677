package dev.plimsoll.domain.alert;

import static dev.plimsoll.domain.alert.AlertChange.Told.ACTIVATED;
import static dev.plimsoll.domain.alert.AlertChange.Told.ENDED;
import static dev.plimsoll.domain.alert.AlertChange.Told.NOTHING;
import static dev.plimsoll.domain.alert.AlertChange.Told.REMINDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertRuleTest {
    private static final MetricName ERRORS = new MetricName("5XX");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private AlertState state = AlertState.QUIET;

    @Test
    void the_example_of_its_documentation_holds() {
        AlertRule rule = rule(10, false, Duration.ofMinutes(2), null);

        assertThat(told(rule, 0, 12.0, 12.0, 12.0, 12.0, 12.0, 9.0))
                .containsExactly(NOTHING, NOTHING, ACTIVATED, NOTHING, NOTHING, ENDED);
    }

    @Test
    void a_value_within_the_limit_begins_the_wait_anew() {
        AlertRule rule = rule(10, false, Duration.ofMinutes(2), null);

        assertThat(told(rule, 0, 12.0, 12.0, 10.0, 12.0, 12.0, 12.0))
                .containsExactly(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, ACTIVATED);
    }

    @Test
    void without_a_duration_it_goes_off_at_once() {
        assertThat(told(rule(1, false, Duration.ZERO, null), 0, 1.0, 1.5, 1.0))
                .containsExactly(NOTHING, ACTIVATED, ENDED);
    }

    @Test
    void below_the_limit_is_beyond_it_when_that_is_wanted() {
        assertThat(told(rule(0.5, true, MINUTE, null), 0, 0.4, 0.4, 0.5)).containsExactly(NOTHING, ACTIVATED, ENDED);
    }

    @Test
    void it_reminds_for_as_long_as_it_goes_on() {
        AlertRule rule = rule(10, false, Duration.ZERO, Duration.ofMinutes(2));

        assertThat(told(rule, 0, 12.0, 12.0, 12.0, 12.0, 12.0, 1.0))
                .containsExactly(ACTIVATED, NOTHING, REMINDED, NOTHING, REMINDED, ENDED);
    }

    @Test
    void what_is_not_known_changes_nothing() {
        AlertRule rule = rule(10, false, Duration.ofMinutes(2), null);

        assertThat(told(rule, 0, 12.0, null, 12.0, null, 1.0))
                .containsExactly(NOTHING, NOTHING, ACTIVATED, NOTHING, ENDED);
    }

    @Test
    void a_disabled_one_is_quiet_and_says_nothing() {
        told(rule(10, false, Duration.ZERO, null), 0, 12.0);
        AlertRule disabled = new AlertRule(ERRORS, 10, false, Duration.ZERO, null, true);

        assertThat(told(disabled, 1, 12.0)).containsExactly(NOTHING);
        assertThat(state).isEqualTo(AlertState.QUIET);
    }

    @Test
    void a_clock_that_was_set_back_begins_the_wait_anew() {
        AlertRule rule = rule(10, false, Duration.ofMinutes(2), null);
        told(rule, 60, 12.0);

        assertThat(told(rule, 0, 12.0, 12.0, 12.0)).containsExactly(NOTHING, NOTHING, ACTIVATED);
    }

    @Test
    void whatever_comes_an_end_follows_each_activation_and_nothing_else() {
        Seeds.each(200, random -> {
            AlertRule rule = rule(
                    0.5,
                    random.nextBoolean(),
                    Duration.ofMinutes(random.nextInt(4)),
                    random.nextBoolean() ? Duration.ofMinutes(1 + random.nextInt(3)) : null);
            AlertState at = AlertState.QUIET;
            boolean isActive = false;
            for (int minute = 0; minute < 100; minute++) {
                Double value = random.nextInt(10) == 0 ? null : (Double) random.nextDouble();
                AlertChange change = rule.look(at, value, NOON.plus(MINUTE.multipliedBy(minute)));
                assertThat(change.told())
                        .as("minute %d", minute)
                        .isIn(isActive ? List.of(NOTHING, REMINDED, ENDED) : List.of(NOTHING, ACTIVATED));
                isActive = change.state().isActive();
                assertThat(isActive)
                        .isEqualTo(change.told() == ACTIVATED
                                || change.told() == REMINDED
                                || (at.isActive() && change.told() == NOTHING));
                at = change.state();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "NaN, 0, null, limit",
                "Infinity, 0, null, limit",
                "1, -1, null, duration_before_trigger",
                "1, 86401, null, duration_before_trigger",
                "1, 0, 59, remind_every"
            })
    void what_makes_no_sense_is_refused(double limit, long duration, @Nullable Long remind, String path) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> rule(
                        limit, false, Duration.ofSeconds(duration), remind == null ? null : Duration.ofSeconds(remind)))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.path()).isEqualTo(path)));
    }

    /// One value a minute from `start` minutes after noon on.
    private List<AlertChange.Told> told(AlertRule rule, int start, @Nullable Double... values) {
        List<AlertChange.Told> told = new ArrayList<>();
        for (int minute = 0; minute < values.length; minute++) {
            AlertChange change = rule.look(state, values[minute], NOON.plus(MINUTE.multipliedBy(start + minute)));
            state = change.state();
            told.add(change.told());
        }
        return told;
    }

    private static AlertRule rule(double limit, boolean isBelow, Duration duration, @Nullable Duration remind) {
        return new AlertRule(ERRORS, limit, isBelow, duration, remind, false);
    }
}
