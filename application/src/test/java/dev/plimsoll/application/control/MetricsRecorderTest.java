package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsRecorderTest {
    private static final TargetId SLOW = InMemoryPlatform.target("shop", "slow");
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final SettableClock clock = new SettableClock();
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final Map<TargetId, AtomicInteger> records = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch database = new CountDownLatch(1);
    private volatile boolean isHanging;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final FastTimer timer = new FastTimer();
    private final MetricsRecorder recorder = new MetricsRecorder(this::watched, this::record, clock, timer);

    @AfterEach
    void end() {
        slow.countDown();
        database.countDown();
        recorder.close();
        timer.shutdownNow();
    }

    @Test
    void each_target_is_recorded_again_and_again_and_a_slow_one_delays_no_other() {
        add(SLOW);
        add(WEB);
        recorder.start();

        await(WEB, 3);

        assertThat(count(SLOW)).as("never twice at a time").isEqualTo(1);
        slow.countDown();
        await(SLOW, 3);
    }

    @Test
    void a_target_without_an_autoscaler_is_recorded_no_more() {
        add(WEB);
        recorder.start();
        await(WEB, 1);
        autoscalers.delete(new AutoscalerId("au-web"));
        add(SLOW);
        await(SLOW, 1);
        int before = count(WEB);
        slow.countDown();
        await(SLOW, 5);

        assertThat(count(WEB)).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void a_database_that_hangs_keeps_nobody_from_being_recorded() {
        add(WEB);
        recorder.start();
        await(WEB, 1);

        isHanging = true;

        await(WEB, count(WEB) + 5);
    }

    @Test
    void sources_are_not_asked_for_all_targets_at_once() {
        IntStream.range(0, 40).forEach(number -> add(InMemoryPlatform.target("shop", "type-" + number)));
        recorder.start();

        IntStream.range(0, 40).forEach(number -> await(InMemoryPlatform.target("shop", "type-" + number), 1));

        assertThat(most).hasValueLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"12:00:00, 5000", "12:00:04.999, 1", "12:00:05, 0", "12:00:06, 9000", "12:00:09.999, 5001"})
    void the_first_record_is_in_the_middle_of_ten_seconds(String time, long delay) {
        clock.set(Instant.parse("2026-01-01T" + time + "Z"));

        recorder.start();

        assertThat(timer.firstDelay).isEqualTo(delay);
        assertThat(timer.period).isEqualTo(10_000);
    }

    private void record(TargetId target) {
        records.computeIfAbsent(target, _ -> new AtomicInteger()).incrementAndGet();
        if (target.equals(SLOW)) {
            await(slow, Duration.ofSeconds(60));
        } else if (!target.equals(WEB)) {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            await(never, Duration.ofMillis(50));
            present.decrementAndGet();
        }
    }

    private static void await(CountDownLatch latch, Duration longest) {
        try {
            var _ = latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(TargetId target, int count) {
        var _ = Eventually.get(count + " records of " + target, () -> count(target), it -> it >= count);
    }

    private int count(TargetId target) {
        return records.computeIfAbsent(target, _ -> new AtomicInteger()).get();
    }

    private void add(TargetId target) {
        autoscalers.insert(Autoscaler.create(
                new AutoscalerId("au-" + target.containerType()),
                target,
                new Settings(
                        new Bounds(1, 9),
                        List.of(new TargetTrackingPolicy(MetricName.CPU, 0.6)),
                        Behavior.DEFAULT,
                        false),
                clock.instant()));
    }

    /// The targets of the autoscalers, as long as the database answers.
    private Set<TargetId> watched() {
        if (isHanging) {
            await(database, Duration.ofSeconds(60));
        }
        return autoscalers.list().stream().map(Autoscaler::target).collect(Collectors.toSet());
    }

    /// A timer for which ten seconds are ten milliseconds.
    private static final class FastTimer extends ScheduledThreadPoolExecutor {
        private volatile long firstDelay;
        private volatile long period;

        FastTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long every, TimeUnit unit) {
            firstDelay = unit.toMillis(initialDelay);
            period = unit.toMillis(every);
            return super.scheduleAtFixedRate(command, firstDelay, period, TimeUnit.MICROSECONDS);
        }
    }
}
