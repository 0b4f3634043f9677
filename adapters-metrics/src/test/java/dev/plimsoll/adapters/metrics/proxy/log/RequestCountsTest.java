package dev.plimsoll.adapters.metrics.proxy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.application.fake.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RequestCountsTest {
    private static final Server WEB = new Server("here web", "web", "web-1", "");

    private final SettableClock clock = new SettableClock();
    private final RequestCounts counts = new RequestCounts();

    @Test
    void requests_errors_and_times_of_the_last_minute_are_added_up() {
        add(10, 200);
        clock.advance(Duration.ofSeconds(30));
        add(30, 500);
        add(-1, 503);
        add(-1, -1);

        Tally tally = tally();
        assertThat(tally.requests()).isEqualTo(4);
        assertThat(tally.errors()).isEqualTo(2);
        assertThat(tally.meanTime()).hasValue(20);
        assertThat(tally.percentile(50)).hasValue(10);
        assertThat(tally.percentile(99)).hasValue(30);
    }

    @Test
    void what_is_older_than_a_minute_is_left_out() {
        add(10, 200);

        clock.advance(Duration.ofSeconds(55));
        assertThat(tally().requests()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(5));
        assertThat(tally().requests()).isZero();
        assertThat(tally().meanTime()).isEmpty();
        assertThat(tally().percentile(95)).isEmpty();
    }

    @Test
    void a_slot_that_is_used_again_has_forgotten_what_it_held() {
        add(10, 500);
        clock.advance(Duration.ofSeconds(60));
        add(20, 200);

        assertThat(tally().requests()).isEqualTo(1);
        assertThat(tally().errors()).isZero();
        assertThat(tally().percentile(50)).hasValue(20);
    }

    @Test
    void a_steady_load_reads_the_same_at_every_moment() {
        for (int second = 0; second < 300; second++) {
            add(5, 200);
            clock.advance(Duration.ofSeconds(1));
            if (second > 60) {
                long covered = clock.millis() - RequestCounts.beginOfMinute(clock.millis());
                assertThat(tally().requests() * 1000.0 / covered).isCloseTo(1, within(0.001));
            }
        }
    }

    @Test
    void requests_from_before_a_container_started_are_another_containers() {
        add(10, 200);
        clock.advance(Duration.ofSeconds(10));
        long startedAt = clock.millis();
        add(20, 200);

        Tally tally = new Tally();
        counts.addTo(tally, WEB, startedAt, Long.MAX_VALUE, clock.millis());
        assertThat(tally.requests()).isEqualTo(1);
    }

    @Test
    void the_slot_in_which_a_server_was_taken_over_is_the_new_owners() {
        clock.advance(Duration.ofSeconds(1));
        add(10, 200);
        clock.advance(Duration.ofSeconds(2));
        long takenOverAt = clock.millis();
        clock.advance(Duration.ofSeconds(1));
        add(20, 500);

        Tally before = new Tally();
        counts.addTo(before, WEB, Long.MIN_VALUE, takenOverAt, clock.millis());
        Tally after = new Tally();
        counts.addTo(after, WEB, takenOverAt, Long.MAX_VALUE, clock.millis());
        assertThat(before.requests()).isZero();
        assertThat(after.requests()).isEqualTo(2);
    }

    @Test
    void names_without_end_do_not_fill_the_memory_and_keep_nobody_out_for_long() {
        for (int i = 0; i < RequestCounts.MOST; i++) {
            assertThat(add(new Server("here web", "web", "web-" + i, ""))).isTrue();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(add(new Server("here web", "web", "one-more", ""))).isFalse();
        for (int i = 2; i < RequestCounts.MOST; i++) {
            assertThat(add(new Server("here web", "web", "web-" + i, ""))).isTrue();
        }

        clock.advance(Duration.ofSeconds(59));
        assertThat(add(WEB)).isTrue();
        assertThat(add(new Server("here web", "web", "one-more", ""))).isTrue();
        assertThat(counts.servers())
                .hasSize(RequestCounts.MOST)
                .contains(WEB)
                .extracting(Server::name)
                .doesNotContain("web-0");

        clock.advance(Duration.ofMinutes(61));
        assertThat(add(WEB)).isTrue();
        assertThat(counts.servers()).hasSize(1);
    }

    @Test
    void what_all_servers_take_together_is_bounded_and_given_back() {
        long before = usedBytes();
        for (int slot = 0; slot < Window.SLOTS; slot++) {
            clock.advance(Window.SLOT);
            for (int i = 0; i < RequestCounts.MOST; i++) {
                Server server = new Server("here web", "web", "web-" + i, "");
                counts.add(new Attempt(server, Duration.ofHours(1).toMillis(), 200), clock.millis());
            }
        }
        assertThat(usedBytes() - before).isLessThan(128L << 20);

        clock.advance(Duration.ofMinutes(2));
        add(10, 200);
        assertThat(usedBytes() - before).isLessThan(16L << 20);
    }

    @Test
    void a_log_is_alive_while_its_lines_of_the_last_minute_told_of_any_server() {
        assertThat(counts.logsAlive(clock.millis())).isEmpty();
        add(10, 200);
        assertThat(counts.logsAlive(clock.millis())).containsExactly("here web");
        clock.advance(Duration.ofMinutes(2));
        add(new Server("here blog", "blog", "blog-1", ""));
        assertThat(counts.logsAlive(clock.millis())).containsExactly("here blog");
    }

    @Test
    void percentiles_agree_with_sorted_times_to_one_part_in_a_hundred() {
        for (long seed = 1; seed <= 20; seed++) {
            agreeWithSorted(new Random(seed));
        }
    }

    private void agreeWithSorted(Random random) {
        Server server = new Server("here web", "web", "seed", String.valueOf(random.nextInt()));
        long[] times = new long[1 + random.nextInt(3_000)];
        for (int i = 0; i < times.length; i++) {
            times[i] = (long) Math.exp(random.nextDouble() * 12);
            counts.add(new Attempt(server, times[i], 200), clock.millis() - random.nextInt(50_000));
        }
        Arrays.sort(times);
        Tally tally = new Tally();
        counts.addTo(tally, server, Long.MIN_VALUE, Long.MAX_VALUE, clock.millis());
        assertThat(tally.meanTime().orElseThrow())
                .isCloseTo(Arrays.stream(times).average().orElseThrow(), within(1e-6));
        for (double percent : new double[] {50, 95, 99}) {
            double expected = times[(int) Math.ceil(percent / 100 * times.length) - 1];
            assertThat(tally.percentile(percent).orElseThrow()).isCloseTo(expected, within(expected / 100));
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void add(long millis, long status) {
        counts.add(new Attempt(WEB, millis, status), clock.millis());
    }

    private boolean add(Server server) {
        return counts.add(new Attempt(server, 1, 200), clock.millis());
    }

    private Tally tally() {
        Tally tally = new Tally();
        counts.addTo(tally, WEB, Long.MIN_VALUE, Long.MAX_VALUE, clock.millis());
        return tally;
    }
}
