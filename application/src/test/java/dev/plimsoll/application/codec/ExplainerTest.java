package dev.plimsoll.application.codec;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Bounded;
import dev.plimsoll.domain.decision.Reason.CoolingDown;
import dev.plimsoll.domain.decision.Reason.DirectionDisabled;
import dev.plimsoll.domain.decision.Reason.Disabled;
import dev.plimsoll.domain.decision.Reason.FractionLimited;
import dev.plimsoll.domain.decision.Reason.KeepsOneToMeasure;
import dev.plimsoll.domain.decision.Reason.LeftAlone;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.OutsideBounds;
import dev.plimsoll.domain.decision.Reason.RateLimited;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllData;
import dev.plimsoll.domain.decision.Reason.Stabilized;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Reason.UnclearWithoutAllSamples;
import dev.plimsoll.domain.decision.Reason.WithinTolerance;
import dev.plimsoll.domain.fleet.FleetCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplainerTest {
    /// Every reason there is, with the words an operator reads.
    private static final Map<Reason, String> WORDS = words();

    @Test
    void every_reason_has_its_words() {
        assertThat(WORDS.keySet().stream().map(Reason::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds(Reason.class).collect(Collectors.toSet()));
        assertThat(WORDS)
                .allSatisfy(
                        (reason, words) -> assertThat(Explainer.words(reason)).isEqualTo(words));
    }

    @Test
    void every_reason_is_a_tree_with_a_type_of_its_own_and_its_values() {
        List<Map<String, Object>> trees = Explainer.explain(new Decision.Hold(1, List.copyOf(WORDS.keySet())))
                .reasons();

        assertThat(trees.stream().map(tree -> tree.get("type")).collect(Collectors.toSet()))
                .hasSize((int) kinds(Reason.class).count());
        assertThat(trees).allSatisfy(tree -> {
            assertThat(tree.get("type")).asString().matches("[a-z_]+");
            assertThat(tree.values())
                    .allMatch(value -> value instanceof String || value instanceof Number || value instanceof Boolean);
        });
        int component = 0;
        for (Reason reason : WORDS.keySet()) {
            assertThat(trees.get(component++))
                    .as("%s", reason)
                    .hasSize(reason.getClass().getRecordComponents().length + 1);
        }
    }

    @Test
    void a_scale_out_is_one_sentence_with_all_its_reasons() {
        Explanation explanation = Explainer.explain(
                new Decision.ScaleOut(1, 5, List.of(new OffTarget(CPU, 9, 0.6, 1, 15), new RateLimited(15, 5))));

        assertThat(explanation)
                .isEqualTo(new Explanation(
                        "Scale out from 1 to 5: cpu is 9 with target 0.6, so 1 measured container should be 15;"
                                + " 5 instead of 15 by the rate rules.",
                        List.of(
                                Trees.map(
                                        "type",
                                        "off_target",
                                        "metric",
                                        "cpu",
                                        "observed",
                                        9.0,
                                        "target",
                                        0.6,
                                        "counted",
                                        1,
                                        "needed",
                                        15),
                                Trees.map("type", "rate_limited", "proposed", 15, "limit", 5))));
    }

    @Test
    void scale_in_and_hold_say_so() {
        assertThat(Explainer.explain(new Decision.ScaleIn(4, 2, List.of(new OutsideBounds(4, 1, 2))))
                        .sentence())
                .isEqualTo("Scale in from 4 to 2: 4 is outside of 1..2.");
        assertThat(Explainer.explain(new Decision.Hold(4, List.of(new Disabled())))
                        .sentence())
                .isEqualTo("Hold at 4: the autoscaler is disabled.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "10, 10",
        "100, 100",
        "0.5, 0.5",
        "0.05, 0.05",
        "1.2344, 1.234",
        "1.2346, 1.235",
        "1200, 1200",
        "0.0001, 0"
    })
    void numbers_are_short(double observed, String expected) {
        assertThat(Explainer.words(new WithinTolerance(CPU, observed, 1)))
                .isEqualTo("cpu is " + expected + ", within tolerance of its target 1");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1001, 2", "59999, 60"})
    void what_remains_of_a_cooldown_is_rounded_up(long millis, int seconds) {
        Explanation explanation =
                Explainer.explain(new Decision.Hold(4, List.of(new CoolingDown(3, ofMillis(millis)))));

        assertThat(explanation.sentence())
                .isEqualTo("Hold at 4: no change to 3 for another " + seconds + " s of cooldown.");
        assertThat(explanation.reasons())
                .containsExactly(Trees.map("type", "cooling_down", "proposed", 3, "remaining_seconds", (long) seconds));
    }

    @ParameterizedTest
    @EnumSource
    void every_condition_of_a_fleet_has_its_words(FleetCondition condition) {
        assertThat(Explainer.words(new LeftAlone(condition))).isNotBlank();
        assertThat(Stream.of(FleetCondition.values()).map(LeftAlone::new).map(Explainer::words))
                .doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses()).flatMap(ExplainerTest::kinds)
                : Stream.of(sealed);
    }

    private static Map<Reason, String> words() {
        Map<Reason, String> words = new LinkedHashMap<>();
        words.put(new WithinTolerance(CPU, 0.62, 0.6), "cpu is 0.62, within tolerance of its target 0.6");
        words.put(
                new OffTarget(CPU, 0.9, 0.6, 4, 6), "cpu is 0.9 with target 0.6, so 4 measured containers should be 6");
        words.put(
                new UnclearWithoutAllSamples(CPU, 0.9, 0.6, 1, 2),
                "cpu is 0.9 with target 0.6, but with 1 not measured and 2 not ready yet the direction is not clear");
        words.put(
                new KeepsOneToMeasure(CPU, 0, 0.6), "cpu is 0 with target 0.6, and one container stays to measure it");
        words.put(new NothingReady(CPU), "cpu says nothing while no container is ready");
        words.put(new MissingMetric(CPU, "no cgroup"), "cpu has no value: no cgroup");
        words.put(new StaleMetric(CPU, ofSeconds(40)), "cpu is 40 s old, too old to act on");
        words.put(new ScaleInNeedsAllData(3), "no scale-in to 3 while a policy has no data");
        words.put(new Stabilized(2, 4, ofMinutes(5)), "4 instead of 2 by the stabilization window of 300 s");
        words.put(new CoolingDown(3, ofSeconds(20)), "no change to 3 for another 20 s of cooldown");
        words.put(new RateLimited(15, 5), "5 instead of 15 by the rate rules");
        words.put(new FractionLimited(1, 4, 0.5), "4 instead of 1, as one step changes at most 50 % of the fleet");
        words.put(new DirectionDisabled(3), "no change to 3, as this direction is disabled");
        words.put(new Bounded(12, 10, true), "10 instead of 12, the maximum");
        words.put(new Bounded(1, 2, false), "2 instead of 1, the minimum");
        words.put(new OutsideBounds(12, 1, 10), "12 is outside of 1..10");
        words.put(new Disabled(), "the autoscaler is disabled");
        words.put(new LeftAlone(FleetCondition.CHANGING), "somebody else is changing the containers right now");
        words.put(
                new LeftAlone(FleetCondition.STOPPED_BY_REQUEST),
                "suspended, as all containers were stopped or removed by request");
        return words;
    }
}
