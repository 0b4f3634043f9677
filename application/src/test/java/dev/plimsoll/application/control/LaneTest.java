package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LaneTest {
    @Test
    void requests_during_a_run_make_one_more_run_and_runs_never_overlap() throws InterruptedException {
        var entered = new Semaphore(0);
        var mayLeave = new Semaphore(0);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var lane = new Lane("test", () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.release();
            mayLeave.acquireUninterruptibly();
            inside.decrementAndGet();
        });

        lane.request();
        entered.acquire();
        for (int i = 0; i < 50; i++) {
            lane.request();
        }
        mayLeave.release();
        entered.acquire();
        mayLeave.release();

        assertThat(entered.tryAcquire(100, TimeUnit.MILLISECONDS))
                .as("a third run")
                .isFalse();
        assertThat(most).hasValue(1);
    }

    @Test
    void a_defect_ends_one_run_but_not_the_lane() throws InterruptedException {
        var runs = new AtomicInteger();
        var done = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var lane = new Lane("test", () -> {
            entered.countDown();
            if (runs.incrementAndGet() == 1) {
                awaitQuietly(first);
                throw new IllegalStateException("a defect, shown on purpose");
            }
            done.countDown();
        });

        lane.request();
        assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
        lane.request();
        first.countDown();

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
