package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program is killed again and again while its fleet grows and shrinks under load. `-Dplimsoll.seed=...` repeats a
/// run; which calls a moment hits remains a matter of chance.
@Tag("faults")
@Timeout(600)
class KillCampaignTest {
    private static final int KILLS = 20;
    private static final int MOST = 5;

    /// A scaling takes about as long.
    private static final Duration SCALING = Duration.ofSeconds(2);

    private final OwnDaemon daemon = new OwnDaemon();

    @TempDir
    Path folder;

    private BalancedScene scene;

    @BeforeEach
    void start() {
        scene = new BalancedScene(daemon, folder);
        scene.startProcess();
        scene.up(2);
        scene.awaitWell(2);
    }

    @AfterEach
    void stop() {
        try (OwnDaemon _ = daemon) {
            scene.close();
        }
    }

    @Test
    void a_kill_at_any_moment_of_scaling_loses_and_leaks_nothing() {
        long seed = Long.getLong("plimsoll.seed", System.nanoTime() % 100_000);
        System.out.println("kill campaign: seed " + seed);
        Random random = new Random(seed);
        List<String> kills = new ArrayList<>();
        int count = 2;
        try (SlowRequests requests = SlowRequests.through(scene.haproxy().port())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                count = 1 + (count + random.nextInt(MOST - 1)) % MOST;
                long moment = random.nextLong(SCALING.toMillis());
                scene.want(count);
                pass(Duration.ofMillis(moment));
                kills.add("%s to %d, %d ms, %d of %d running"
                        .formatted(
                                Instant.now(),
                                count,
                                moment,
                                scene.project().running(),
                                scene.project().all()));
                scene.service().kill();

                scene.startProcess();
                scene.awaitWell(count);
            }
            assertThat(requests.failed()).as("of %d requests", requests.sent()).isEmpty();
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed + " after " + kills + ": " + failure.getMessage(), failure);
        }
        System.out.println("kill campaign: " + kills);
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
