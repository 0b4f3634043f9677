package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fixture.Seeds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NavigableSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Random expressions and zones against a walk over every minute of some days, most of them around a change
/// of the clock.
final class CronExpressionPropertiesTest {
    @Test
    void it_fires_when_a_walk_over_all_minutes_says_so() {
        Seeds.each(400, random -> {
            RandomCron cron = RandomCron.of(random);
            ZoneId zone = RandomCron.zone(random);
            Instant middle = RandomCron.moment(random, zone);
            NavigableSet<Instant> expected = cron.walk(zone, middle);

            CronExpression expression = CronExpression.of(cron.text());
            for (int i = 0; i < 50; i++) {
                Instant now = near(random, middle, expected);
                Instant latest = expected.floor(now);
                Instant next = expected.higher(now);
                String what = cron.text() + " in " + zone + " at " + now;
                if (latest != null) {
                    assertThat(expression.latestAtOrBefore(now, zone)).as(what).isEqualTo(latest);
                }
                if (next != null) {
                    assertThat(expression.nextAfter(now, zone)).as(what).isEqualTo(next);
                }
            }
        });
    }

    @Test
    void the_latest_and_the_next_are_neighbours() {
        Seeds.each(1000, random -> {
            CronExpression cron = CronExpression.of(RandomCron.of(random).text());
            ZoneId zone = RandomCron.zone(random);
            Instant now = RandomCron.moment(random, zone);
            Instant next = cron.nextAfter(now, zone);
            Instant latest = cron.latestAtOrBefore(now, zone);

            if (next != null && latest != null) {
                assertThat(latest).isBeforeOrEqualTo(now);
                assertThat(next).isAfter(now);
                assertThat(cron.nextAfter(latest, zone)).isEqualTo(next);
                assertThat(cron.latestAtOrBefore(next.minusNanos(1), zone)).isEqualTo(latest);
            }
        });
    }

    private static Instant near(RandomGenerator random, Instant middle, NavigableSet<Instant> firings) {
        Instant any = middle.plusMillis(random.nextLong(-30 * 3_600_000L, 30 * 3_600_000L));
        Instant firing = firings.ceiling(any);
        return firing == null || random.nextBoolean() ? any : firing.plusNanos(random.nextInt(-1, 2));
    }
}
