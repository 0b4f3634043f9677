package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FleetConvergenceTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<TargetId> passes = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void a_pass_that_wants_to_look_again_is_run_again_after_that_time() throws InterruptedException {
        BlockingQueue<Optional<Duration>> answers = new LinkedBlockingQueue<>();
        answers.add(Optional.of(Duration.ofMillis(10)));
        answers.add(Optional.of(Duration.ZERO));
        var convergence = new FleetConvergence(
                (target, _) -> () -> {
                    passes.add(target);
                    Optional<Duration> next = answers.poll();
                    return next == null ? Optional.empty() : next;
                },
                timer);

        convergence.wake(WEB);

        for (int pass = 0; pass < 3; pass++) {
            assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
        }
        assertThat(passes.poll(100, TimeUnit.MILLISECONDS)).as("a fourth pass").isNull();
    }

    @Test
    void however_often_it_is_woken_only_one_later_pass_waits() throws InterruptedException {
        var convergence = new FleetConvergence(
                (target, _) -> () -> {
                    passes.add(target);
                    return Optional.of(Duration.ofMillis(300));
                },
                timer);
        for (int wake = 0; wake < 5; wake++) {
            convergence.wake(WEB);
            assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
        }

        assertThat(passes.poll(5, TimeUnit.SECONDS)).as("the one that waited").isEqualTo(WEB);
        assertThat(passes.poll(150, TimeUnit.MILLISECONDS)).as("a second one").isNull();
    }

    @Test
    void a_closed_convergence_begins_nothing_more() throws InterruptedException {
        var convergence = new FleetConvergence(
                (target, _) -> () -> {
                    passes.add(target);
                    return Optional.empty();
                },
                timer);
        convergence.close();

        convergence.wake(WEB);

        assertThat(passes.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_slow_target_never_delays_another() throws InterruptedException {
        var mayEnd = new Semaphore(0);
        var convergence = new FleetConvergence(
                (target, _) -> () -> {
                    if (target.equals(WEB)) {
                        mayEnd.acquireUninterruptibly();
                    }
                    passes.add(target);
                    return Optional.empty();
                },
                timer);

        convergence.wake(WEB);
        convergence.wake(WORKER);

        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WORKER);
        mayEnd.release();
        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
    }

    @Test
    void a_target_that_is_gone_is_forgotten_once_nothing_is_done_for_it() throws InterruptedException {
        BlockingQueue<TargetId> made = new LinkedBlockingQueue<>();
        var mayEnd = new Semaphore(0);
        var convergence = new FleetConvergence(
                (target, _) -> {
                    made.add(target);
                    return () -> {
                        passes.add(target);
                        mayEnd.acquireUninterruptibly();
                        return Optional.empty();
                    };
                },
                timer);
        convergence.wake(WEB);
        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);

        convergence.keepOnly(Set.of(WORKER));
        convergence.wake(WEB);
        mayEnd.release(2);
        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
        assertThat(made).as("it was at work").containsExactly(WEB);

        var _ = Eventually.get(
                "made anew",
                () -> {
                    convergence.keepOnly(Set.of(WORKER));
                    mayEnd.release();
                    convergence.wake(WEB);
                    return made.size();
                },
                size -> size > 1);
    }

    @Test
    void a_target_that_is_gone_is_not_forgotten_while_containers_of_it_drain() throws InterruptedException {
        BlockingQueue<TargetId> made = new LinkedBlockingQueue<>();
        var isDraining = new AtomicBoolean(true);
        var convergence = new FleetConvergence(
                (target, _) -> {
                    made.add(target);
                    return new FleetWork() {
                        @Override
                        public Optional<Duration> pass() {
                            passes.add(target);
                            return Optional.empty();
                        }

                        @Override
                        public boolean isDraining() {
                            return isDraining.get();
                        }
                    };
                },
                timer);

        for (int tick = 0; tick < 50; tick++) {
            convergence.wake(WEB);
            assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
            convergence.keepOnly(Set.of());
        }
        assertThat(made).containsExactly(WEB);

        isDraining.set(false);
        var _ = Eventually.get(
                "made anew",
                () -> {
                    convergence.keepOnly(Set.of());
                    convergence.wake(WEB);
                    return made.size();
                },
                size -> size > 1);
    }

    @Test
    void a_target_keeps_its_converger_and_what_it_knows() throws InterruptedException {
        BlockingQueue<TargetId> made = new LinkedBlockingQueue<>();
        var convergence = new FleetConvergence(
                (target, _) -> {
                    made.add(target);
                    return () -> {
                        passes.add(target);
                        return Optional.empty();
                    };
                },
                timer);

        convergence.wake(WEB);
        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);
        convergence.wake(WEB);
        assertThat(passes.poll(5, TimeUnit.SECONDS)).isEqualTo(WEB);

        assertThat(made).containsExactly(WEB);
    }

    /// Whoever forgets convergers comes from the map to the converger, so a timer that came from the converger
    /// to the map might wait for ever. A time that was called off too late shows what it holds when it asks for
    /// a pass: by then its converger is forgotten, and another one is made under the eyes of the test.
    @Test
    void the_timer_holds_no_converger_when_it_asks_for_a_pass() throws InterruptedException {
        var byHand = new TimerByHand();
        BlockingQueue<Optional<Duration>> answers = new LinkedBlockingQueue<>(List.of(Optional.of(Duration.ofDays(1))));
        BlockingQueue<List<String>> held = new LinkedBlockingQueue<>();
        BlockingQueue<TargetId> ended = new LinkedBlockingQueue<>();
        var convergence = new FleetConvergence(
                (target, _) -> {
                    held.add(heldConvergers());
                    return new FleetWork() {
                        @Override
                        public Optional<Duration> pass() {
                            passes.add(target);
                            Optional<Duration> next = answers.poll();
                            return next == null ? Optional.empty() : next;
                        }

                        @Override
                        public void end() {
                            ended.add(target);
                        }
                    };
                },
                byHand);
        convergence.wake(WEB);
        Runnable comes = Objects.requireNonNull(byHand.tasks.poll(5, TimeUnit.SECONDS), "another pass is asked for");
        comes.run();
        var _ = Eventually.get(
                "it is forgotten",
                () -> {
                    convergence.keepOnly(Set.of());
                    return ended.size();
                },
                size -> size > 0);
        held.clear();

        comes.run();

        assertThat(held).as("what is held while one is made").containsExactly(List.of());
        byHand.shutdownNow();
    }

    /// The monitors of convergers that this thread is in.
    private static List<String> heldConvergers() {
        long self = Thread.currentThread().threadId();
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {self}, true, false)[0];
        return Arrays.stream(info.getLockedMonitors())
                .map(MonitorInfo::getClassName)
                .filter(name -> name.startsWith(FleetConvergence.class.getName()))
                .toList();
    }

    /// Keeps what it is to run for a test to run.
    private static final class TimerByHand extends ScheduledThreadPoolExecutor {
        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

        TimerByHand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            return super.schedule(() -> {}, delay, unit);
        }
    }
}
