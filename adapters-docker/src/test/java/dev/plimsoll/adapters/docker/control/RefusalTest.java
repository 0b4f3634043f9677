package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.TestEngine;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cannot be cloned is refused with a reason, and nothing is left behind.
class RefusalTest {
    private static final String SERVICE = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
            """;

    private final Workbench bench = new Workbench();
    private final int port = ThreadLocalRandom.current().nextInt(20_000, 29_000);

    @AfterEach
    void clean_up() {
        bench.close();
    }

    @Test
    void a_fixed_name() {
        ComposeProject project = bench.project(SERVICE
                + "    network_mode: none\n    container_name: only-NAME\n".replace("NAME", String.valueOf(port)));

        assertThat(start(project, 1).failures()).singleElement().asString().contains("only-" + port, "container_name");
    }

    @Test
    void a_fixed_address() {
        ComposeProject project = bench.project(SERVICE + """
                networks: {front: {ipv4_address: 10.213.7.5}}
            networks: {front: {ipam: {config: [{subnet: 10.213.7.0/24}]}}}
            """);

        assertThat(start(project, 1).failures()).singleElement().asString().contains("10.213.7.5");
    }

    @Test
    void a_fixed_port_above_one_container() {
        ComposeProject project = bench.project(SERVICE + "    ports: [\"%d:80\"]\n".formatted(port));

        assertThat(start(project, 2).failures()).singleElement().asString().contains("port " + port, "only one");
    }

    @Test
    void a_fixed_port_does_not_keep_the_only_container_from_being_replaced() {
        ComposeProject project = bench.project(SERVICE + "    ports: [\"%d:80\"]\n".formatted(port));
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        crash(project);

        assertThat(bench.control().start(web, 1, () -> true).containers()).hasSize(1);
    }

    @Test
    void a_range_of_ports_is_used_up_and_no_further() {
        ComposeProject project = bench.project(SERVICE + "    ports: [\"%d-%d:80\"]\n".formatted(port, port + 2));

        Started started = start(project, 4);

        assertThat(started.containers()).hasSize(2);
        assertThat(started.failures()).singleElement().asString().contains("3 containers");
    }

    @Test
    void an_image_that_is_gone_is_named() {
        String image = "plimsoll-test-" + port + ":1";
        BusyboxImage.importAs(image, TestEngine.host());
        ComposeProject project = bench.project(SERVICE.replace("IMAGE", image) + "    network_mode: none\n");
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        crash(project);
        TestContainers.removeImage(bench.people(), image);

        Started started = bench.control().start(web, 1, () -> true);

        assertThat(started.containers()).isEmpty();
        assertThat(started.failures()).singleElement().asString().contains(image, "not on this machine");
        assertThat(project.containers()).hasSize(1);
    }

    @Test
    void a_tag_that_means_another_image_by_now_is_not_used() {
        String image = "plimsoll-test-" + port + ":2";
        BusyboxImage.importAs(image, TestEngine.host());
        ComposeProject project = bench.project(SERVICE.replace("IMAGE", image) + "    network_mode: none\n");
        project.up("web", 1);
        String before = bench.inspect(only(project)).path("Image").asText();
        TestContainers.tag(bench.people(), BusyboxImage.NAME, image);
        try {
            bench.steady(project.target("web"));
            ContainerId clone = bench.control()
                    .start(project.target("web"), 1, () -> true)
                    .containers()
                    .getFirst();

            assertThat(bench.inspect(clone).path("Image").asText()).isEqualTo(before);
        } finally {
            project.close();
            TestContainers.removeImage(bench.people(), image);
            TestContainers.removeImage(bench.people(), before);
        }
    }

    private Started start(ComposeProject project, int count) {
        project.up("web", 1);
        TargetId web = project.target("web");
        bench.steady(web);
        int before = project.containers().size();
        Started started = bench.control().start(web, count, () -> true);
        assertThat(project.containers())
                .hasSize(before + started.containers().size())
                .allMatch(LabelledContainer::isAlive);
        return started;
    }

    private void crash(ComposeProject project) {
        TestContainers.exec(bench.people(), only(project), "kill", "-9", "-1");
        Eventually.get("the crash is seen", () -> bench.steady(project.target("web")), fleet -> fleet.current() == 0);
    }

    private static ContainerId only(ComposeProject project) {
        assertThat(project.containers()).hasSize(1);
        return project.containers().getFirst().id();
    }
}
