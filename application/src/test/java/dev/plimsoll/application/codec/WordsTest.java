package dev.plimsoll.application.codec;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The words and the trees of reasons.
final class WordsTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final MetricName QUEUE = new MetricName("queue");

    /// Every reason there is, with the words an operator reads.
    private static final Map<Reason, String> WORDS = words();

    @Test
    void every_reason_has_its_words() {
        assertThat(WORDS.keySet().stream().map(Reason::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds(Reason.class).collect(Collectors.toSet()));
        assertThat(WORDS)
                .allSatisfy((reason, words) -> assertThat(Words.of(reason)).isEqualTo(words));
    }

    @Test
    void every_reason_is_a_tree_with_a_type_of_its_own_and_plain_values() {
        List<Map<String, Object>> trees =
                WORDS.keySet().stream().map(ReasonTree::of).toList();

        assertThat(trees.stream().map(tree -> tree.get("type")).collect(Collectors.toSet()))
                .hasSize((int) kinds(Reason.class).count());
        assertThat(trees).allSatisfy(tree -> {
            assertThat(tree.get("type")).asString().matches("[a-z_]+");
            assertThat(tree.keySet()).allMatch(key -> key.matches("[a-z_]+"));
            assertThat(tree.values())
                    .allMatch(value -> value == null
                            || value instanceof String
                            || value instanceof Number
                            || value instanceof Boolean);
        });
    }

    @Test
    void a_tree_is_read_off_the_components() {
        assertThat(ReasonTree.of(new Reason.OffTarget(measured(0.9), 6)))
                .isEqualTo(Trees.map(
                        "type",
                        "off_target",
                        "metric",
                        "cpu",
                        "target_type",
                        "utilization",
                        "observed",
                        0.9,
                        "target",
                        0.6,
                        "mean",
                        0.45,
                        "counted",
                        4,
                        "missing",
                        0,
                        "unready",
                        0,
                        "needed",
                        6));
        assertThat(ReasonTree.of(new Reason.IdleNotLongEnough(QUEUE, ofSeconds(100), ofMinutes(5))))
                .isEqualTo(Trees.map(
                        "type",
                        "idle_not_long_enough",
                        "metric",
                        "queue",
                        "idle_seconds",
                        100L,
                        "needed_seconds",
                        300L));
        assertThat(ReasonTree.of(new Reason.Scheduled("0 8 * * *", EIGHT)))
                .isEqualTo(Trees.map("type", "scheduled", "start", "0 8 * * *", "since", "2026-03-02T08:00:00Z"));
        assertThat(ReasonTree.of(new Reason.InStep(CPU, 0.9, 0.7, 0.1, null, 4, 2)))
                .containsEntry("lower", 0.1)
                .containsEntry("upper", null)
                .containsEntry("capacity", 4);
        assertThat(ReasonTree.of(new Reason.LeftAlone(FleetCondition.STOPPED_BY_REQUEST)))
                .isEqualTo(Trees.map("type", "left_alone", "condition", "stopped_by_request"));
        assertThat(ReasonTree.of(new Reason.Bounded(1, 2, false)))
                .isEqualTo(Trees.map("type", "bounded", "proposed", 1, "bound", 2, "is_upper", false));
    }

    @Test
    void what_no_json_can_hold_is_null() {
        assertThat(ReasonTree.of(new Reason.Crossed(CPU, Double.POSITIVE_INFINITY, Double.NaN, true)))
                .containsEntry("observed", null)
                .containsEntry("threshold", null);
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
        assertThat(Words.of(new Reason.WithinTolerance(measured(observed))))
                .isEqualTo("cpu is " + expected + ", within tolerance of its target 0.6");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1000, 1", "1001, 2", "59999, 60"})
    void seconds_are_rounded_up(long millis, long seconds) {
        Reason reason = new Reason.CoolingDown(3, ofMillis(millis));

        assertThat(Words.of(reason)).isEqualTo("no change to 3 for another " + seconds + " s of cooldown");
        assertThat(ReasonTree.of(reason))
                .isEqualTo(Trees.map("type", "cooling_down", "proposed", 3, "remaining_seconds", seconds));
    }

    @ParameterizedTest
    @EnumSource
    void every_condition_of_a_fleet_has_its_words(FleetCondition condition) {
        assertThat(Words.of(new Reason.LeftAlone(condition))).isNotBlank();
        assertThat(Stream.of(FleetCondition.values()).map(Reason.LeftAlone::new).map(Words::of))
                .doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses())
                        .flatMap(WordsTest::kinds)
                        .distinct()
                : Stream.of(sealed);
    }

    private static Measurement measured(double observed) {
        return new Measurement(CPU, TargetType.UTILIZATION, observed, 0.6, observed / 2, 4);
    }

    private static Map<Reason, String> words() {
        Map<Reason, String> words = new LinkedHashMap<>();
        words.put(new Reason.WithinTolerance(measured(0.62)), "cpu is 0.62, within tolerance of its target 0.6");
        words.put(
                new Reason.OffTarget(measured(0.9), 6),
                "cpu is 0.9 with target 0.6, so 4 measured containers should be 6");
        words.put(
                new Reason.OffTarget(new Measurement(QUEUE, TargetType.TOTAL, 90, 30, 90, 1), 3),
                "queue is 90 with target 30, so 1 container should be 3");
        words.put(
                new Reason.UnclearWithoutAllSamples(
                        new Measurement(CPU, TargetType.UTILIZATION, 0.9, 0.6, 0.45, 4, 1, 2)),
                "cpu is 0.9 with target 0.6, but with 1 not measured and 2 not ready yet the direction is not clear");
        words.put(
                new Reason.ScaleInLeftToOthers(measured(0.2)),
                "cpu is 0.2 with target 0.6, but this policy never scales in");
        words.put(new Reason.NoContainers(CPU), "cpu says nothing while there is no container");
        words.put(new Reason.NothingReady(CPU), "cpu says nothing while no container is ready");
        words.put(new Reason.MissingMetric(CPU, "no cgroup"), "cpu has no value: no cgroup");
        words.put(new Reason.NoMatchingSamples(CPU), "cpu was measured of none of these containers");
        words.put(
                new Reason.MissingReserve(CPU, 1),
                "cpu says nothing while it is not known how much 1 container may use");
        words.put(
                new Reason.StaleMetric(CPU, ofSeconds(40), "docker"), "cpu from docker is 40 s old, too old to act on");
        words.put(new Reason.StaleMetric(CPU, ofSeconds(40)), "cpu is 40 s old, too old to act on");
        words.put(new Reason.Crossed(CPU, 0.9, 0.8, true), "cpu is 0.9, above its threshold 0.8");
        words.put(new Reason.Crossed(CPU, 0.1, 0.2, false), "cpu is 0.1, below its threshold 0.2");
        words.put(new Reason.BetweenThresholds(CPU, 0.5, 0.2, 0.8), "cpu is 0.5, between its thresholds 0.2 and 0.8");
        words.put(
                new Reason.MeansOfPeriods(CPU, 0.72, 0.9, 0.35, 0.7, 2, ofSeconds(60)),
                "cpu was 0.72 to 0.9 on the mean of each of 2 periods of 60 s, with thresholds 0.35 and 0.7");
        words.put(
                new Reason.MeansOfPeriods(CPU, 0.9, 0.9, 0.35, 0.7, 1, ofSeconds(60)),
                "cpu was 0.9 on the mean of 1 period of 60 s, with thresholds 0.35 and 0.7");
        words.put(
                new Reason.ScaleInNeedsAllSamples(CPU, 0.1, 2),
                "cpu is 0.1, but nothing is scaled in while 2 ready containers cannot be measured");
        words.put(
                new Reason.ScaleInNeedsAllWarm(CPU, 0.1, 1),
                "cpu is 0.1, but nothing is scaled in while 1 container is starting");
        words.put(
                new Reason.ScaleInNeedsAllWarm(CPU, 0.1, 2),
                "cpu is 0.1, but nothing is scaled in while 2 containers are starting");
        words.put(new Reason.Scored(0.4512, CPU, 95, 70), "the score is 0.451, led by cpu at 95 % with target 70 %");
        words.put(
                new Reason.InStep(CPU, 0.9, 0.7, 0.1, 0.3, 4, 2),
                "cpu is 0.9 with threshold 0.7, in the step from 0.1 to 0.3, which changes 4 containers by +2");
        words.put(
                new Reason.InStep(CPU, 0.9, 0.7, 0.1, null, 1, 0),
                "cpu is 0.9 with threshold 0.7, in the step from 0.1 up, which changes 1 container by 0");
        words.put(
                new Reason.InStep(CPU, 0.5, 0.7, null, -0.1, 4, -1),
                "cpu is 0.5 with threshold 0.7, in the step up to -0.1, which changes 4 containers by -1");
        words.put(
                new Reason.InStep(CPU, 0.5, 0.7, null, null, 4, -1),
                "cpu is 0.5 with threshold 0.7, in the step without end, which changes 4 containers by -1");
        words.put(new Reason.InNoStep(CPU, 0.7, 0.7), "cpu is 0.7 with threshold 0.7, in none of the steps");
        words.put(new Reason.Guarded(), "nothing guarded is beyond its threshold");
        words.put(
                new Reason.Scheduled("0 8 * * *", EIGHT),
                "within the schedule \"0 8 * * *\" since 2026-03-02T08:00:00Z");
        words.put(new Reason.NotScheduled("0 8 * * *"), "outside of the schedule \"0 8 * * *\"");
        words.put(new Reason.Signalled("deploy", EIGHT), "the event deploy counts until 2026-03-02T08:00:00Z");
        words.put(new Reason.NotSignalled("deploy"), "no event deploy counts now");
        words.put(new Reason.Active(QUEUE, 3, 0), "queue is 3, above its activation threshold 0");
        words.put(new Reason.Activated(EIGHT), "a container was asked for at 2026-03-02T08:00:00Z");
        words.put(
                new Reason.IdleNotLongEnough(QUEUE, ofSeconds(100), ofMinutes(5)),
                "queue has shown no work for 100 s, not yet for 300 s");
        words.put(new Reason.Idle(QUEUE, ofMinutes(5)), "queue has shown no work for 300 s");
        words.put(new Reason.KeepsOneToMeasure(), "one container stays to be measured");
        words.put(new Reason.NobodySays(), "no policy has a say in the count now");
        words.put(new Reason.ScaleInNeedsAllData(3), "no scale-in to 3 while a policy has no data");
        words.put(
                new Reason.OldFigures("prometheus", "connection refused", ofSeconds(20)),
                "nothing is scaled in while prometheus does not answer (connection refused) and what it said last is"
                        + " 20 s old");
        words.put(new Reason.Vetoed(3), "no scale-in to 3, as a policy vetoes it");
        words.put(new Reason.NoMajority(1, 1, 3), "no majority, with 1 out and 1 in of 3 votes");
        words.put(new Reason.NoMajority(0, 0, 1), "no majority, with 0 out and 0 in of 1 vote");
        words.put(
                new Reason.WouldScaleOutAgain(1, 2), "2 instead of 1, as the same load on fewer would bring some back");
        words.put(
                new Reason.SamplesOfAnotherCount(3, ofSeconds(40)),
                "no scale-in to 3 for another 40 s, as policies look back on samples of another count");
        words.put(new Reason.Stabilized(2, 4, ofMinutes(5)), "4 instead of 2 by the stabilization window of 300 s");
        words.put(new Reason.CoolingDown(3, ofSeconds(20)), "no change to 3 for another 20 s of cooldown");
        words.put(new Reason.RateLimited(15, 5), "5 instead of 15 by the rate rules");
        words.put(
                new Reason.FractionLimited(1, 4, 0.5), "4 instead of 1, as one step changes at most 50 % of the fleet");
        words.put(new Reason.DirectionDisabled(3), "no change to 3, as this direction is disabled");
        words.put(new Reason.Bounded(12, 10, true), "10 instead of 12, the maximum");
        words.put(new Reason.Bounded(1, 2, false), "2 instead of 1, the minimum");
        words.put(new Reason.OutsideBounds(12, 1, 10), "12 is outside of 1..10");
        words.put(new Reason.Disabled(), "the autoscaler is disabled");
        words.put(
                new Reason.AutoScalingDisabled(3),
                "auto-scaling is disabled for all autoscalers, else the count would be 3");
        words.put(new Reason.SwitchedOff(), "switched off, as it was scaled to zero, until a container is started");
        words.put(new Reason.LeftAlone(FleetCondition.CHANGING), "somebody else is changing the containers right now");
        words.put(
                new Reason.LeftAlone(FleetCondition.STOPPED_BY_REQUEST),
                "suspended, as all containers were stopped or removed by request");
        return words;
    }
}
