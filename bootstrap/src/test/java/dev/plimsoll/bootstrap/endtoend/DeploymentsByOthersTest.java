package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Others work on a service that Plimsoll scales: nothing is doubled, nothing fought over, and the count is restored.
@Tag("faults")
@Timeout(180)
class DeploymentsByOthersTest {
    private static final OwnDaemon DAEMON = new OwnDaemon();

    @TempDir
    Path folder;

    private BalancedScene scene;
    private Project project;

    @BeforeEach
    void start() {
        scene = new BalancedScene(DAEMON, folder);
        project = scene.project();
        scene.start();
        scene.up(3);
        scene.awaitWell(3);
    }

    @AfterAll
    static void end_the_daemon() {
        DAEMON.close();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void after_an_up_with_a_new_image_as_many_as_before_have_it() {
        String next = project.name() + ":2";
        var _ = project.docker("tag", "plimsoll-busybox:1", next);
        try {
            Set<String> before = project.ids();
            project.of(next).label(BalancedScene.labels("web"));
            project.compose("up", "--detach");

            scene.awaitWell(3);
            assertThat(project.ids()).doesNotContainAnyElementsOf(before);
            assertThat(images()).containsOnly(next);
        } finally {
            project.compose("down", "--timeout", "1");
            var _ = project.docker("rmi", next);
        }
    }

    @Test
    void a_restart_by_compose_is_left_to_it() {
        Set<String> before = project.ids();

        project.compose("restart", "--timeout", "1");

        scene.awaitWell(3);
        assertThat(project.ids()).isEqualTo(before);
        assertThat(scene.events("scale")).hasSize(1);
    }

    @Test
    void a_container_that_is_removed_by_hand_is_replaced_by_one() {
        String removed = project.anyId();
        Set<String> others = new HashSet<>(project.ids());
        others.remove(removed);

        var _ = project.docker("rm", "--force", removed);

        Await.until("it is gone", BalancedScene.SOON, () -> !project.ids().contains(removed));
        scene.awaitWell(3);
        assertThat(project.ids()).containsAll(others);
    }

    @Test
    void a_paused_container_gets_no_requests_is_not_replaced_and_comes_back() {
        Set<String> before = project.ids();
        String paused = project.anyId();
        String address = project.docker(
                "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", paused);

        var _ = project.docker("pause", paused);

        Await.until(
                "it gets no requests",
                BalancedScene.SOON,
                () -> !scene.servers().serving().contains(address));
        Await.always(
                "nobody takes its place",
                Duration.ofSeconds(8),
                () -> project.ids().equals(before) && scene.servers().serving().size() == 2);

        var _ = project.docker("unpause", paused);
        scene.awaitWell(3);
        assertThat(project.ids()).isEqualTo(before);
        assertThat(scene.events("scale")).hasSize(1);
    }

    @Test
    void two_projects_with_a_service_of_the_same_name_keep_apart() throws IOException {
        try (Project other = scene.project(Files.createDirectory(folder.resolve("other")), "other")) {
            other.compose("up", "--detach");
            String autoscaler = scene.createAutoscaler(other, 2);
            scene.awaitWell(other, "other", 2);
            scene.awaitWell(3);

            scene.want(1);
            var _ = scene.service().patch(autoscaler, "{\"min_containers\": 4, \"max_containers\": 4}");
            scene.awaitWell(other, "other", 4);
            scene.awaitWell(1);

            other.label(BalancedScene.labels("web"));
            other.compose("up", "--detach");
            Await.until("the count is restored", BalancedScene.SOON, () -> other.running() == 4);
            Await.always(
                    "the backend is the first one's",
                    Duration.ofSeconds(3),
                    () -> scene.servers().areExactly(project.addresses()));
            scene.awaitWell(1);
        }
    }

    private Set<String> images() {
        Set<String> images = new HashSet<>();
        for (String id : project.ids()) {
            images.add(project.docker("inspect", "--format", "{{.Config.Image}}", id));
        }
        return images;
    }
}
