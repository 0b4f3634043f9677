package dev.plimsoll.adapters.docker.control;

import static dev.plimsoll.domain.fleet.FleetCondition.STEADY;
import static dev.plimsoll.domain.fleet.FleetCondition.STOPPED_BY_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.UnevenService;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people want, read from what they do to real containers.
class IntentTest {
    private final Workbench bench = new Workbench();
    private final ComposeProject project = bench.project(UnevenService.YAML);
    private final TargetId web = project.target("web");

    @BeforeEach
    void four_containers_run() {
        project.up("web", 4);
        bench.steady(web);
    }

    @AfterEach
    void clean_up() {
        bench.close();
    }

    @Test
    void a_compose_stop_is_never_seen_half_done() {
        List<Fleet> wronglySeen = new CopyOnWriteArrayList<>();
        Thread observer = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Fleet fleet = bench.control().observe(web);
                if (fleet.condition() == STEADY && fleet.current() < 4) {
                    wronglySeen.add(fleet);
                }
            }
        });

        project.run("stop");
        bench.eventually(web, STOPPED_BY_REQUEST);
        Eventually.always(
                Duration.ofSeconds(1),
                "left alone",
                () -> bench.control().observe(web).condition(),
                condition -> condition != STEADY);
        observer.interrupt();

        assertThat(wronglySeen).isEmpty();
        bench.restart();
        bench.eventually(web, STOPPED_BY_REQUEST);
    }

    @Test
    void containers_removed_by_force_are_a_persons_wish() {
        project.containers().forEach(container -> TestContainers.removeByForce(bench.people(), container.id()));

        assertThat(bench.eventually(web, STOPPED_BY_REQUEST).containers()).isEmpty();
    }

    @Test
    void a_signal_to_reload_stops_nothing() {
        for (LabelledContainer container : project.containers()) {
            TestContainers.signal(bench.people(), container.id(), "HUP");
        }
        project.containers().forEach(container -> TestContainers.signal(bench.people(), container.id(), "USR1"));

        Eventually.get("all have crashed", () -> bench.steady(web), fleet -> fleet.current() == 0);
    }
}
