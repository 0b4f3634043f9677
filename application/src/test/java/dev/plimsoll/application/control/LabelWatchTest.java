package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LabelWatchTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<String> looks = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void it_looks_at_the_start_and_when_something_changes() throws InterruptedException {
        try (LabelWatch watch = watch(NEVER)) {
            watch.start();
            looks.take();

            platform.up(WEB, 3);
            looks.take();
            assertThat(looks.poll(1, TimeUnit.SECONDS))
                    .as("one look for all changes")
                    .isNull();

            platform.comeBack();
            looks.take();
        }
    }

    @Test
    void it_looks_now_and_then_though_nothing_is_heard_and_though_a_look_failed() throws InterruptedException {
        LabelWatch failing = new LabelWatch(
                platform,
                () -> {
                    looks.add("look");
                    throw new PortFailure.EngineUnavailable("away", null);
                },
                Duration.ofMillis(20),
                timer);
        try (failing) {
            failing.start();
            looks.take();
            looks.take();
            looks.take();
        }
    }

    @Test
    void a_closed_one_hears_nothing() throws InterruptedException {
        LabelWatch watch = watch(NEVER);
        watch.start();
        looks.take();

        watch.close();
        platform.comeBack();

        assertThat(looks.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    private LabelWatch watch(Duration interval) {
        return new LabelWatch(platform, () -> looks.add("look"), interval, timer);
    }
}
