package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.Limits;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScheduledPolicyPropertiesTest extends PolicyProperties {
    @Override
    ScheduledPolicy policy(RandomGenerator random) {
        CronExpression start = CronExpression.of(RandomCron.of(random).text());
        CronExpression end = CronExpression.of(RandomCron.of(random).text());
        boolean hasEnd = random.nextBoolean() && !end.hasFieldsOf(start);
        Integer max = random.nextBoolean() ? null : (Integer) random.nextInt(10_001);
        Integer min = max != null && random.nextBoolean() ? null : (Integer) random.nextInt(max == null ? 20 : max + 1);
        Duration duration = Duration.ofMinutes(random.nextLong(1, 3000));
        return new ScheduledPolicy(
                start, hasEnd ? end : null, hasEnd ? null : duration, RandomCron.zone(random), min, max);
    }

    @Override
    Situation vary(Situation situation, RandomGenerator random) {
        Instant now = random.nextBoolean() ? situation.now() : RandomCron.moment(random, RandomCron.zone(random));
        return RandomSituations.at(situation, ScalingMemory.EMPTY, now);
    }

    @Test
    void windows_agree_with_a_walk_over_all_minutes() {
        Seeds.each(300, random -> {
            ZoneId zone = RandomCron.zone(random);
            RandomCron start = RandomCron.of(random);
            RandomCron end = random.nextBoolean() ? RandomCron.of(random) : null;
            Duration duration = end == null ? Duration.ofMinutes(random.nextLong(1, 200)) : null;
            ScheduledPolicy policy = policy(start, end, duration, zone);
            Instant middle = RandomCron.moment(random, zone);

            List<Window> windows = windows(start, end, duration, zone, middle);
            for (int i = 0; i < 60; i++) {
                Instant now = middle.plusSeconds(random.nextLong(-86_400, 86_400));
                boolean isInside = windows.stream().anyMatch(window -> window.contains(now));
                boolean isOutside = recommend(policy, now) instanceof Inactive;
                // A window that began before the walk did is not seen by it.
                if (duration != null
                        || windows.stream().anyMatch(window -> !window.from().isAfter(now))) {
                    assertThat(isOutside)
                            .as("%s to %s or %s in %s at %s", start.text(), end, duration, zone, now)
                            .isEqualTo(!isInside);
                }
            }
        });
    }

    @Test
    void whatever_several_say_the_limits_stay_within_the_bounds() {
        Seeds.each(500, random -> {
            Instant now = RandomCron.moment(random, RandomCron.zone(random));
            List<Recommendation> said = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                said.add(recommend(policy(random), now));
            }
            int min = random.nextInt(30);
            Bounds bounds = new Bounds(min, min + 1 + random.nextInt(30));
            Limits limits = Limits.of(bounds, said, random.nextInt(60));

            assertThat(limits.min()).isBetween(bounds.min(), limits.max());
            assertThat(limits.max()).isBetween(limits.min(), bounds.max());
        });
    }

    private record Window(Instant from, Instant to) {
        boolean contains(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }
    }

    private static ScheduledPolicy policy(
            RandomCron start, @Nullable RandomCron end, @Nullable Duration duration, ZoneId zone) {
        CronExpression ending = end == null ? null : CronExpression.of(end.text());
        return new ScheduledPolicy(CronExpression.of(start.text()), ending, duration, zone, 1, null);
    }

    /// All windows that begin within the days around a moment.
    private static List<Window> windows(
            RandomCron start, @Nullable RandomCron end, @Nullable Duration duration, ZoneId zone, Instant middle) {
        LocalDateTime first = LocalDateTime.ofInstant(middle, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .minusDays(4);
        LocalDateTime last = first.plusDays(8);
        List<Window> windows = new ArrayList<>();
        Instant over = Instant.MAX;
        for (LocalDateTime local = last; local.isAfter(first); local = local.minusMinutes(1)) {
            Instant at = ZonedDateTime.ofLocal(local, zone, null).toInstant();
            if (start.has(local)) {
                windows.add(new Window(at, duration == null ? over : at.plus(duration)));
            }
            over = end != null && end.has(local) ? at : over;
        }
        return windows;
    }

    private static Recommendation recommend(ScheduledPolicy policy, Instant now) {
        Situation any = RandomSituations.loaded(Set.of(), 1, 1);
        return policy.recommend(RandomSituations.at(any, ScalingMemory.EMPTY, now));
    }
}
