package dev.plimsoll.domain.decision;

import static dev.plimsoll.domain.decision.ScalingRules.Select.MAX;
import static dev.plimsoll.domain.decision.ScalingRules.Select.UNLIMITED;
import static dev.plimsoll.domain.fixture.Behaviors.FREE;
import static dev.plimsoll.domain.fixture.Behaviors.behavior;
import static dev.plimsoll.domain.fixture.Behaviors.cooldown;
import static dev.plimsoll.domain.fixture.Behaviors.count;
import static dev.plimsoll.domain.fixture.Behaviors.rates;
import static dev.plimsoll.domain.fixture.Behaviors.window;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BehaviorTest {
    @Test
    void the_defaults_are_kubernetes_with_half_of_the_fleet_at_most() {
        assertThat(Behavior.DEFAULT.scaleOut())
                .isEqualTo(new ScalingRules(
                        0.1,
                        ZERO,
                        ZERO,
                        MAX,
                        List.of(
                                new RateRule(RateRule.Type.PERCENT, 100, ofSeconds(15)),
                                new RateRule(RateRule.Type.COUNT, 4, ofSeconds(15))),
                        Double.POSITIVE_INFINITY));
        assertThat(Behavior.DEFAULT.scaleIn())
                .isEqualTo(new ScalingRules(
                        0.1,
                        ofSeconds(300),
                        ZERO,
                        MAX,
                        List.of(new RateRule(RateRule.Type.PERCENT, 100, ofSeconds(15))),
                        0.5));
    }

    @Test
    void kubernetes_knows_no_largest_share() {
        assertThat(Behavior.KUBERNETES.scaleOut()).isEqualTo(Behavior.DEFAULT.scaleOut());
        assertThat(Behavior.KUBERNETES.scaleIn().maxFraction()).isInfinite();
        assertThat(Behavior.PRESETS).containsOnlyKeys("default", "kubernetes", "scalingo");
    }

    @Test
    void scalingo_waits_a_minute_between_two_steps_out_and_three_between_two_in() {
        assertThat(Behavior.SCALINGO.scaleOut())
                .isEqualTo(new ScalingRules(0.1, ZERO, ofMinutes(1), UNLIMITED, List.of(), Double.POSITIVE_INFINITY));
        assertThat(Behavior.SCALINGO.scaleIn())
                .isEqualTo(new ScalingRules(0.1, ZERO, ofMinutes(3), UNLIMITED, List.of(), Double.POSITIVE_INFINITY));
        assertThat(Behavior.SCALINGO.style()).isEqualTo(Style.SCALINGO);
        assertThat(Behavior.DEFAULT.style()).isEqualTo(Style.PLAIN);
        assertThat(Behavior.KUBERNETES.style()).isEqualTo(Style.PLAIN);
    }

    @Test
    void recommendations_matter_for_the_longer_window() {
        assertThat(behavior(window(ofSeconds(30)), window(ofSeconds(20))).memoryOfRecommendations())
                .isEqualTo(ofSeconds(30));
        assertThat(behavior(window(ofSeconds(30)), window(ofSeconds(40))).memoryOfRecommendations())
                .isEqualTo(ofSeconds(40));
    }

    @Test
    void actions_matter_for_the_longest_cooldown_or_period() {
        ScalingRules rules = rates(MAX, count(1, ofSeconds(50)), count(1, ofSeconds(5)));

        assertThat(behavior(rules, cooldown(ofSeconds(40))).memoryOfActions()).isEqualTo(ofSeconds(50));
        assertThat(behavior(cooldown(ofSeconds(60)), rules).memoryOfActions()).isEqualTo(ofSeconds(60));
        assertThat(behavior(FREE, FREE).memoryOfActions()).isEqualTo(ZERO);
    }

    @ParameterizedTest
    @CsvSource({"-1", "3601"})
    void impossible_times_until_a_container_counts_are_refused(long seconds) {
        Duration impossible = ofSeconds(seconds);

        assertThatThrownBy(() -> new Readiness(impossible, impossible, impossible, true))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("warm_up_seconds must be from 0 to 3600; "
                        + "initialization_period_seconds must be from 0 to 3600; "
                        + "readiness_delay_seconds must be from 0 to 3600");
    }

    @Test
    void impossible_rules_are_refused_with_every_problem() {
        assertThatThrownBy(() -> new ScalingRules(-0.1, ofSeconds(-1), Duration.ofDays(2), MAX, List.of(), 0))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("tolerance must be a finite number from 0; "
                        + "stabilization_window_seconds must be from 0 to 3600; "
                        + "cooldown_seconds must be from 0 to 86400; "
                        + "policies must have at least one, unless select is unlimited; "
                        + "max_fraction must be above 0");
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1, tolerance", "Infinity, 1, tolerance", "0, NaN, max_fraction", "0, -1, max_fraction"})
    void numbers_that_are_none_are_refused(double tolerance, double fraction, String path) {
        assertThatThrownBy(() -> new ScalingRules(tolerance, ZERO, ZERO, UNLIMITED, List.of(), fraction))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(path + " ");
    }

    @Test
    void the_longest_durations_are_accepted() {
        ScalingRules rules = new ScalingRules(
                1e9, ofHours(1), ofHours(24), MAX, List.of(count(1, ofSeconds(1)), count(1, ofSeconds(1800))), 1e9);

        assertThat(behavior(rules, rules).memoryOfActions()).isEqualTo(ofHours(24));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 15, value must be at least 1",
        "1, 0, period_seconds must be from 1 to 1800",
        "1, 1801, period_seconds must be from 1 to 1800",
        "-1, -1, value must be at least 1; period_seconds must be from 1 to 1800"
    })
    void an_impossible_rate_rule_is_refused(int value, long period, String message) {
        assertThatThrownBy(() -> new RateRule(RateRule.Type.COUNT, value, ofSeconds(period)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }
}
