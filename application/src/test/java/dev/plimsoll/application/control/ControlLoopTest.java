package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ControlLoopTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<AutoscalerId> evaluated = new LinkedBlockingQueue<>();
    private final BlockingQueue<TargetId> woken = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void every_autoscaler_is_evaluated_at_each_tick() throws InterruptedException {
        AutoscalerId web = autoscaler("web");
        AutoscalerId worker = autoscaler("worker");
        try (ControlLoop loop = loop(evaluated::add, Duration.ofMillis(20), 4)) {
            loop.start();

            for (AutoscalerId id : List.of(web, worker, web, worker, web)) {
                awaitEvaluationOf(id);
            }
        }
    }

    @Test
    void all_are_evaluated_before_the_next_tick_when_that_is_asked_for() throws InterruptedException {
        AutoscalerId web = autoscaler("web");
        AutoscalerId worker = autoscaler("worker");
        try (ControlLoop loop = loop(evaluated::add, NEVER, 4)) {
            loop.start();
            awaitRest();

            loop.requestAll();

            assertThat(List.of(evaluated.take(), evaluated.take())).containsExactlyInAnyOrder(web, worker);
        }
    }

    @Test
    void a_change_of_a_fleet_is_looked_at_at_once() throws InterruptedException {
        AutoscalerId web = autoscaler("web");
        try (ControlLoop loop = loop(evaluated::add, NEVER, 4)) {
            loop.start();
            awaitRest();
            woken.clear();

            platform.up(target("web"), 2);

            awaitEvaluationOf(web);
            assertThat(woken.poll(5, TimeUnit.SECONDS)).isEqualTo(target("web"));
        }
    }

    @Test
    void changes_that_come_close_together_are_looked_at_once() throws InterruptedException {
        AutoscalerId web = autoscaler("web");
        try (ControlLoop loop = loop(evaluated::add, NEVER, 4)) {
            loop.start();
            awaitRest();

            for (int change = 0; change < 20; change++) {
                loop.changed(target("web"));
            }

            awaitEvaluationOf(web);
            assertThat(evaluated.poll(400, TimeUnit.MILLISECONDS))
                    .as("a second look")
                    .isNull();
        }
    }

    @Test
    void a_start_looks_at_what_an_earlier_process_left_open() throws InterruptedException {
        autoscaler("web");
        try (ControlLoop loop = loop(evaluated::add, NEVER, 4)) {
            loop.start();

            assertThat(woken.poll(5, TimeUnit.SECONDS)).isEqualTo(target("web"));
        }
    }

    @Test
    void a_slow_evaluation_never_delays_the_others() throws InterruptedException {
        AutoscalerId slow = autoscaler("slow");
        AutoscalerId quick = autoscaler("quick");
        var mayEnd = new Semaphore(0);
        Consumer<AutoscalerId> evaluate = id -> {
            if (id.equals(slow)) {
                mayEnd.acquireUninterruptibly();
            }
            evaluated.add(id);
        };
        try (ControlLoop loop = loop(evaluate, Duration.ofMillis(20), 2)) {
            loop.start();

            for (int i = 0; i < 5; i++) {
                assertThat(evaluated.poll(5, TimeUnit.SECONDS)).isEqualTo(quick);
            }
        } finally {
            mayEnd.release(1000);
        }
    }

    @Test
    void at_most_so_many_evaluations_run_at_a_time() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            autoscaler("type-" + i);
        }
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new Semaphore(0);
        var mayLeave = new Semaphore(0);
        Consumer<AutoscalerId> evaluate = _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            entered.release();
            mayLeave.acquireUninterruptibly();
            running.decrementAndGet();
        };
        try (ControlLoop loop = loop(evaluate, NEVER, 3)) {
            loop.start();
            assertThat(entered.tryAcquire(3, 5, TimeUnit.SECONDS)).isTrue();
            mayLeave.release(1000);
            assertThat(entered.tryAcquire(9, 5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void a_closed_loop_hears_nothing_more() throws InterruptedException {
        autoscaler("web");
        ControlLoop loop = loop(evaluated::add, NEVER, 4);
        loop.start();
        awaitRest();
        loop.close();

        platform.up(target("web"), 2);

        assertThat(evaluated.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    private void awaitEvaluationOf(AutoscalerId id) throws InterruptedException {
        AutoscalerId next = evaluated.poll(5, TimeUnit.SECONDS);
        while (next != null && !next.equals(id)) {
            next = evaluated.poll(5, TimeUnit.SECONDS);
        }
        assertThat(next).isEqualTo(id);
    }

    /// A start evaluates once or twice, as its first tick and its look around come together or not.
    private void awaitRest() throws InterruptedException {
        assertThat(evaluated.poll(5, TimeUnit.SECONDS)).as("an evaluation").isNotNull();
        while (evaluated.poll(500, TimeUnit.MILLISECONDS) != null) {
            // until nothing comes any more
        }
    }

    private ControlLoop loop(Consumer<AutoscalerId> evaluate, Duration interval, int concurrency) {
        return new ControlLoop(autoscalers, evaluate, woken::add, platform, interval, concurrency, timer);
    }

    private AutoscalerId autoscaler(String type) {
        var settings = new Settings(
                new Bounds(1, 10), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5)), Behavior.DEFAULT, false);
        var id = new AutoscalerId("au-" + type);
        autoscalers.insert(Autoscaler.create(id, target(type), settings, clock.instant()));
        return id;
    }

    private static TargetId target(String type) {
        return InMemoryPlatform.target("shop", type);
    }
}
