package dev.plimsoll.domain.autoscaler;

import static dev.plimsoll.domain.autoscaler.Run.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.autoscaler.Run.Tick;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Outage;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for every autoscaler at every moment, whatever the load does.
final class AutoscalerPropertiesTest {
    private static final int RUNS = 400;

    /// Beyond what rounding to whole percent can hide.
    private static final double CLEARLY = 0.0101;

    @Test
    void bounds_hold() {
        eachTick((run, tick) -> {
            Bounds bounds = run.settings().bounds();
            assertThat(tick.to()).as("%s", tick).isBetween(bounds.min(), bounds.max());
            assertThat(tick.evaluation().autoscaler().desired()).isEqualTo(tick.to());
        });
    }

    @Test
    void equal_input_gives_equal_output() {
        eachTick((_, tick) -> assertThat(tick.before().evaluate(tick.fleet(), tick.observations(), tick.now()))
                .isEqualTo(tick.evaluation()));
    }

    @Test
    void an_overload_never_scales_in() {
        eachTick((_, tick) -> {
            if (!tick.isJump() && mean(tick).orElse(0) > TARGET + CLEARLY) {
                assertThat(tick.to()).as("%s", tick).isGreaterThanOrEqualTo(tick.from());
            }
        });
    }

    @Test
    void a_lull_never_scales_out() {
        eachTick((_, tick) -> {
            if (!tick.isJump() && mean(tick).orElse(9) < TARGET - CLEARLY) {
                assertThat(tick.to()).as("%s", tick).isLessThanOrEqualTo(tick.from());
            }
        });
    }

    @Test
    void old_figures_only_hold_or_scale_out_and_scale_out_as_new_ones_do() {
        Outage outage = new Outage("prometheus", "away", Duration.ofSeconds(5));
        eachTick((_, tick) -> {
            int to = tick.before()
                    .evaluate(tick.fleet(), tick.observations().during(outage), tick.now())
                    .decision()
                    .to();
            assertThat(to).as("%s", tick).isEqualTo(Math.max(tick.from(), tick.to()));
        });
    }

    @Test
    void without_a_usable_metric_the_count_stands() {
        eachTick((_, tick) -> {
            if (!tick.isJump() && mean(tick).isEmpty()) {
                assertThat(tick.to()).as("%s", tick).isEqualTo(tick.from());
            }
        });
    }

    @Test
    void more_load_never_means_fewer_containers() {
        Seeds.each(RUNS, random -> {
            for (Tick tick : Run.of(random).ticks()) {
                Observations more = scaled(tick.observations(), random.nextDouble(1, 3));
                assertThat(tick.before()
                                .evaluate(tick.fleet(), more, tick.now())
                                .decision()
                                .to())
                        .as("%s with %s", tick, more)
                        .isGreaterThanOrEqualTo(tick.to());
            }
        });
    }

    @Test
    void rate_rules_of_scale_outs_are_never_exceeded() {
        eachTick((run, tick) -> {
            ScalingRules rules = run.settings().behavior().scaleOut();
            if (tick.isScaleOut() && !tick.isJump() && !rules.policies().isEmpty()) {
                IntStream limits = rules.policies().stream().mapToInt(rule -> highest(rule, before(run, tick, rule)));
                assertThat(tick.to()).as("%s", tick).isLessThanOrEqualTo(most(rules, limits, true));
            }
        });
    }

    @Test
    void rate_rules_of_scale_ins_are_never_exceeded() {
        eachTick((run, tick) -> {
            ScalingRules rules = run.settings().behavior().scaleIn();
            if (tick.isScaleIn() && !tick.isJump() && !rules.policies().isEmpty()) {
                IntStream limits = rules.policies().stream().mapToInt(rule -> lowest(rule, before(run, tick, rule)));
                assertThat(tick.to()).as("%s", tick).isGreaterThanOrEqualTo(most(rules, limits, false));
            }
        });
    }

    @Test
    void one_step_changes_no_larger_share_than_allowed() {
        eachTick((run, tick) -> {
            double mostOut = Math.max(
                    1, tick.from() * run.settings().behavior().scaleOut().maxFraction());
            double mostIn = Math.max(
                    1, tick.from() * run.settings().behavior().scaleIn().maxFraction());
            if (!tick.isJump() && tick.from() > 0) {
                assertThat((double) tick.to() - tick.from()).as("%s", tick).isBetween(-mostIn - 1e-9, mostOut + 1e-9);
            }
        });
    }

    @Test
    void a_disabled_direction_never_moves() {
        eachTick((run, tick) -> {
            ScalingRules rules = tick.isScaleOut()
                    ? run.settings().behavior().scaleOut()
                    : run.settings().behavior().scaleIn();
            boolean isFrozen = isDisabled(rules) && tick.to() != tick.from();
            assertThat(isFrozen && !tick.isJump()).as("%s", tick).isFalse();
        });
    }

    @Test
    void cooldowns_are_kept() {
        Seeds.each(RUNS, random -> {
            Run run = Run.of(random);
            Tick last = null;
            for (Tick tick : run.ticks()) {
                if (tick.isScaleIn() && !tick.isJump() && last != null && last.isScaleIn()) {
                    Duration cooldown = run.settings().behavior().scaleIn().cooldown();
                    assertThat(Duration.between(last.now(), tick.now()))
                            .as("%s", tick)
                            .isGreaterThanOrEqualTo(cooldown);
                }
                if (tick.isScaleOut()
                        && !tick.isJump()
                        && last != null
                        && last.isScaleOut()
                        && wish(tick) <= wish(last)) {
                    Duration cooldown = run.settings().behavior().scaleOut().cooldown();
                    assertThat(Duration.between(last.now(), tick.now()))
                            .as("%s", tick)
                            .isGreaterThanOrEqualTo(cooldown);
                }
                last = tick.isScaleIn() || tick.isScaleOut() ? tick : last;
            }
        });
    }

    @Test
    void a_scale_in_waits_until_the_whole_window_agrees() {
        eachTick((run, tick) -> {
            Duration window = run.settings().behavior().scaleIn().stabilizationWindow();
            if (tick.isScaleIn() && !tick.isJump()) {
                Instant opened = tick.now().minus(window);
                int highest = run.ticks().stream()
                        .filter(other ->
                                other.now().isAfter(opened) && !other.now().isAfter(tick.now()))
                        .filter(other -> !other.isJump() && hasRecommended(other))
                        .mapToInt(AutoscalerPropertiesTest::recommended)
                        .max()
                        .orElse(0);
                assertThat(tick.to()).as("%s", tick).isGreaterThanOrEqualTo(Math.min(highest, tick.from()));
            }
        });
    }

    @Test
    void a_long_standstill_never_scales_in_at_once() {
        Seeds.each(RUNS, random -> {
            Run run = Run.of(random);
            Tick last = run.ticks().getLast();
            boolean hasWindow =
                    run.settings().behavior().scaleIn().stabilizationWindow().isPositive();
            Autoscaler asleep = last.evaluation().autoscaler();
            Fleet fleet = Fleets.ready(last.to());
            int after = asleep.evaluate(
                            fleet, Samples.cpuOfEach(fleet, 0.01), last.now().plusSeconds(4000))
                    .decision()
                    .to();
            if (hasWindow) {
                assertThat(after).isGreaterThanOrEqualTo(last.to());
            }
        });
    }

    @Test
    void steady_load_settles_without_flapping() {
        Seeds.each(RUNS, random -> {
            Settings settings = Run.anySettings(random);
            double load = random.nextDouble(12);
            int running = random.nextInt(1, 25);
            int changesOfDirection = 0;
            int lastStep = 0;
            Instant now = Scenario.START;
            Instant changedAt = now;
            Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, now);
            for (int i = 0; i < 1200; i++) {
                now = now.plusSeconds(5);
                Fleet fleet = Fleets.ready(running);
                Evaluation evaluation = autoscaler.evaluate(fleet, Samples.cpuOfEach(fleet, load / running), now);
                int step = evaluation.decision().to() - running;
                changesOfDirection += step * lastStep < 0 ? 1 : 0;
                changedAt = step == 0 ? changedAt : now;
                lastStep = step == 0 ? lastStep : Integer.signum(step);
                autoscaler = evaluation.autoscaler();
                running += step;
            }
            assertThat(changesOfDirection).as("%s under %s", settings, load).isLessThanOrEqualTo(1);
            assertThat(changedAt).as("%s under %s", settings, load).isBefore(now.minusSeconds(600));
        });
    }

    @Test
    void steady_load_settles_where_it_is_near_its_target() {
        Seeds.each(RUNS, random -> {
            Settings settings = Scenario.settings(1, 40, Behavior.DEFAULT);
            double load = random.nextDouble(15);
            int running = random.nextInt(1, 41);
            Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, Scenario.START);
            for (int i = 0; i < 200; i++) {
                Fleet fleet = Fleets.ready(running);
                Evaluation evaluation = autoscaler.evaluate(
                        fleet, Samples.cpuOfEach(fleet, load / running), Scenario.START.plusSeconds(i * 5L));
                autoscaler = evaluation.autoscaler();
                running = evaluation.decision().to();
            }
            double needed = Math.max(1, Math.ceil(load / TARGET));
            assertThat((double) running).as("load %s", load).isBetween(needed / 1.12 - 1, needed / 0.9 + 1);
        });
    }

    private static void eachTick(BiConsumer<Run, Tick> property) {
        Seeds.each(RUNS, random -> {
            Run run = Run.of(random);
            run.ticks().forEach(tick -> property.accept(run, tick));
        });
    }

    private static boolean isDisabled(ScalingRules rules) {
        return rules.select() == ScalingRules.Select.DISABLED;
    }

    /// The mean of the ready containers that have a sample.
    private static OptionalDouble mean(Tick tick) {
        return switch (tick.observations().latest(MetricName.CPU)) {
            case Reading.PerContainer(var series, var _, var _) ->
                series.values().stream().mapToDouble(TimeSeries::latest).average();
            case Reading.Total _, Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ ->
                OptionalDouble.empty();
        };
    }

    private static Observations scaled(Observations observations, double factor) {
        return switch (observations.latest(MetricName.CPU)) {
            case Reading.PerContainer(var series, var _, var _) ->
                Samples.cpu(series.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry<ContainerId, TimeSeries>::getKey,
                                it -> it.getValue().latest() * factor)));
            case Reading.Total _, Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ ->
                observations;
        };
    }

    /// The count when the rule's period began, from the decisions alone.
    private static int before(Run run, Tick tick, RateRule rule) {
        return run.countAt(tick.now().minus(rule.period()));
    }

    private static int highest(RateRule rule, int start) {
        return switch (rule.type()) {
            case COUNT -> start + rule.value();
            case PERCENT -> start + (start * rule.value() + 99) / 100;
            case REACH -> rule.value();
        };
    }

    private static int lowest(RateRule rule, int start) {
        return switch (rule.type()) {
            case COUNT -> start - rule.value();
            case PERCENT -> Math.max(0, start * (100 - rule.value()) / 100);
            case REACH -> rule.value();
        };
    }

    private static int most(ScalingRules rules, IntStream limits, boolean isOut) {
        boolean isHighest = rules.select() == ScalingRules.Select.MAX == isOut;
        return (isHighest ? limits.max() : limits.min()).orElseThrow();
    }

    private static int wish(Tick tick) {
        List<ScalingMemory.Action> actions =
                tick.evaluation().autoscaler().memory().actions();
        return actions.getLast().wish();
    }

    /// Not when it was blind.
    private static boolean hasRecommended(Tick tick) {
        return tick.now().equals(tick.evaluation().autoscaler().memory().recommendedAt());
    }

    private static int recommended(Tick tick) {
        return tick.evaluation()
                .autoscaler()
                .memory()
                .recommendations()
                .getLast()
                .count();
    }
}
