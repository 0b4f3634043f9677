package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsCodecTest {
    private static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.MEMORY);
    private static final Map<String, Object> GUARD = Map.of("type", "resource_guard");
    private static final Map<String, Object> TRACKING =
            Map.of("type", "target_tracking", "metric", "memory", "target", 0.8);

    @Test
    void what_was_written_is_read_back_the_same() {
        Anything.each(any -> {
            Settings settings = any.settings();

            assertThat(SettingsCodec.readStored(SettingsCodec.write(settings))).isEqualTo(settings);
        });
    }

    @Test
    void behaviour_that_was_written_is_read_back_over_any_other() {
        Anything.each(any -> {
            Behavior behavior = any.behavior();
            Map<String, Object> request = with(minimal(), "behavior", BehaviorCodec.write(behavior));

            assertThat(SettingsCodec.readNew(request, any.behavior(), KNOWN).behavior())
                    .isEqualTo(behavior);
        });
    }

    @Test
    void the_minimum_of_a_new_autoscaler_takes_the_default_behaviour() {
        assertThat(readNew(minimal()))
                .isEqualTo(new Settings(
                        new Bounds(1, 5),
                        List.of(new TargetTrackingPolicy(MetricName.CPU, 0.7)),
                        Behavior.DEFAULT,
                        false));
    }

    @Test
    void what_behaviour_does_not_say_stays_as_it_was() {
        Map<String, Object> behavior =
                Trees.map("scale_in", Trees.map("cooldown_seconds", 60, "select", "min"), "warm_up_seconds", 10);
        ScalingRules in = Behavior.DEFAULT.scaleIn();

        assertThat(readNew(with(minimal(), "behavior", behavior)).behavior())
                .isEqualTo(new Behavior(
                        Behavior.DEFAULT.scaleOut(),
                        new ScalingRules(
                                in.tolerance(),
                                in.stabilizationWindow(),
                                Duration.ofMinutes(1),
                                ScalingRules.Select.MIN,
                                in.policies(),
                                in.maxFraction()),
                        warmUp(10)));
    }

    @Test
    void a_largest_share_of_null_is_no_limit_and_none_given_stays() {
        Map<String, Object> unlimited = Trees.map("scale_in", Trees.map("max_fraction", null));
        Map<String, Object> silent = Trees.map("scale_in", Trees.map("select", "min"));

        assertThat(readNew(with(minimal(), "behavior", unlimited))
                        .behavior()
                        .scaleIn()
                        .maxFraction())
                .isInfinite();
        assertThat(readNew(with(minimal(), "behavior", silent))
                        .behavior()
                        .scaleIn()
                        .maxFraction())
                .isEqualTo(0.5);
    }

    @Test
    void unknown_fields_are_ignored() {
        Map<String, Object> request = with(
                with(minimal(), "colour", "red"), "behavior", Trees.map("mood", 3, "scale_out", Trees.map("x", true)));

        assertThat(readNew(request)).isEqualTo(readNew(minimal()));
    }

    @Test
    void every_problem_of_a_new_autoscaler_is_told_with_its_path() {
        Map<String, Object> rules = Trees.map(
                "policies",
                List.of(
                        Trees.map("type", "percent", "value", 0, "period_seconds", 15),
                        Trees.map("type", "half", "value", "4"),
                        "4 per minute"),
                "tolerance",
                -0.1,
                "select",
                "sometimes",
                "max_fraction",
                0);
        Map<String, Object> request = Trees.map(
                "min_containers",
                3.5,
                "max_containers",
                "many",
                "metric",
                "temperature",
                "target",
                0.7,
                "disabled",
                "no",
                "behavior",
                Trees.map("scale_in", rules, "scale_out", List.of(), "warm_up_seconds", true));

        assertThat(problems(() -> readNew(request)))
                .containsExactlyInAnyOrder(
                        new Problem("min_containers", "must be a whole number"),
                        new Problem("max_containers", "must be a whole number"),
                        new Problem("metric", "must be one of cpu, memory"),
                        new Problem("disabled", "must be true or false"),
                        new Problem("behavior.scale_in.policies[0].value", "must be at least 1"),
                        new Problem("behavior.scale_in.policies[1].type", "must be one of count, percent, reach"),
                        new Problem("behavior.scale_in.policies[1].value", "must be a whole number"),
                        new Problem("behavior.scale_in.policies[1].period_seconds", "is required"),
                        new Problem("behavior.scale_in.policies[2]", "must be an object"),
                        new Problem("behavior.scale_in.tolerance", "must be a finite number from 0"),
                        new Problem("behavior.scale_in.select", "must be one of max, min, disabled, unlimited"),
                        new Problem("behavior.scale_in.max_fraction", "must be above 0"),
                        new Problem("behavior.scale_out", "must be an object"),
                        new Problem("behavior.warm_up_seconds", "must be a whole number"));
    }

    @Test
    void problems_of_bounds_and_behaviour_are_told_together() {
        Map<String, Object> behavior = Trees.map(
                "scale_out",
                Trees.map("stabilization_window_seconds", -1, "cooldown_seconds", 86_401),
                "warm_up_seconds",
                3601);
        Map<String, Object> request =
                with(with(with(minimal(), "min_containers", 6), "target", -1), "behavior", behavior);

        assertThat(problems(() -> readNew(request)))
                .containsExactlyInAnyOrder(
                        new Problem("max_containers", "must be at least min_containers"),
                        new Problem("target", "must be a number from 0.01 to 9e18"),
                        new Problem("behavior.scale_out.stabilization_window_seconds", "must be from 0 to 3600"),
                        new Problem("behavior.scale_out.cooldown_seconds", "must be from 0 to 86400"),
                        new Problem("behavior.warm_up_seconds", "must be from 0 to 3600"));
    }

    @Test
    void what_is_there_is_checked_even_when_something_else_is_absent() {
        Map<String, Object> rules =
                Trees.map("policies", List.of(Trees.map("type", "count", "value", 0), Trees.map("period_seconds", 0)));
        Map<String, Object> request =
                Trees.map("min_containers", -1, "target", 0, "behavior", Trees.map("scale_out", rules));

        assertThat(problems(() -> readNew(request)))
                .containsExactlyInAnyOrder(
                        new Problem("min_containers", "must be at least 0"),
                        new Problem("max_containers", "is required"),
                        new Problem("metric", "is required"),
                        new Problem("target", "must be a number from 0.01 to 9e18"),
                        new Problem("behavior.scale_out.policies[0].value", "must be at least 1"),
                        new Problem("behavior.scale_out.policies[0].period_seconds", "is required"),
                        new Problem("behavior.scale_out.policies[1].type", "is required"),
                        new Problem("behavior.scale_out.policies[1].value", "is required"),
                        new Problem("behavior.scale_out.policies[1].period_seconds", "must be from 1 to 1800"));
        assertThat(problems(() -> readNew(Map.of("max_containers", 0, "metric", "temperature", "target", -1))))
                .containsExactlyInAnyOrder(
                        new Problem("min_containers", "is required"),
                        new Problem("max_containers", "must be at least 1"),
                        new Problem("metric", "must be one of cpu, memory"),
                        new Problem("target", "must be a number from 0.001 to 9e18"));
        assertThat(problems(() -> readNew(Map.of("min_containers", 20_000, "metric", "cpu", "target", 1))))
                .containsExactly(new Problem("max_containers", "is required"));
    }

    @Test
    void what_a_new_autoscaler_needs_is_required_also_when_it_is_null() {
        Set<Problem> required = Set.of(
                new Problem("min_containers", "is required"),
                new Problem("max_containers", "is required"),
                new Problem("metric", "is required"),
                new Problem("target", "is required"));

        assertThat(problems(() -> readNew(Map.of()))).containsExactlyInAnyOrderElementsOf(required);
        assertThat(problems(() -> readNew(
                        Trees.map("min_containers", null, "max_containers", null, "metric", null, "target", null))))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void a_blank_metric_is_refused() {
        assertThat(problems(() -> readNew(with(minimal(), "metric", " "))))
                .containsExactly(new Problem("metric", "must not be blank"));
    }

    @Test
    void a_whole_number_may_be_written_in_any_way_that_is_whole() {
        for (Number three : List.of(3, 3L, 3.0, 3.0f, new BigDecimal("3.00"), BigInteger.valueOf(3))) {
            assertThat(readNew(with(minimal(), "max_containers", three))
                            .bounds()
                            .max())
                    .as("%s %s", three.getClass(), three)
                    .isEqualTo(3);
        }
    }

    @Test
    void what_is_no_whole_number_is_refused() {
        List<Object> wrong = List.of(
                3.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                1e300,
                3_000_000_000L,
                new BigDecimal("1e2147483647"),
                new BigDecimal("1e-2147483647"),
                "3",
                true,
                List.of(3),
                Map.of());

        for (Object value : wrong) {
            assertThat(problems(() -> readNew(with(minimal(), "max_containers", value))))
                    .as("%s %s", value.getClass(), value)
                    .containsExactly(new Problem("max_containers", "must be a whole number"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0"})
    void a_target_that_is_no_number_is_refused(double target) {
        assertThat(problems(() -> readNew(with(minimal(), "target", target))))
                .containsExactly(new Problem("target", "must be a number from 0.01 to 9e18"));
    }

    @ParameterizedTest
    @CsvSource({
        "min_containers, must be a whole number",
        "metric, must be a text",
        "target, must be a number",
        "disabled, must be true or false",
        "behavior, must be an object or the name of a preset"
    })
    void a_value_of_the_wrong_type_is_told_once(String key, String message) {
        assertThat(problems(() -> readNew(with(minimal(), key, List.of())))).containsExactly(new Problem(key, message));
        assertThat(problems(() -> SettingsCodec.readChanged(with(Map.of(), key, List.of()), present(), KNOWN)))
                .containsExactly(new Problem(key, message));
    }

    @Test
    void policies_combine_and_mode_are_read_and_the_short_form_shows_the_first_tracking() {
        Map<String, Object> request = with(
                with(with(bounds(), "policies", List.of(GUARD, TRACKING)), "combine", "majority"), "mode", "dry_run");
        Settings settings = readNew(request);

        assertThat(settings.policies())
                .containsExactly(new ResourceGuardPolicy(), new TargetTrackingPolicy(MetricName.MEMORY, 0.8));
        assertThat(settings.combination()).isEqualTo(Combination.MAJORITY);
        assertThat(settings.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(SettingsCodec.tracked(settings)).isEqualTo(new TargetTrackingPolicy(MetricName.MEMORY, 0.8));
        assertThat(SettingsCodec.tracked(readNew(with(bounds(), "policies", List.of(GUARD)))))
                .isNull();
    }

    @Test
    void the_short_form_beside_the_list_says_the_same_or_is_refused() {
        List<Problem> both =
                List.of(new Problem("policies", "must agree with metric and target, or be given without them"));

        assertThat(problems(() -> readNew(with(minimal(), "policies", List.of(TRACKING)))))
                .isEqualTo(both);
        assertThat(problems(() -> SettingsCodec.readChanged(
                        Map.of("target", 0.55, "policies", List.of(TRACKING)), present(), KNOWN)))
                .isEqualTo(both);
        assertThat(SettingsCodec.readChanged(
                                Map.of("metric", "memory", "target", 0.8, "policies", List.of(GUARD, TRACKING)),
                                present(),
                                KNOWN)
                        .policies())
                .containsExactly(new ResourceGuardPolicy(), new TargetTrackingPolicy(MetricName.MEMORY, 0.8));
    }

    @Test
    void every_problem_of_a_list_of_policies_is_told_with_its_path() {
        Map<String, Object> steps = Trees.map(
                "type",
                "step_scaling",
                "metric",
                "queue",
                "threshold",
                0.5,
                "steps",
                List.of(Trees.map("lower", "low", "adjustment", 1)));
        Map<String, Object> request = with(
                with(with(bounds(), "policies", List.of("cpu", steps, Map.of(), with(GUARD, "cpus", 1))), "combine", 3),
                "mode",
                "wet");

        assertThat(problems(() -> readNew(request)))
                .containsExactlyInAnyOrder(
                        new Problem("policies[0]", "must be an object"),
                        new Problem("policies[1].metric", "must be one of cpu, memory"),
                        new Problem("policies[1].steps[0].lower", "must be a number"),
                        new Problem("policies[2].type", "is required"),
                        new Problem("policies[3].cpus", "is not known"),
                        new Problem("combine", "must be a text"),
                        new Problem("mode", "must be one of active, dry_run"));
    }

    @Test
    void there_are_from_one_to_twenty_policies() {
        assertThat(problems(() -> readNew(with(bounds(), "policies", List.of()))))
                .containsExactly(new Problem("policies", "must have at least one"));
        assertThat(problems(() -> readNew(with(bounds(), "policies", Collections.nCopies(21, GUARD)))))
                .containsExactly(new Problem("policies", "must have at most 20"));
        assertThat(problems(() -> readNew(with(bounds(), "policies", Map.of()))))
                .containsExactly(new Problem("policies", "must be a list"));
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("policies", List.of()), present(), KNOWN)))
                .containsExactly(new Problem("policies", "must have at least one"));
    }

    @Test
    void the_short_form_changes_the_parts_of_a_single_tracking_policy() {
        Settings present = with(List.of(new TargetTrackingPolicy(MetricName.CPU, TargetType.AVERAGE, 0.7, true)));

        assertThat(SettingsCodec.readChanged(Map.of("target", 0.5), present, KNOWN)
                        .policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.CPU, TargetType.AVERAGE, 0.5, true));
        assertThat(SettingsCodec.readChanged(Map.of("metric", "memory"), present, KNOWN)
                        .policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.MEMORY, TargetType.UTILIZATION, 0.7, true));
    }

    @Test
    void the_short_form_replaces_any_other_policies_and_must_be_whole() {
        Settings present = with(List.of(new TargetTrackingPolicy(MetricName.CPU, 0.7), new ResourceGuardPolicy()));

        assertThat(SettingsCodec.readChanged(Map.of("metric", "memory", "target", 0.5), present, KNOWN)
                        .policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.MEMORY, 0.5));
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("target", 0.5), present, KNOWN)))
                .containsExactly(new Problem("metric", "is required"));
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("metric", "cpu"), present, KNOWN)))
                .containsExactly(new Problem("target", "is required"));
        assertThat(SettingsCodec.readChanged(Map.of("policies", List.of(TRACKING)), present, KNOWN)
                        .policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.MEMORY, 0.8));
    }

    @Test
    void a_preset_is_a_behaviour_by_name() {
        Settings changed = readNew(with(minimal(), "behavior", Map.of("warm_up_seconds", 20)));

        assertThat(readNew(with(minimal(), "behavior", "kubernetes")).behavior())
                .isEqualTo(Behavior.KUBERNETES);
        assertThat(SettingsCodec.readChanged(Map.of("behavior", "default"), changed, KNOWN)
                        .behavior())
                .isEqualTo(Behavior.DEFAULT);
        assertThat(problems(() -> readNew(with(minimal(), "behavior", "gentle"))))
                .containsExactly(new Problem("behavior", "must be one of default, kubernetes, scalingo"));
    }

    @Test
    void under_scalingo_the_short_form_waits_for_two_minutes() {
        Settings created = readNew(scalingo());

        assertThat(created.behavior()).isEqualTo(Behavior.SCALINGO);
        assertThat(created.policies()).containsExactly(new SustainedTargetPolicy(MetricName.CPU, 0.7));
        assertThat(SettingsCodec.tracked(created)).isEqualTo(new SustainedTargetPolicy(MetricName.CPU, 0.7));
        assertThat(SettingsCodec.readChanged(Map.of("target", 0.5), created, KNOWN)
                        .policies())
                .containsExactly(new SustainedTargetPolicy(MetricName.CPU, 0.5));
        assertThat(SettingsCodec.readChanged(Map.of("metric", "memory"), created, KNOWN)
                        .policies())
                .containsExactly(new SustainedTargetPolicy(MetricName.MEMORY, 0.7));
        Settings several = SettingsCodec.readChanged(Map.of("policies", List.of(GUARD)), created, KNOWN);
        assertThat(SettingsCodec.readChanged(Map.of("metric", "memory", "target", 0.5), several, KNOWN)
                        .policies())
                .containsExactly(new SustainedTargetPolicy(MetricName.MEMORY, 0.5));
        assertThat(problems(() -> readNew(with(scalingo(), "target", 0))))
                .containsExactly(new Problem("target", "must be a number from 0.01 to 9e18"));
    }

    @Test
    void the_short_form_is_translated_when_the_preset_comes_and_goes() {
        Settings plain = SettingsCodec.readChanged(Map.of("min_containers", 2), present(), KNOWN);
        Settings under = SettingsCodec.readChanged(Map.of("behavior", "scalingo"), plain, KNOWN);
        Settings back = SettingsCodec.readChanged(Map.of("behavior", "default"), under, KNOWN);

        assertThat(under.policies()).containsExactly(new SustainedTargetPolicy(MetricName.CPU, 0.7));
        assertThat(back).isEqualTo(plain);
        assertThat(SettingsCodec.readChanged(Map.of("behavior", "scalingo", "target", 0.9), plain, KNOWN)
                        .policies())
                .containsExactly(new SustainedTargetPolicy(MetricName.CPU, 0.9));
        assertThat(SettingsCodec.readChanged(Map.of("behavior", "scalingo"), under, KNOWN))
                .isEqualTo(under);
    }

    @Test
    void policies_that_were_written_out_stay_when_the_preset_comes_and_goes() {
        ScalingPolicy own = new TargetTrackingPolicy(MetricName.CPU, TargetType.AVERAGE, 0.7, false);
        for (List<ScalingPolicy> policies : List.of(
                List.of(own),
                List.<ScalingPolicy>of(new TargetTrackingPolicy(MetricName.CPU, 0.7), new ResourceGuardPolicy()))) {
            Settings plain = new Settings(new Bounds(2, 5), policies, Behavior.DEFAULT, false);

            assertThat(SettingsCodec.readChanged(Map.of("behavior", "scalingo"), plain, KNOWN)
                            .policies())
                    .isEqualTo(policies);
        }
        ScalingPolicy patient = new SustainedTargetPolicy(MetricName.CPU, 0.7, 3, Duration.ofMinutes(1), false);
        Settings under = new Settings(new Bounds(2, 5), List.of(patient), Behavior.SCALINGO, false);
        assertThat(SettingsCodec.readChanged(Map.of("behavior", "default"), under, KNOWN)
                        .policies())
                .containsExactly(patient);
        assertThat(SettingsCodec.readChanged(Map.of("target", 0.6), under, KNOWN)
                        .policies())
                .containsExactly(new SustainedTargetPolicy(MetricName.CPU, 0.6, 3, Duration.ofMinutes(1), false));
    }

    @Test
    void under_scalingo_there_are_from_two_to_ten_containers() {
        Problem tooFew = new Problem("min_containers", "must be at least set to 2");
        Problem tooMany = new Problem("max_containers", "must be at most 10");
        Settings created = readNew(with(with(scalingo(), "min_containers", 2), "max_containers", 10));

        assertThat(created.bounds()).isEqualTo(new Bounds(2, 10));
        assertThat(problems(() -> readNew(with(with(scalingo(), "min_containers", 1), "max_containers", 11))))
                .containsExactly(tooFew, tooMany);
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("min_containers", 1), created, KNOWN)))
                .containsExactly(tooFew);
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("max_containers", 11), created, KNOWN)))
                .containsExactly(tooMany);
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("behavior", "scalingo"), present(), KNOWN)))
                .containsExactly(tooFew);
        Map<String, Object> slower = Map.of("scale_in", Map.of("cooldown_seconds", 600), "warm_up_seconds", 9);
        Settings still = SettingsCodec.readChanged(Map.of("behavior", slower), created, KNOWN);
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("min_containers", 0), still, KNOWN)))
                .containsExactly(tooFew);
        assertThat(SettingsCodec.readChanged(Map.of("min_containers", 0, "behavior", "default"), still, KNOWN)
                        .bounds()
                        .min())
                .isZero();
    }

    @Test
    void a_bound_that_is_missing_is_no_problem_of_the_other() {
        Problem missing = new Problem("max_containers", "is required");
        Map<String, Object> request = Map.of("metric", "cpu", "target", 0.7, "behavior", "scalingo");

        assertThat(problems(() -> readNew(with(request, "min_containers", 5)))).containsExactly(missing);
        assertThat(problems(() -> readNew(with(request, "min_containers", 1))))
                .containsExactly(missing, new Problem("min_containers", "must be at least set to 2"));
        assertThat(problems(() -> readNew(with(request, "max_containers", 12))))
                .containsExactly(
                        new Problem("min_containers", "is required"),
                        new Problem("max_containers", "must be at most 10"));
        assertThat(problems(() -> readNew(with(request, "max_containers", 1))))
                .containsExactly(new Problem("min_containers", "is required"));
    }

    @Test
    void what_the_preset_asks_is_stored_and_shown() {
        Map<String, Object> stored = SettingsCodec.write(readNew(scalingo()));

        assertThat(stored.get("behavior"))
                .isEqualTo(BehaviorCodec.write(Behavior.SCALINGO))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("preset", "scalingo");
        assertThat(BehaviorCodec.write(Behavior.KUBERNETES)).doesNotContainKey("preset");
        assertThat(readNew(
                        with(with(scalingo(), "behavior", BehaviorCodec.write(Behavior.SCALINGO)), "disabled", false)))
                .isEqualTo(readNew(scalingo()));
    }

    @Test
    void parts_are_laid_over_a_preset() {
        Map<String, Object> behavior =
                Map.of("preset", "kubernetes", "scale_in", Map.of("cooldown_seconds", 60), "count_ordered", false);
        Settings changed = readNew(with(minimal(), "behavior", Map.of("warm_up_seconds", 20)));
        Behavior read = SettingsCodec.readChanged(Map.of("behavior", behavior), changed, KNOWN)
                .behavior();

        assertThat(read.scaleOut()).isEqualTo(Behavior.KUBERNETES.scaleOut());
        assertThat(read.scaleIn().maxFraction()).isInfinite();
        assertThat(read.scaleIn().cooldown()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.readiness().warmUp()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read.readiness().countsOrdered()).isFalse();
        assertThat(problems(() -> readNew(with(minimal(), "behavior", Map.of("preset", "gentle", "scale_in", 3)))))
                .containsExactly(
                        new Problem("behavior.preset", "must be one of default, kubernetes, scalingo"),
                        new Problem("behavior.scale_in", "must be an object"));
    }

    @Test
    void without_rate_rules_a_direction_has_to_be_unlimited() {
        Map<String, Object> none = Map.of("scale_in", Map.of("policies", List.of()));
        Map<String, Object> unlimited = Map.of("scale_in", Map.of("policies", List.of(), "select", "unlimited"));

        assertThat(problems(() -> readNew(with(minimal(), "behavior", none))))
                .containsExactly(new Problem(
                        "behavior.scale_in.policies", "must have at least one, unless select is unlimited"));
        assertThat(readNew(with(minimal(), "behavior", unlimited))
                        .behavior()
                        .scaleIn()
                        .policies())
                .isEmpty();
    }

    @Test
    void a_rule_that_is_no_object_leaves_the_others_their_places() {
        Map<String, Object> rules = Map.of(
                "scale_in", Map.of("policies", List.of("4", Map.of("type", "count", "value", 0, "period_seconds", 1))));

        assertThat(problems(() -> readNew(with(minimal(), "behavior", rules))))
                .containsExactly(
                        new Problem("behavior.scale_in.policies[0]", "must be an object"),
                        new Problem("behavior.scale_in.policies[1].value", "must be at least 1"));
    }

    @Test
    void a_change_of_nothing_changes_nothing() {
        Anything.each(any -> {
            Settings present = any.settings();

            assertThat(SettingsCodec.readChanged(Map.of(), present, KNOWN)).isEqualTo(present);
        });
    }

    @Test
    void a_change_of_null_changes_nothing() {
        Map<String, Object> nothing = Trees.map(
                "min_containers",
                null,
                "max_containers",
                null,
                "metric",
                null,
                "target",
                null,
                "disabled",
                null,
                "policies",
                null,
                "combine",
                null,
                "mode",
                null,
                "behavior",
                null);

        assertThat(SettingsCodec.readChanged(nothing, present(), KNOWN)).isEqualTo(present());
    }

    @Test
    void each_field_changes_alone() {
        Behavior warmer = new Behavior(Behavior.DEFAULT.scaleOut(), Behavior.DEFAULT.scaleIn(), warmUp(20));

        assertThat(changed("min_containers", 2).bounds()).isEqualTo(new Bounds(2, 5));
        assertThat(changed("max_containers", 9).bounds()).isEqualTo(new Bounds(1, 9));
        assertThat(changed("metric", "memory").policies())
                .isEqualTo(List.of(new TargetTrackingPolicy(MetricName.MEMORY, 0.7)));
        assertThat(changed("target", 1).policies()).isEqualTo(List.of(new TargetTrackingPolicy(MetricName.CPU, 1.0)));
        assertThat(changed("disabled", true).isDisabled()).isTrue();
        assertThat(changed("behavior", Map.of("warm_up_seconds", 20)).behavior())
                .isEqualTo(warmer);
    }

    @Test
    void changes_are_laid_over_the_present_behaviour_and_not_over_the_default() {
        Map<String, Object> first = Map.of("behavior", Map.of("scale_in", Map.of("cooldown_seconds", 60)));
        Map<String, Object> second = Map.of("behavior", Map.of("scale_in", Map.of("tolerance", 0.3)));
        Settings once = SettingsCodec.readChanged(first, present(), KNOWN);
        ScalingRules twice =
                SettingsCodec.readChanged(second, once, KNOWN).behavior().scaleIn();

        assertThat(twice.cooldown()).isEqualTo(Duration.ofMinutes(1));
        assertThat(twice.tolerance()).isEqualTo(0.3);
    }

    @Test
    void every_problem_of_a_change_is_told_with_its_path() {
        Map<String, Object> change = Trees.map(
                "max_containers",
                0,
                "metric",
                "temperature",
                "disabled",
                1,
                "behavior",
                Trees.map("scale_out", Trees.map("policies", Map.of())));

        assertThat(problems(() -> SettingsCodec.readChanged(change, present(), KNOWN)))
                .containsExactlyInAnyOrder(
                        new Problem("max_containers", "must be at least 1"),
                        new Problem("metric", "must be one of cpu, memory"),
                        new Problem("disabled", "must be true or false"),
                        new Problem("behavior.scale_out.policies", "must be a list"));
    }

    @Test
    void bounds_that_only_the_change_makes_impossible_are_refused() {
        assertThat(problems(() -> SettingsCodec.readChanged(Map.of("min_containers", 6), present(), KNOWN)))
                .containsExactly(new Problem("max_containers", "must be at least min_containers"));
    }

    @Test
    void an_unknown_version_of_what_is_stored_is_refused() {
        Map<String, Object> stored = SettingsCodec.write(present());

        assertThat(problems(() -> SettingsCodec.readStored(with(stored, "version", 3))))
                .containsExactly(new Problem("version", "must be 1 or 2"));
        assertThat(problems(() -> SettingsCodec.readStored(with(stored, "version", null))))
                .containsExactly(new Problem("version", "is required"));
    }

    @Test
    void damaged_stored_settings_are_refused_and_never_repaired() {
        Map<String, Object> stored = SettingsCodec.write(present());
        List<Object> policies = List.of(Map.of("type", "magic"), Map.of("type", "target_tracking", "metric", "cpu"));

        assertThat(problems(() -> SettingsCodec.readStored(with(stored, "policies", policies))))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("policies[0].type", "policies[1].target");
        assertThat(problems(() -> SettingsCodec.readStored(with(stored, "policies", null))))
                .containsExactly(new Problem("policies", "must have at least one"));
        assertThat(problems(() -> SettingsCodec.readStored(with(stored, "max_containers", null))))
                .containsExactly(new Problem("max_containers", "is required"));
    }

    @Test
    void the_stored_form_does_not_change_unnoticed() {
        Map<String, Object> rules = Trees.map(
                "tolerance",
                0.1,
                "stabilization_window_seconds",
                0L,
                "cooldown_seconds",
                30L,
                "select",
                "max",
                "policies",
                List.of(Trees.map("type", "count", "value", 4, "period_seconds", 15L)),
                "max_fraction",
                null);
        Settings settings = new Settings(
                new Bounds(1, 5),
                List.of(new TargetTrackingPolicy(MetricName.CPU, 0.7)),
                new Behavior(rulesOf(), rulesOf(), warmUp(3)),
                true);

        assertThat(SettingsCodec.write(settings))
                .isEqualTo(Trees.map(
                        "version",
                        2,
                        "min_containers",
                        1,
                        "max_containers",
                        5,
                        "policies",
                        List.of(Trees.map(
                                "type",
                                "target_tracking",
                                "metric",
                                "cpu",
                                "target",
                                0.7,
                                "target_type",
                                "utilization",
                                "disable_scale_in",
                                false,
                                "statistic",
                                "average")),
                        "combine",
                        "largest",
                        "behavior",
                        Trees.map(
                                "scale_out",
                                rules,
                                "scale_in",
                                rules,
                                "warm_up_seconds",
                                3L,
                                "initialization_period_seconds",
                                300L,
                                "readiness_delay_seconds",
                                30L,
                                "count_ordered",
                                true,
                                "ready_timeout_seconds",
                                300L,
                                "probe",
                                null,
                                "warm_pool",
                                0),
                        "mode",
                        "active",
                        "disabled",
                        true));
    }

    @Test
    void a_probe_and_the_patience_with_it_are_taken_over_and_taken_away_again() {
        Settings probed = changed("behavior", Trees.map("probe", "http://:8080/healthz", "ready_timeout_seconds", 20));

        assertThat(probed.behavior().readiness().probe()).isEqualTo(new Probe(8080, "/healthz"));
        assertThat(probed.behavior().readiness().readyTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(SettingsCodec.readChanged(Map.of("behavior", Map.of("warm_up_seconds", 4)), probed, KNOWN)
                        .behavior()
                        .readiness()
                        .probe())
                .isEqualTo(new Probe(8080, "/healthz"));
        assertThat(SettingsCodec.readChanged(Map.of("behavior", Trees.map("probe", null)), probed, KNOWN)
                        .behavior()
                        .readiness()
                        .probe())
                .isNull();
    }

    @Test
    void what_is_no_probe_is_told_with_its_path() {
        assertThatThrownBy(() -> changed("behavior", Map.of("probe", "ftp://:21", "ready_timeout_seconds", 0)))
                .hasMessageContaining("behavior.probe must be like tcp://:5432 or http://:8080/healthz");
    }

    @Test
    void problems_are_thrown_as_invalid_settings() {
        assertThatThrownBy(() -> readNew(with(minimal(), "min_containers", -1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("min_containers must be at least 0");
    }

    private static Readiness warmUp(int seconds) {
        return Readiness.DEFAULT.warmedUpFor(Duration.ofSeconds(seconds));
    }

    private static ScalingRules rulesOf() {
        return new ScalingRules(
                0.1,
                Duration.ZERO,
                Duration.ofSeconds(30),
                ScalingRules.Select.MAX,
                List.of(new RateRule(RateRule.Type.COUNT, 4, Duration.ofSeconds(15))),
                Double.POSITIVE_INFINITY);
    }

    private static Settings changed(String key, Object value) {
        return SettingsCodec.readChanged(Map.of(key, value), present(), KNOWN);
    }

    private static Settings present() {
        return readNew(minimal());
    }

    private static Settings readNew(Map<String, Object> request) {
        return SettingsCodec.readNew(request, Behavior.DEFAULT, KNOWN);
    }

    private static Settings with(List<ScalingPolicy> policies) {
        return new Settings(new Bounds(1, 5), policies, Behavior.DEFAULT, false);
    }

    private static Map<String, Object> scalingo() {
        return with(with(minimal(), "behavior", "scalingo"), "min_containers", 2);
    }

    private static Map<String, Object> bounds() {
        return Map.of("min_containers", 1, "max_containers", 5);
    }

    private static Map<String, Object> minimal() {
        return Map.of("min_containers", 1, "max_containers", 5, "metric", "cpu", "target", 0.7);
    }

    private static Map<String, Object> with(Map<String, Object> tree, String key, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        changed.putAll(Trees.map(key, value));
        return changed;
    }

    private static List<Problem> problems(ThrowingCallable reading) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, reading);
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems();
    }
}
