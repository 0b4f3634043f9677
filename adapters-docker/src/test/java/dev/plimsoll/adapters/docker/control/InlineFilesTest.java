package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.compose.Labels;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files that Compose wrote into the sibling, of which inspect shows nothing.
///
/// Only Compose 2.23 and later does that; its container is imitated here, and made by the real one in `Compose2Test`.
class InlineFilesTest {
    private static final String FILE = """
            services:
              web:
                configs: [page, {source: style, target: /www/style.css}, {source: shared, target: /shared}]
                secrets: [password]
            configs:
              page: {content: hello}
              style: {content: "a{}"}
              shared: {file: ./shared}
            secrets:
              password: {environment: PASSWORD}
            """;

    private final Workbench bench = new Workbench();

    @AfterEach
    void clean_up() {
        bench.close();
    }

    @Test
    void they_are_copied_into_the_clone_before_it_starts() {
        ComposeProject project = bench.project("");
        project.write("compose.yaml", FILE);
        ContainerId sibling = sibling(project);
        TestContainers.write(bench.people(), sibling, "page", "hello");
        TestContainers.write(bench.people(), sibling, "www/style.css", "a{}");
        TestContainers.write(bench.people(), sibling, "run/secrets/password", "secret");
        TestContainers.write(bench.people(), sibling, "own-file", "no business of the clone's");
        TargetId web = project.target("web");
        bench.steady(web);

        ContainerId clone =
                bench.control().start(web, 1, () -> true).containers().getFirst();

        assertThat(size(clone, "/page")).isEqualTo(5);
        assertThat(size(clone, "/www/style.css")).isEqualTo(3);
        assertThat(size(clone, "/run/secrets/password")).isEqualTo(6);
        assertThat(size(clone, "/own-file")).isEqualTo(-1);
    }

    @Test
    void a_compose_file_that_cannot_be_read_here_changes_nothing() {
        ComposeProject project = bench.project("");
        sibling(project);
        TargetId web = project.target("web");
        bench.steady(web);

        assertThat(bench.control().start(web, 1, () -> true).containers()).hasSize(1);
    }

    private ContainerId sibling(ComposeProject project) {
        var body = Json.object().put("Image", BusyboxImage.NAME);
        body.putArray("Cmd").add("sleep").add("1000");
        body.putObject("HostConfig").put("NetworkMode", "none").put("Init", true);
        body.putObject("Labels")
                .put(Labels.PROJECT, project.name())
                .put(Labels.SERVICE, "web")
                .put(Labels.NUMBER, "1")
                .put(Labels.CONFIG_HASH, "hash")
                .put(Labels.ONE_OFF, "False")
                .put(Labels.WORKING_DIR, project.folder().toString())
                .put(
                        Labels.CONFIG_FILES,
                        project.folder().resolve("compose.yaml").toString());
        return TestContainers.run(bench.people(), project.name() + "-web-1", body);
    }

    private long size(ContainerId container, String path) {
        return TestContainers.sizeOf(bench.people(), container, path);
    }
}
