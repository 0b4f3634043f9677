package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StartSlotsTest {
    private static final int ALL = 20;

    private final BlockingQueue<Semaphore> begun = new LinkedBlockingQueue<>();
    private final Semaphore over = new Semaphore(0);
    private final StartSlots slots = new StartSlots(3);

    @AfterEach
    void letAllEnd() {
        while (!over.tryAcquire(ALL)) {
            begun.forEach(Semaphore::release);
            Thread.onSpinWait();
        }
    }

    @Test
    void few_start_side_by_side_until_one_runs_then_twice_as_many() throws InterruptedException {
        startAll(true);
        await(ALL - 3);

        begun.poll(10, TimeUnit.SECONDS).release();

        await(ALL - 1 - 6);
    }

    @Test
    void the_second_that_runs_makes_room_for_one_only() throws InterruptedException {
        startAll(true);
        await(ALL - 3);

        begun.poll(10, TimeUnit.SECONDS).release();
        begun.poll(10, TimeUnit.SECONDS).release();

        await(ALL - 2 - 6);
    }

    @Test
    void one_that_does_not_start_makes_room_for_one_only() throws InterruptedException {
        startAll(false);
        await(ALL - 3);

        begun.poll(10, TimeUnit.SECONDS).release();

        await(ALL - 1 - 3);
    }

    private void await(int waiting) {
        assertThat(Eventually.get("waiting", slots::waiting, found -> found == waiting))
                .isEqualTo(waiting);
    }

    private void startAll(boolean runs) {
        for (int i = 0; i < ALL; i++) {
            Thread.ofVirtual().start(() -> {
                slots.start(
                        () -> {
                            Semaphore end = new Semaphore(0);
                            begun.add(end);
                            end.acquireUninterruptibly();
                            return runs;
                        },
                        Boolean::booleanValue);
                over.release();
            });
        }
    }
}
