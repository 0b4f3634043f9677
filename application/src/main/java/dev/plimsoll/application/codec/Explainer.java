package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Veto;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words decisions in English, and writes what led to them as trees.
///
/// Example: `Scale out from 1 to 2: cpu is 0.9 with target 0.6, so 1 measured container should be 2.`
public final class Explainer {
    private Explainer() {}

    /// Explains what these policies came to.
    ///
    /// @param policies those that were asked, in the order in which they were
    public static Explanation explain(Decision decision, List<ScalingPolicy> policies) {
        List<Map<String, Object>> recommendations = new ArrayList<>();
        for (int index = 0; index < decision.recommendations().size(); index++) {
            String type = PolicyCodec.type(policies.get(index));
            for (Recommendation answer :
                    answers(decision.recommendations().get(index)).toList()) {
                recommendations.add(tree(answer, type, index));
            }
        }
        return new Explanation(
                sentence(decision),
                recommendations,
                decision.reasons().stream().map(ReasonTree::of).toList());
    }

    private static String sentence(Decision decision) {
        Stream<String> policies = decision.recommendations().stream().map(Explainer::clause);
        Stream<String> stages = decision.reasons().stream().map(Words::of);
        return verb(decision) + ": "
                + Stream.concat(policies, stages).distinct().collect(Collectors.joining("; ")) + ".";
    }

    private static String verb(Decision decision) {
        return switch (decision) {
            case Decision.ScaleOut(int from, int to, var _, var _) -> "Scale out from " + from + " to " + to;
            case Decision.ScaleIn(int from, int to, var _, var _) -> "Scale in from " + from + " to " + to;
            case Decision.Hold(int count, var _, var _) -> "Hold at " + count;
        };
    }

    /// Why, and what follows from it unless the reason itself says so.
    static String clause(Recommendation recommendation) {
        String reasons = answers(recommendation)
                .map(answer -> Words.of(answer.reason()))
                .distinct()
                .collect(Collectors.joining(" and "));
        String effects =
                recommendation instanceof Both(Floor(int least, var _), Ceiling(int most, var _)) && least == most
                        ? "exactly " + least
                        : answers(recommendation).flatMap(Explainer::effect).collect(Collectors.joining(" and "));
        return effects.isEmpty() ? reasons : reasons + ", so " + effects;
    }

    private static Stream<String> effect(Recommendation answer) {
        return switch (answer) {
            case Propose _, Inactive _, Abstain _ -> Stream.empty();
            case Vote(Direction direction, var _) -> Stream.of(vote(direction));
            case Floor(int count, var _) -> Stream.of("at least " + count);
            case Ceiling(int count, var _) -> Stream.of(count == 0 ? "none" : "at most " + count);
            case Veto _ -> Stream.of("no scale-in");
            case Both both -> answers(both).flatMap(Explainer::effect);
        };
    }

    private static String vote(Direction direction) {
        return switch (direction) {
            case OUT -> "a vote to scale out";
            case IN -> "a vote to scale in";
            case HOLD -> "a vote to stay";
        };
    }

    /// Two answers at once are told as two.
    private static Stream<Recommendation> answers(Recommendation recommendation) {
        return recommendation instanceof Both(var one, var other)
                ? Stream.concat(answers(one), answers(other))
                : Stream.of(recommendation);
    }

    private static Map<String, Object> tree(Recommendation answer, String type, int index) {
        Map<String, Object> tree = Trees.map(
                "policy",
                type,
                "index",
                index,
                "answer",
                answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        switch (answer) {
            case Propose(int count, var _) -> tree.put("count", count);
            case Floor(int count, var _) -> tree.put("count", count);
            case Ceiling(int count, var _) -> tree.put("count", count);
            case Vote(Direction direction, var _) -> tree.put("direction", Choice.name(direction));
            case Veto _, Inactive _, Abstain _, Both _ -> {
                // The answer says it all.
            }
        }
        tree.put("reason", ReasonTree.of(answer.reason()));
        return tree;
    }
}
