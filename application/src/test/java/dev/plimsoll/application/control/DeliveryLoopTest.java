package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DeliveryLoopTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<PortFailure> postponed = new CopyOnWriteArrayList<>();
    private final DeliveryListener listener = new DeliveryListener() {
        @Override
        public void failed(Notifier notifier, Delivery delivery) {
            throw new AssertionError("the loop sends nothing itself");
        }

        @Override
        public void dropped(Notifier notifier) {
            throw new AssertionError("the loop queues nothing");
        }

        @Override
        public void postponed(PortFailure failure) {
            postponed.add(failure);
        }
    };

    @AfterEach
    void end() {
        release.countDown();
        timer.shutdownNow();
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_and_is_not_asked_twice_at_a_time() {
        try (DeliveryLoop loop =
                new DeliveryLoop(() -> Set.of("no-hangs", "no-quick"), this::deliver, listener, timer)) {
            loop.start();

            Eventually.get("deliveries again and again", this::quick, quick -> quick > 2);
            assertThat(begun).filteredOn("no-hangs"::equals).hasSize(1);
        }
    }

    @Test
    void a_database_that_is_away_is_told_and_asked_again() {
        try (DeliveryLoop loop = new DeliveryLoop(
                () -> {
                    if (postponed.isEmpty()) {
                        throw new StoreUnavailable("away", null);
                    }
                    return Set.of("no-quick");
                },
                this::deliver,
                listener,
                timer)) {
            loop.start();

            Eventually.get("a delivery", this::quick, quick -> quick > 0);
            assertThat(postponed).hasSize(1);
        }
    }

    private long quick() {
        return begun.stream().filter("no-quick"::equals).count();
    }

    private void deliver(String notifier) {
        begun.add(notifier);
        if (notifier.equals("no-hangs")) {
            try {
                release.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
