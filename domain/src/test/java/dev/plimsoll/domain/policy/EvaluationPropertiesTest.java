package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.ScalingRules.Select;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for whole evaluations, whatever policies of whatever kinds an autoscaler combines.
final class EvaluationPropertiesTest {
    private static final int RUNS = 300;
    private static final int TICKS = 30;
    private static final List<PolicyProperties> KINDS = List.of(
            new TargetTrackingPolicyPropertiesTest(),
            new SustainedTargetPolicyPropertiesTest(),
            new HysteresisPolicyPropertiesTest(),
            new ThresholdPolicyPropertiesTest(),
            new StepScalingPolicyPropertiesTest(),
            new MultiDimensionalPolicyPropertiesTest(),
            new ResourceGuardPolicyPropertiesTest(),
            new ScheduledPolicyPropertiesTest(),
            new EventPolicyPropertiesTest(),
            new ScaleToZeroPolicyPropertiesTest());
    private static final List<RateRule.Type> TYPES = List.copyOf(EnumSet.allOf(RateRule.Type.class));
    private static final List<Combination> COMBINATIONS = List.copyOf(EnumSet.allOf(Combination.class));

    /// One evaluation: what went in and what came out.
    private record Tick(Autoscaler before, Situation situation, Evaluation evaluation) {
        Decision decision() {
            return evaluation.decision();
        }

        boolean isScaleIn() {
            return decision().to() < decision().from();
        }

        boolean isJump() {
            return decision().reasons().stream().anyMatch(Reason.OutsideBounds.class::isInstance);
        }

        boolean isAsleep() {
            return decision().to() == 0;
        }

        boolean hasAnswer(Predicate<Recommendation> kind) {
            return decision().recommendations().stream().anyMatch(answer -> has(answer, kind));
        }

        private static boolean has(Recommendation answer, Predicate<Recommendation> kind) {
            return kind.test(answer)
                    || (answer instanceof Both(var one, var other) && (has(one, kind) || has(other, kind)));
        }
    }

    @Test
    void every_kind_of_policy_takes_part() {
        Seeds.one(
                1,
                random -> assertThat(KINDS.stream()
                                .<Class<?>>map(kind -> kind.policy(random).getClass()))
                        .containsExactlyInAnyOrder(ScalingPolicy.class.getPermittedSubclasses()));
    }

    @Test
    void bounds_hold_but_for_a_fleet_that_sleeps() {
        eachTick(tick -> {
            Bounds bounds = tick.before().settings().bounds();
            if (!tick.isAsleep() && !tick.decision().recommendations().isEmpty()) {
                assertThat(tick.decision().to()).as("%s", tick).isBetween(bounds.min(), bounds.max());
            }
        });
    }

    @Test
    void equal_input_gives_equal_output() {
        eachTick(tick -> assertThat(evaluate(tick.before(), tick.situation())).isEqualTo(tick.evaluation()));
    }

    @Test
    void without_all_data_nothing_is_scaled_in_but_to_a_bound() {
        eachTick(tick -> {
            if (tick.hasAnswer(Abstain.class::isInstance) && tick.isScaleIn()) {
                assertThat(tick.isJump()).as("%s", tick).isTrue();
            }
        });
    }

    @Test
    void against_a_veto_nothing_is_scaled_in_but_to_a_bound() {
        eachTick(tick -> {
            if (tick.hasAnswer(Veto.class::isInstance) && tick.isScaleIn()) {
                assertThat(tick.isJump()).as("%s", tick).isTrue();
            }
        });
    }

    @Test
    void by_the_largest_more_load_never_means_fewer_containers() {
        Seeds.each(RUNS, random -> {
            Settings settings = followingLoad(Combination.LARGEST, random);
            long seed = random.nextLong();
            double load = random.nextDouble(2);

            assertThat(decided(settings, seed, load * random.nextDouble(1, 3)).to())
                    .isGreaterThanOrEqualTo(decided(settings, seed, load).to());
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_overload_never_scales_in(Combination combination) {
        AtomicInteger outs = new AtomicInteger();
        Seeds.each(RUNS, random -> {
            Decision decision = decided(followingLoad(combination, random), random.nextLong(), 1e6);

            assertThat(decision.to()).as("%s", decision).isGreaterThanOrEqualTo(decision.from());
            outs.addAndGet(decision.to() - decision.from());
        });
        assertThat(outs).hasPositiveValue();
    }

    /// Policies that follow load, of several kinds, with bounds that never matter.
    private static Settings followingLoad(Combination combination, RandomGenerator random) {
        List<ScalingPolicy> policies = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            policies.add(KINDS.get(random.nextInt(7)).policy(random));
        }
        return new Settings(new Bounds(0, 10_000), policies, combination, Behaviors.AT_ONCE, Mode.ACTIVE, false);
    }

    private static Decision decided(Settings settings, long seed, double load) {
        Situation situation = RandomSituations.loaded(settings.metrics().keySet(), seed, load);
        Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, situation.now());
        return evaluate(autoscaler, situation).decision();
    }

    @Test
    void only_idleness_brings_a_fleet_below_its_minimum() {
        eachTick(tick -> {
            boolean isIdle = tick.hasAnswer(answer -> answer instanceof Ceiling(int _, Reason.Idle _));
            if (tick.isScaleIn()
                    && tick.decision().to() < tick.before().settings().bounds().min()) {
                assertThat(isIdle).as("%s", tick).isTrue();
            }
        });
    }

    @Test
    void a_dry_run_never_holds_a_count_nor_acts() {
        eachTick(tick -> {
            if (tick.before().settings().mode() == Mode.DRY_RUN) {
                assertThat(tick.evaluation().autoscaler().desired()).isNull();
                assertThat(tick.evaluation().autoscaler().memory().actions()).isEmpty();
            }
        });
    }

    @Test
    void while_auto_scaling_is_disabled_whatever_is_measured_changes_nothing() {
        eachTick(tick -> {
            Situation seen = tick.situation();
            ProcessSettings disabled = new ProcessSettings(false, seen.guards());
            Evaluation idle = tick.before().evaluate(seen.fleet(), seen.observations(), disabled, seen.now());
            Evaluation again = idle.autoscaler().evaluate(seen.fleet(), seen.observations(), disabled, seen.now());

            assertThat(idle.decision()).isInstanceOf(Decision.Hold.class);
            assertThat(idle.decision().reasons().getLast()).isInstanceOf(Reason.AutoScalingDisabled.class);
            assertThat(idle.autoscaler().desired()).isNull();
            assertThat(idle.autoscaler().settings()).isEqualTo(tick.before().settings());
            assertThat(idle.autoscaler().memory().actions())
                    .isEqualTo(tick.before().memory().actions());
            assertThat(again.decision().to()).isEqualTo(idle.decision().to());
        });
    }

    @Test
    void every_answer_and_every_change_has_its_reason() {
        eachTick(tick -> {
            Decision decision = tick.decision();
            int policies = tick.before().settings().policies().size();
            assertThat(decision.recommendations().size()).isIn(0, policies);
            if (decision.recommendations().isEmpty()) {
                assertThat(decision.reasons()).isNotEmpty();
            }
            assertThat(decision.recommendations())
                    .as("%s", tick)
                    .allSatisfy(answer -> assertThat(answer.reason()).isNotNull());
            if (decision.to() != decision.from() && decision.reasons().isEmpty()) {
                assertThat(tick.hasAnswer(answer -> wants(answer, decision)))
                        .as("%s", tick)
                        .isTrue();
            }
        });
    }

    @Test
    void a_rate_rule_limits_every_way_out_and_in_but_to_a_bound() {
        List<Tick> run = new ArrayList<>();
        eachTick(tick -> {
            if (tick.before().desired() == null) {
                run.clear();
            }
            ScalingRules out = tick.before().settings().behavior().scaleOut();
            ScalingRules in = tick.before().settings().behavior().scaleIn();
            int from = tick.decision().from();
            int to = tick.decision().to();
            run.add(tick);
            if (tick.isJump()) {
                return;
            }
            if (to > from && out.select() == Select.MAX) {
                assertThat(to).as("%s", tick).isLessThanOrEqualTo(Math.max(from, mostOut(run, out.policies())));
            }
            if (to < from && in.select() == Select.MAX) {
                assertThat(to).as("%s", tick).isGreaterThanOrEqualTo(Math.min(from, leastIn(run, in.policies())));
            }
        });
    }

    /// The most that one of these rules allows.
    private static int mostOut(List<Tick> run, List<RateRule> rules) {
        int most = 0;
        for (RateRule rule : rules) {
            int before = countBefore(run, rule.period());
            most = Math.max(
                    most,
                    switch (rule.type()) {
                        case COUNT -> before + rule.value();
                        case PERCENT -> (int) Math.ceil(before * (1 + rule.value() / 100.0));
                        case REACH -> rule.value();
                    });
        }
        return most;
    }

    /// The fewest that one of these rules allows.
    private static int leastIn(List<Tick> run, List<RateRule> rules) {
        int least = Integer.MAX_VALUE;
        for (RateRule rule : rules) {
            int before = countBefore(run, rule.period());
            least = Math.min(
                    least,
                    switch (rule.type()) {
                        case COUNT -> before - rule.value();
                        case PERCENT -> (int) (before * (1 - rule.value() / 100.0));
                        case REACH -> rule.value();
                    });
        }
        return least;
    }

    /// What was wanted a period before the last tick.
    private static int countBefore(List<Tick> run, Duration period) {
        Instant start = run.getLast().situation().now().minus(period);
        int count = run.getFirst().decision().from();
        for (Tick tick : run) {
            count = tick.situation().now().isAfter(start)
                    ? count
                    : tick.decision().to();
        }
        return count;
    }

    /// Whether it asks for a change in the direction of this decision.
    private static boolean wants(Recommendation answer, Decision decision) {
        boolean isOut = decision.to() > decision.from();
        return switch (answer) {
            case Propose(int count, var _) -> isOut ? count > decision.from() : count < decision.from();
            case Vote(var direction, var _) -> direction == (isOut ? Direction.OUT : Direction.IN);
            case Floor _, Ceiling _, Veto _, Inactive _, Abstain _, Both _ -> false;
        };
    }

    private static void eachTick(Consumer<Tick> property) {
        Seeds.each(RUNS, random -> {
            Settings settings = settings(random);
            Instant now = Situations.NOW;
            Autoscaler autoscaler = Autoscaler.create(new AutoscalerId("au-1"), Fleets.WEB, settings, now);
            for (int tick = 0; tick < TICKS; tick++) {
                now = now.plusMillis(random.nextLong(1, 90_000));
                if (random.nextInt(10) == 0) {
                    autoscaler = autoscaler.signalled("sale", now);
                }
                Situation seen = random.nextInt(4) == 0
                        ? RandomSituations.absurd(settings.metrics().keySet(), random)
                        : RandomSituations.loaded(settings.metrics().keySet(), random.nextLong(), random.nextDouble(2));
                Situation situation = RandomSituations.moved(seen, now);
                Evaluation evaluation = evaluate(autoscaler, situation);
                property.accept(new Tick(autoscaler, situation, evaluation));
                autoscaler = evaluation.autoscaler();
            }
        });
    }

    private static Evaluation evaluate(Autoscaler autoscaler, Situation situation) {
        return autoscaler.evaluate(situation.fleet(), situation.observations(), situation.guards(), situation.now());
    }

    private static Settings settings(RandomGenerator random) {
        List<ScalingPolicy> policies = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            policies.add(KINDS.get(random.nextInt(KINDS.size())).policy(random));
        }
        int min = random.nextInt(4);
        Behavior usual = random.nextBoolean() ? Behavior.DEFAULT : Behaviors.AT_ONCE;
        Behavior slow = new Behavior(slow(random), slow(random), Readiness.DEFAULT);
        return new Settings(
                new Bounds(min, random.nextInt(Math.max(1, min), 30)),
                policies,
                COMBINATIONS.get(random.nextInt(COMBINATIONS.size())),
                random.nextBoolean() ? usual : slow,
                random.nextInt(6) == 0 ? Mode.DRY_RUN : Mode.ACTIVE,
                random.nextInt(20) == 0);
    }

    private static ScalingRules slow(RandomGenerator random) {
        List<RateRule> rules = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            RateRule.Type type = TYPES.get(random.nextInt(TYPES.size()));
            int value = type == RateRule.Type.PERCENT ? random.nextInt(1, 120) : random.nextInt(1, 6);
            rules.add(new RateRule(type, value, Duration.ofSeconds(random.nextLong(1, 91))));
        }
        Duration window = Duration.ofSeconds(random.nextLong(121));
        return new ScalingRules(0.1, window, Duration.ZERO, Select.MAX, rules, Double.POSITIVE_INFINITY);
    }
}
