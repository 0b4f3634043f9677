package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.InspectedContainer;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// That Compose takes our clones for its own, whichever version of it.
abstract class ComposeCases {
    private static final String RICH = """
            version: "2.4"
            services:
              db:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                environment: {COLOUR: "blue"}
                depends_on: [db]
                networks: {front: {aliases: [www]}, back: {}}
                volumes: ["data:/data", "/anonymous", "./page:/page:ro"]
                tmpfs: ["/scratch"]
                healthcheck: {test: ["CMD", "true"], interval: 1s}
                mem_limit: 64m
                cpus: 0.5
                stop_grace_period: 3s
                ports: ["80"]
                ulimits: {nofile: 1000}
                logging: {options: {max-size: 1m}}
                labels: {plimsoll.enable: "true"}
            networks: {front: {}, back: {}}
            volumes: {data: {}}
            """;

    private static final String PLAIN = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                environment: {COLOUR: "blue"}
                volumes: ["/anonymous"]
                network_mode: none
            """;

    protected final Workbench bench = new Workbench(compose());

    /// The program to call.
    protected abstract String compose();

    @AfterEach
    void clean_up() {
        bench.close();
    }

    @Test
    void a_clone_differs_from_its_sibling_only_where_siblings_of_compose_do() {
        ComposeProject project = bench.project(RICH);
        project.up("web", 2);
        TargetId web = project.target("web");
        bench.steady(web);

        Started started = bench.control().start(web, 2, () -> true);

        assertThat(started.failures()).isEmpty();
        InspectedContainer sibling = inspected(project.containers("web").stream()
                .filter(container -> !container.isOurs())
                .toList());
        for (ContainerId clone : started.containers()) {
            InspectedContainer inspected = new InspectedContainer(bench.inspect(clone));
            assertThat(inspected.comparable()).isEqualTo(sibling.comparable());
            assertThat(inspected.anonymousVolumes()).hasSize(1).doesNotContainAnyElementsOf(sibling.anonymousVolumes());
            assertThat(inspected.label(Labels.NUMBER)).isIn("3", "4");
        }
    }

    @Test
    void compose_takes_clones_for_its_own() {
        ComposeProject project = bench.project(RICH);
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        bench.control().start(web, 2, () -> true);
        Map<String, String> before = runs(project);

        assertThat(project.run("ps")).contains(names(project));
        project.up("web", 3);
        project.run("up", "-d", "--no-deps", "db");
        assertThat(runs(project)).as("an equal count changes nothing").isEqualTo(before);

        project.up("web", 4);
        assertThat(runs(project)).containsAllEntriesOf(before).hasSize(5);
        assertThat(project.containers("web"))
                .extracting(LabelledContainer::number)
                .containsExactlyInAnyOrder(1, 2, 3, 4);

        project.run("down", "-t", "1");
        assertThat(project.containers()).isEmpty();
    }

    @Test
    void clones_get_anonymous_volumes_of_their_own_which_go_with_them() {
        ComposeProject project = bench.project(PLAIN);
        project.up("web", 1);
        // Now the sibling carries the volume of its predecessor by name.
        project.run("up", "-d", "-t", "1", "--force-recreate");
        TargetId web = project.target("web");
        bench.steady(web);
        ContainerId sibling = project.containers("web").getFirst().id();

        ContainerId clone =
                bench.control().start(web, 1, () -> true).containers().getFirst();

        String volume = onlyVolume(clone);
        assertThat(volume).isNotEqualTo(onlyVolume(sibling));
        assertThat(new InspectedContainer(bench.inspect(clone)).label(Labels.REPLACE))
                .isEmpty();
        bench.control().remove(web, Set.of(clone));
        assertThat(bench.people().get("/volumes/" + volume, "looking for it").status())
                .isEqualTo(404);
    }

    @Test
    void the_newest_configuration_is_the_one_that_is_cloned() {
        ComposeProject project = bench.project(PLAIN);
        project.up("web", 2);
        project.file(PLAIN.replace("blue", "green"));
        project.run("up", "-d", "--no-recreate", "--scale", "web=3");
        TargetId web = project.target("web");

        Fleet fleet = bench.steady(web);
        assertThat(outdated(fleet)).containsExactlyInAnyOrder(1, 2);
        ContainerId clone =
                bench.control().start(web, 1, () -> true).containers().getFirst();

        assertThat(bench.inspect(clone).path("Config").path("Env").toString()).contains("COLOUR=green");
        assertThat(outdated(bench.control().observe(web))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_name_that_somebody_else_has_is_left_to_them() {
        ComposeProject project = bench.project(PLAIN);
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        String first = project.containers("web").getFirst().name();
        ObjectNode anything = Json.object().put("Image", BusyboxImage.NAME);
        anything.putObject("HostConfig").put("NetworkMode", "none");
        ContainerId squatter = TestContainers.run(bench.people(), first.replaceFirst("1$", "2"), anything);
        try {
            assertThat(bench.control().start(web, 2, () -> true).containers()).hasSize(2);

            assertThat(project.containers("web"))
                    .extracting(LabelledContainer::number)
                    .containsExactlyInAnyOrder(1, 3, 4);
        } finally {
            TestContainers.removeByForce(bench.people(), squatter);
        }
    }

    @Test
    void a_plain_up_that_resets_the_count_is_seen_within_two_seconds_of_its_end() {
        ComposeProject project = bench.project(PLAIN);
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        bench.control().start(web, 2, () -> true);
        ChangeLog changes = new ChangeLog(web, bench.control());

        try (var _ = bench.events().subscribe(changes)) {
            project.run("up", "-d", "-t", "1");

            assertThat(changes.waitForASteadyFleetOf(1)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private InspectedContainer inspected(List<LabelledContainer> siblings) {
        return new InspectedContainer(bench.inspect(siblings.getFirst().id()));
    }

    /// Which container has been running since when.
    private Map<String, String> runs(ComposeProject project) {
        return project.containers().stream()
                .map(container -> bench.inspect(container.id()))
                .collect(Collectors.toMap(container -> container.path("Id").asText(), ComposeCases::startedAt));
    }

    private static String startedAt(JsonNode inspected) {
        return inspected.path("State").path("StartedAt").asText();
    }

    private static List<String> names(ComposeProject project) {
        return project.containers().stream().map(LabelledContainer::name).toList();
    }

    private String onlyVolume(ContainerId container) {
        Set<String> volumes = new InspectedContainer(bench.inspect(container)).anonymousVolumes();
        assertThat(volumes).hasSize(1);
        return volumes.iterator().next();
    }

    private static List<Integer> outdated(Fleet fleet) {
        return fleet.containers().stream()
                .filter(FleetContainer::isOutdated)
                .map(FleetContainer::number)
                .toList();
    }
}
