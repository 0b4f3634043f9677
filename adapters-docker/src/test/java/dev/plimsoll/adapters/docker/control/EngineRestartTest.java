package dev.plimsoll.adapters.docker.control;

import static dev.plimsoll.domain.fleet.FleetCondition.STEADY;
import static dev.plimsoll.domain.fleet.FleetCondition.STOPPED_BY_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.OwnEngine;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.UnevenService;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Restarts and histories of an engine that nobody else uses.
@Tag("faults")
class EngineRestartTest {
    private final OwnEngine engine = new OwnEngine();
    private final Workbench bench = new Workbench("docker-compose", Engine.at(engine.host()), engine.host());
    private final ComposeProject project = bench.project(UnevenService.YAML);
    private final TargetId web = project.target("web");

    @BeforeEach
    void two_containers_run() {
        project.up("web", 2);
        bench.steady(web);
    }

    @AfterEach
    void clean_up() {
        bench.close();
        engine.close();
    }

    @Test
    void what_an_engine_takes_down_as_it_stops_is_replaced() {
        engine.stop();
        engine.start();

        assertThat(eventually(STEADY).current()).isZero();
        assertThat(bench.control().start(web, 2, () -> true).containers()).hasSize(2);
    }

    @Test
    void what_a_crashing_engine_takes_down_is_replaced() {
        engine.kill();
        engine.start();

        assertThat(eventually(STEADY).current()).isZero();
    }

    @Test
    void what_was_stopped_before_stays_stopped() {
        project.run("stop");
        eventually(STOPPED_BY_REQUEST);

        engine.stop();
        engine.start();

        eventually(STOPPED_BY_REQUEST);
    }

    @Test
    void a_new_process_learns_of_a_crash_from_the_history() {
        project.containers().forEach(container -> TestContainers.signal(bench.people(), container.id(), "USR1"));
        Eventually.get("all have crashed", () -> bench.steady(web), fleet -> fleet.current() == 0);

        bench.restart();

        assertThat(eventually(STEADY).current()).isZero();
    }

    @Test
    void a_new_process_learns_of_a_stop_from_the_history() {
        project.run("stop");

        bench.restart();

        eventually(STOPPED_BY_REQUEST);
    }

    /// The engine may be away meanwhile.
    private Fleet eventually(FleetCondition condition) {
        return Eventually.get(
                        web + " is " + condition,
                        this::observed,
                        fleet -> fleet.filter(found -> found.condition() == condition)
                                .isPresent())
                .orElseThrow();
    }

    private Optional<Fleet> observed() {
        try {
            return Optional.of(bench.control().observe(web));
        } catch (EngineUnavailable _) {
            return Optional.empty();
        }
    }
}
