package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class EventPolicyPropertiesTest extends PolicyProperties {
    private static final String EVENT = "campaign";

    @Override
    EventPolicy policy(RandomGenerator random) {
        Duration duration = Duration.ofSeconds(random.nextLong(1, 2_678_401));
        return new EventPolicy(EVENT, random.nextInt(1, 10_001), duration);
    }

    @Override
    Situation vary(Situation situation, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> situation;
            case 1 ->
                RandomSituations.at(situation, ScalingMemory.EMPTY.signalled(EVENT, Instant.EPOCH), situation.now());
            default ->
                RandomSituations.at(
                        situation, ScalingMemory.EMPTY.signalled(EVENT, signalledAt(random)), situation.now());
        };
    }

    @Test
    void a_signal_holds_for_its_duration_whenever_it_came_and_whatever_the_clock_does() {
        Seeds.each(500, random -> {
            EventPolicy policy = policy(random);
            Instant now = NOW;
            ScalingMemory memory = ScalingMemory.EMPTY;
            Instant until = null;
            for (int tick = 0; tick < 40; tick++) {
                now = now.plusSeconds(random.nextLong(-1_000_000, 2_000_000));
                if (random.nextInt(4) == 0) {
                    memory = memory.signalled(EVENT, now);
                    until = now.plus(policy.duration());
                }
                boolean isTurnedBack = until != null && until.isAfter(now.plus(policy.duration()));
                until = isTurnedBack ? now.plus(policy.duration()) : until;
                Situation situation = RandomSituations.at(
                        RandomSituations.absurd(policy.metrics().keySet(), random), memory, now);

                boolean isHeld = policy.recommend(situation) instanceof Floor floor && floor.count() == policy.count();
                assertThat(isHeld).isEqualTo(until != null && now.isBefore(until));
                memory = policy.remember(situation, memory);
            }
        });
    }

    private static Instant signalledAt(RandomGenerator random) {
        return NOW.plusSeconds(random.nextLong(-3_000_000, 3_000_000));
    }
}
