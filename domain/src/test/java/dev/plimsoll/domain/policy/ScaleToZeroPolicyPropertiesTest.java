package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ScaleToZeroPolicyPropertiesTest extends PolicyProperties {
    @Override
    ScaleToZeroPolicy policy(RandomGenerator random) {
        return new ScaleToZeroPolicy(
                random.nextBoolean() ? MetricName.CPU : new MetricName("queue_depth"),
                random.nextDouble(0, 2),
                Duration.ofSeconds(random.nextLong(604_801)));
    }

    @Override
    Situation vary(Situation situation, RandomGenerator random) {
        Instant activeAt = NOW.plusSeconds(random.nextLong(-1_000_000, 1_000_000));
        return RandomSituations.at(situation, ScalingMemory.EMPTY.active(activeAt), situation.now());
    }

    @Test
    void only_after_its_whole_idle_time_does_it_go_to_zero() {
        Seeds.each(1000, random -> {
            ScaleToZeroPolicy policy = policy(random);
            Instant now = NOW;
            Instant busyAt = now;
            ScalingMemory memory = ScalingMemory.EMPTY;
            for (int tick = 0; tick < 30; tick++) {
                now = now.plusSeconds(random.nextLong(-100_000, 300_000));
                boolean isBusy = random.nextInt(6) == 0;
                Situation situation = RandomSituations.at(loaded(policy, random, isBusy ? 1e6 : 0), memory, now);
                busyAt = isBusy || tick == 0 || busyAt.isAfter(now) ? now : busyAt;

                assertThat(isZero(policy.recommend(situation)))
                        .isEqualTo(!isBusy && !now.isBefore(busyAt.plus(policy.idleTime())));
                memory = policy.remember(situation, memory);
            }
        });
    }

    @Test
    void a_missing_or_stale_metric_never_goes_to_zero() {
        Seeds.each(500, random -> {
            ScaleToZeroPolicy policy = policy(random);
            Situation situation = vary(loaded(policy, random, 0), random);
            Reading lost = random.nextBoolean()
                    ? new Reading.Missing("the collector is away")
                    : new Reading.Stale(Duration.ofSeconds(40));

            assertThat(policy.recommend(RandomSituations.with(situation, policy.metric(), lost)))
                    .isInstanceOf(Abstain.class);
        });
    }

    private static Situation loaded(ScaleToZeroPolicy policy, RandomGenerator random, double load) {
        return RandomSituations.loaded(Set.of(policy.metric()), random.nextLong(), load);
    }

    private static boolean isZero(Recommendation recommendation) {
        return recommendation instanceof Ceiling ceiling && ceiling.count() == 0;
    }
}
