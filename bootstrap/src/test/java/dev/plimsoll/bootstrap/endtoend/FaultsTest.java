package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What breaks around the program; afterwards all is as it is to be, and the history tells it.
@Tag("faults")
@Timeout(240)
class FaultsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final OwnDaemon daemon = new OwnDaemon();

    @TempDir
    Path folder;

    private BalancedScene scene;
    private Project project;

    @BeforeEach
    void start() {
        scene = new BalancedScene(daemon, folder);
        project = scene.project();
        scene.start();
    }

    @AfterEach
    void stop() {
        try (OwnDaemon _ = daemon) {
            daemon.start();
            scene.close();
        }
    }

    @Test
    void an_engine_that_is_stopped_for_half_a_minute_finds_its_fleet_wanted() {
        try (ServiceLog log = ServiceLog.open()) {
            scene.up(3);
            scene.awaitWell(3);

            daemon.stop();
            scene.want(4);
            Await.until("it is not well", SOON, () -> health() == 503);
            Await.always("nobody decides on what nobody sees", Duration.ofSeconds(30), () -> scene.desired() == 3);
            daemon.start();

            scene.awaitWell(4, LONG);
            assertThat(scene.outcomes()).containsExactly("reached", "reached");
            assertThat(health()).isEqualTo(200);
            assertThat(log.troubles().stream().filter(line -> line.startsWith("The Docker Engine is away: ")))
                    .hasSize(1);
            assertThat(log.count("The Docker Engine is back")).isEqualTo(1);
        }
    }

    @Test
    void containers_that_never_get_healthy_are_replaced_ever_more_slowly_while_the_others_serve() throws IOException {
        Path health = Files.createDirectory(folder.resolve("health"));
        Path all = Files.createFile(health.resolve("all"));
        project.with(
                "volumes: [\"" + health + ":/health:ro\"]",
                "healthcheck: {test: [CMD, sh, -c, 'test -e /health/all || test -e /health/$$(hostname)'],"
                        + " interval: 200ms, retries: 1}");
        project.label(BalancedScene.labels("web", "plimsoll.ready-timeout: 2s"));
        scene.up(2);
        scene.awaitWell(2);
        for (String id : project.ids()) {
            Files.createFile(health.resolve(id.substring(0, 12)));
        }
        Set<String> fit = project.addresses();

        try (ServiceLog log = ServiceLog.open()) {
            Files.delete(all);
            scene.want(4);
            Await.until("it is told", SOON, () -> isReplaced(log));
            Set<String> seen = new HashSet<>();
            Await.always("those that are fit serve alone, and few others are tried", Duration.ofSeconds(15), () -> {
                Set<String> ids = project.ids();
                seen.addAll(ids);
                return scene.servers().serving().equals(fit) && ids.size() <= 5;
            });
            assertThat(seen)
                    .as("two that are fit, two, and one after 2, 4 and 8 s")
                    .hasSizeBetween(5, 8);
            assertThat(log.troubles().stream().filter(line -> line.contains("is replaced")))
                    .hasSize(1);
        }

        Files.createFile(all);
        scene.awaitWell(4, LONG);
    }

    @Test
    void a_container_that_ignores_its_stop_signal_is_out_of_the_balancer_until_it_is_killed() {
        project.with("stop_grace_period: 3s", "entrypoint: [sh, -c, 'trap \"\" TERM; exec \"$$@\"', sh]");
        project.label(BalancedScene.labels("web"));
        scene.up(3);
        scene.awaitWell(3);

        scene.want(1);
        Await.until("one serves", SOON, () -> scene.servers().serving().size() == 1);
        assertThat(project.running()).as("the others hold on").isEqualTo(3);

        scene.awaitWell(1);
    }

    @Test
    void an_image_that_is_gone_is_named_in_the_history_until_it_is_back() {
        scene.up(2);
        scene.awaitWell(2);
        scene.service().close();
        project.crashOne();
        Await.until("one has ended", SOON, () -> project.running() == 1);
        project.crashOne();
        Await.until("both have ended", SOON, () -> project.running() == 0);
        var _ = daemon.docker("rmi", "--force", "plimsoll-busybox:1");

        scene.start();
        scene.want(3);
        Await.until("the history tells of it", SOON, () -> detail().contains("not on this machine"));
        assertThat(detail()).contains("plimsoll-busybox:1");
        assertThat(project.all()).as("what there is to copy").isBetween(1, 2);

        daemon.loadImage();
        scene.awaitWell(3, LONG);
    }

    @Test
    void a_balancer_that_dies_while_the_fleet_grows_and_shrinks_has_exactly_the_containers_afterwards() {
        scene.up(2);
        scene.awaitWell(2);

        scene.want(5);
        scene.haproxy().kill();
        Await.until("five run", SOON, () -> project.running() == 5);
        scene.haproxy().restart();
        scene.awaitWell(5);

        scene.want(2);
        Await.until("some are leaving", SOON, () -> scene.servers().serving().size() < 5);
        scene.haproxy().restart();
        scene.awaitWell(2);

        scene.haproxy().kill();
        scene.want(1);
        Await.until("it is decided", SOON, () -> scene.desired() == 1);
        scene.haproxy().restart();
        scene.awaitWell(1);
    }

    private static boolean isReplaced(ServiceLog log) {
        return log.troubles().stream().anyMatch(line -> line.endsWith("was not ready for 2 s and is replaced"));
    }

    private int health() {
        return scene.service().ask("GET", "/health", "").statusCode();
    }

    private String detail() {
        return newest().path("detail").asText();
    }

    private JsonNode newest() {
        return scene.newestScaling().path("type_data").path("outcome");
    }
}
