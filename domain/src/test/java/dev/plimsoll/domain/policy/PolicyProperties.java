package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What holds for every policy, over random policies and situations. A policy's own class is `final class
/// XPolicyPropertiesTest extends PolicyProperties`, or of [LoadPolicyProperties] if it follows load.
abstract class PolicyProperties {
    private static final List<MetricName> STRANGERS = List.of(
            MetricName.CPU,
            MetricName.MEMORY,
            new MetricName("queue_depth"),
            new MetricName("network"),
            new MetricName("response_time"));

    /// A random policy of the kind under test. Its thresholds lie where a load of 0 is below and one of a
    /// million is above them.
    abstract ScalingPolicy policy(RandomGenerator random);

    /// Changes what else the policy looks at: what is remembered, say, or the time.
    Situation vary(Situation situation, RandomGenerator random) {
        return situation;
    }

    @Test
    final void equal_input_gives_equal_output() {
        Seeds.each(300, random -> {
            ScalingPolicy policy = policy(random);
            long seed = random.nextLong();
            double load = random.nextDouble();
            Situation one = RandomSituations.loaded(policy.metrics().keySet(), seed, load);
            Situation other = RandomSituations.loaded(policy.metrics().keySet(), seed, load);

            assertThat(policy.recommend(one)).isEqualTo(policy.recommend(other));
            assertThat(policy.recommend(one)).isEqualTo(policy.recommend(one));
        });
    }

    @Test
    final void nothing_is_ever_thrown_nor_an_absurd_number_passed_on() {
        Seeds.each(2000, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation = vary(RandomSituations.absurd(policy.metrics().keySet(), random), random);
            Recommendation recommendation = policy.recommend(situation);

            assertThat(lowestCount(recommendation)).isNotNegative();
            assertThat(recommendation.toString()).doesNotContain("NaN", "Infinity");
            assertThat(policy.remember(situation, situation.memory())).isNotNull();
        });
    }

    @Test
    final void it_reads_the_metrics_that_it_declares_and_no_others() {
        Seeds.each(300, random -> {
            ScalingPolicy policy = policy(random);
            Situation situation =
                    vary(RandomSituations.loaded(policy.metrics().keySet(), random.nextLong(), 1), random);
            Map<MetricName, Reading> more = new HashMap<>();
            STRANGERS.forEach(metric -> more.put(metric, new Reading.Missing("nobody should ask")));
            more.putAll(situation.observations().readings());

            assertThat(policy.recommend(RandomSituations.with(situation, new Observations(more))))
                    .isEqualTo(policy.recommend(situation));
        });
    }

    /// The count that an autoscaler with this policy alone asks for.
    static int wish(ScalingPolicy policy, Situation situation) {
        return Combination.LARGEST
                .combine(List.of(policy.recommend(situation)), situation.current())
                .count();
    }

    private static int lowestCount(Recommendation recommendation) {
        return switch (recommendation) {
            case Propose(int count, var _) -> count;
            case Floor(int count, var _) -> count;
            case Ceiling(int count, var _) -> count;
            case Both(var one, var other) -> Math.min(lowestCount(one), lowestCount(other));
            case Recommendation.Vote _, Recommendation.Veto _ -> 0;
            case Recommendation.Inactive _, Recommendation.Abstain _ -> 0;
        };
    }
}
