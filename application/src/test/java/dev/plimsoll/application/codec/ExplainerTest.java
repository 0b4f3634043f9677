package dev.plimsoll.application.codec;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static dev.plimsoll.domain.metric.TargetType.TOTAL;
import static dev.plimsoll.domain.metric.TargetType.UTILIZATION;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Bounded;
import dev.plimsoll.domain.decision.Reason.Crossed;
import dev.plimsoll.domain.decision.Reason.Disabled;
import dev.plimsoll.domain.decision.Reason.Idle;
import dev.plimsoll.domain.decision.Reason.NotScheduled;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.OutsideBounds;
import dev.plimsoll.domain.decision.Reason.RateLimited;
import dev.plimsoll.domain.decision.Reason.Scheduled;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Reason OVERLOAD = new OffTarget(new Measurement(CPU, UTILIZATION, 9, 0.6, 4.5, 1), 15);
    private static final Reason HIGH = new Crossed(CPU, 0.9, 0.8, true);
    private static final Reason SCHEDULED = new Scheduled("0 8 * * *", EIGHT);
    private static final ScalingPolicy TRACKING = new TargetTrackingPolicy(CPU, 0.6);

    @Test
    void a_scale_out_is_one_sentence_with_what_the_policy_says_and_what_a_stage_changed() {
        Explanation explanation = Explainer.explain(
                new Decision.ScaleOut(1, 5, List.of(new Propose(15, OVERLOAD)), List.of(new RateLimited(15, 5))),
                List.of(TRACKING));

        assertThat(explanation)
                .isEqualTo(new Explanation(
                        "Scale out from 1 to 5: cpu is 9 with target 0.6, so 1 measured container should be 15;"
                                + " 5 instead of 15 by the rate rules.",
                        List.of(Trees.map(
                                "policy",
                                "target_tracking",
                                "index",
                                0,
                                "answer",
                                "propose",
                                "count",
                                15,
                                "reason",
                                Trees.map(
                                        "type",
                                        "off_target",
                                        "metric",
                                        "cpu",
                                        "target_type",
                                        "utilization",
                                        "observed",
                                        9.0,
                                        "target",
                                        0.6,
                                        "mean",
                                        4.5,
                                        "counted",
                                        1,
                                        "missing",
                                        0,
                                        "unready",
                                        0,
                                        "needed",
                                        15))),
                        List.of(Trees.map("type", "rate_limited", "proposed", 15, "limit", 5))));
    }

    @Test
    void scale_in_and_hold_say_so() {
        assertThat(sentence(new Decision.ScaleIn(4, 2, List.of(), List.of(new OutsideBounds(4, 1, 2)))))
                .isEqualTo("Scale in from 4 to 2: 4 is outside of 1..2.");
        assertThat(sentence(new Decision.Hold(4, List.of(), List.of(new Disabled()))))
                .isEqualTo("Hold at 4: the autoscaler is disabled.");
    }

    @Test
    void each_policy_has_its_clause_and_the_same_is_not_said_twice() {
        List<Recommendation> recommendations =
                List.of(new Propose(15, OVERLOAD), new Propose(15, OVERLOAD), new Abstain(new NothingReady(MEMORY)));

        assertThat(Explainer.explain(
                                new Decision.ScaleOut(1, 10, recommendations, List.of(new Bounded(15, 10, true))),
                                List.of(TRACKING, TRACKING, TRACKING))
                        .sentence())
                .isEqualTo("Scale out from 1 to 10: cpu is 9 with target 0.6, so 1 measured container should be 15;"
                        + " memory says nothing while no container is ready; 10 instead of 15, the maximum.");
    }

    @Test
    void what_follows_from_an_answer_is_said_unless_its_reason_says_so() {
        assertThat(Explainer.clause(new Propose(2, HIGH))).isEqualTo("cpu is 0.9, above its threshold 0.8");
        assertThat(Explainer.clause(new Vote(Direction.OUT, HIGH)))
                .isEqualTo("cpu is 0.9, above its threshold 0.8, so a vote to scale out");
        assertThat(Explainer.clause(new Vote(Direction.IN, HIGH))).endsWith(", so a vote to scale in");
        assertThat(Explainer.clause(new Vote(Direction.HOLD, HIGH))).endsWith(", so a vote to stay");
        assertThat(Explainer.clause(new Veto(HIGH))).isEqualTo("cpu is 0.9, above its threshold 0.8, so no scale-in");
        assertThat(Explainer.clause(new Floor(3, SCHEDULED)))
                .isEqualTo("within the schedule \"0 8 * * *\" since 2026-03-02T08:00:00Z, so at least 3");
        assertThat(Explainer.clause(new Ceiling(3, SCHEDULED))).endsWith("Z, so at most 3");
        assertThat(Explainer.clause(new Ceiling(0, new Idle(CPU, ofMinutes(5)))))
                .isEqualTo("cpu has shown no work for 300 s, so none");
        assertThat(Explainer.clause(new Inactive(new NotScheduled("0 8 * * *"))))
                .isEqualTo("outside of the schedule \"0 8 * * *\"");
    }

    @Test
    void two_answers_at_once_are_one_clause_and_two_trees() {
        assertThat(Explainer.clause(new Both(new Floor(2, SCHEDULED), new Ceiling(5, SCHEDULED))))
                .isEqualTo("within the schedule \"0 8 * * *\" since 2026-03-02T08:00:00Z, so at least 2 and at most 5");
        assertThat(Explainer.clause(new Both(new Floor(4, SCHEDULED), new Ceiling(4, SCHEDULED))))
                .endsWith("Z, so exactly 4");
        Recommendation both = new Both(new Propose(5, HIGH), new Veto(new Crossed(MEMORY, 0.9, 0.85, true)));
        assertThat(Explainer.clause(both))
                .isEqualTo("cpu is 0.9, above its threshold 0.8 and memory is 0.9, above its threshold 0.85,"
                        + " so no scale-in");
        assertThat(trees(both))
                .extracting(tree -> tree.get("index"), tree -> tree.get("answer"), tree -> tree.get("count"))
                .containsExactly(tuple(0, "propose", 5), tuple(0, "veto", null));
    }

    @Test
    void every_answer_is_a_tree_with_its_values() {
        assertThat(trees(new Vote(Direction.IN, HIGH)).getFirst())
                .containsEntry("answer", "vote")
                .containsEntry("direction", "in");
        assertThat(trees(new Floor(3, HIGH)).getFirst())
                .containsEntry("answer", "floor")
                .containsEntry("count", 3);
        assertThat(trees(new Ceiling(3, HIGH)).getFirst())
                .containsEntry("answer", "ceiling")
                .containsEntry("count", 3);
        assertThat(trees(new Inactive(HIGH)).getFirst())
                .containsOnlyKeys("policy", "index", "answer", "reason")
                .containsEntry("answer", "inactive");
        assertThat(trees(new Abstain(HIGH)).getFirst()).containsEntry("answer", "abstain");
    }

    @Test
    void the_value_shown_first_is_what_the_first_policy_with_one_observed() {
        MetricName queue = new MetricName("queue");
        Reason within = new Reason.WithinTolerance(new Measurement(queue, TOTAL, 30, 30, 30, 2));
        Decision decision = new Decision.Hold(
                2, List.of(new Abstain(new NothingReady(CPU)), new Propose(2, within), new Veto(HIGH)), List.of());

        assertThat(Explainer.explain(decision, List.of(TRACKING, TRACKING, TRACKING))
                        .observed())
                .isEqualTo(30.0);
        assertThat(Explainer.explain(new Decision.Hold(2, List.of(), List.of(new Disabled())), List.of())
                        .observed())
                .isNull();
    }

    private static List<Map<String, Object>> trees(Recommendation recommendation) {
        Decision decision = new Decision.Hold(1, List.of(recommendation), List.of());
        return Explainer.explain(decision, List.of(TRACKING)).recommendations();
    }

    private static String sentence(Decision decision) {
        return Explainer.explain(decision, List.of(TRACKING)).sentence();
    }
}
