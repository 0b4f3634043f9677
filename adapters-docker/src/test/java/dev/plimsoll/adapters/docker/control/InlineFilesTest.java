package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files that Compose wrote into the sibling, of which inspect shows nothing: copied, or refused with a
/// reason.
///
/// Only Compose 2.23 and later does that; its container is imitated here, and made by the real one in
/// `Compose2Test`.
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

    private static final String VARIABLE = """
            services: {web: {configs: [{source: page, target: "/www/${NAME}.html"}]}}
            configs: {page: {content: hello}}
            """;

    private final Workbench bench = new Workbench();
    private final ComposeProject project = bench.project("");

    @AfterEach
    void clean_up() {
        bench.close();
    }

    @Test
    void they_are_copied_into_the_clone_before_it_starts() {
        project.write("compose.yaml", FILE);
        ContainerId sibling = created();
        write(sibling, "page", "hello");
        write(sibling, "www/style.css", "a{}");
        write(sibling, "run/secrets/password", "secret");
        write(sibling, "own-file", "no business of the clone's");

        ContainerId clone = onlyClone(startedAndCloned(sibling));

        assertThat(size(clone, "/page")).isEqualTo(5);
        assertThat(size(clone, "/www/style.css")).isEqualTo(3);
        assertThat(size(clone, "/run/secrets/password")).isEqualTo(6);
        assertThat(size(clone, "/own-file")).isEqualTo(-1);
    }

    @Test
    void secrets_are_copied_whatever_the_compose_files_say_but_not_those_that_are_mounted() {
        project.write("token", "from outside");
        ObjectNode body = body();
        body.withObject("HostConfig")
                .putArray("Binds")
                .add(project.folder().resolve("token") + ":/run/secrets/token:ro");
        ContainerId sibling = created(body);
        write(sibling, "run/secrets/password", "secret");
        write(sibling, "run/secrets/deep/key", "key");

        ContainerId clone = onlyClone(startedAndCloned(sibling));

        assertThat(size(clone, "/run/secrets/password")).isEqualTo(6);
        assertThat(size(clone, "/run/secrets/deep/key")).isEqualTo(3);
        assertThat(size(clone, "/run/secrets/token")).isEqualTo(12);
    }

    @Test
    void one_that_the_sibling_lacks_is_named() {
        project.write("compose.yaml", FILE);
        ContainerId sibling = created();
        write(sibling, "page", "hello");
        write(sibling, "run/secrets/password", "secret");

        assertRefused(startedAndCloned(sibling), "/www/style.css");
    }

    @Test
    void a_target_with_a_variable_is_found_by_what_was_put_there_before_the_start() {
        project.write("compose.yaml", VARIABLE);
        ContainerId sibling = created();
        write(sibling, "www/index.html", "hello");
        write(sibling, "www/page.css", "none of those that the target can mean");

        ContainerId clone = onlyClone(startedAndCloned(sibling));

        assertThat(size(clone, "/www/index.html")).isEqualTo(5);
        assertThat(size(clone, "/www/page.css")).isEqualTo(-1);
    }

    @Test
    void a_target_with_a_variable_that_nothing_fits_is_named() {
        project.write("compose.yaml", VARIABLE);

        assertRefused(startedAndCloned(created()), "/www/${NAME}.html");
    }

    @Test
    void without_compose_files_a_file_that_was_put_there_before_the_start_is_named() {
        ContainerId sibling = created();
        write(sibling, "etc/app/page.conf", "hello");

        assertRefused(
                startedAndCloned(sibling), "/etc/app/page.conf", "compose.yaml cannot be read", "let Plimsoll read");
    }

    @Test
    void so_is_one_in_a_container_that_was_restarted_since() {
        ContainerId sibling = created();
        write(sibling, "page", "hello");
        TestContainers.start(bench.people(), sibling);
        TestContainers.restart(bench.people(), sibling);

        assertRefused(cloned(), "/page");
    }

    @Test
    void so_is_one_that_took_the_place_of_a_file_of_the_image() {
        ContainerId sibling = created();
        write(sibling, "image-name", "hello");

        assertRefused(startedAndCloned(sibling), "/image-name");
    }

    @Test
    void so_is_one_that_a_clone_was_given() {
        project.write("compose.yaml", FILE);
        ContainerId sibling = created();
        write(sibling, "page", "hello");
        write(sibling, "www/style.css", "a{}");
        // As if it had been running for long.
        TestContainers.writeAt(bench.people(), sibling, "run/secrets/password", "secret", 1_000_000_000);
        TestContainers.writeAt(bench.people(), sibling, "page", "hello", 1_000_000_000);
        onlyClone(startedAndCloned(sibling));
        TestContainers.removeByForce(bench.people(), sibling);
        project.delete("compose.yaml");
        Eventually.get(
                "the sibling is gone",
                () -> project.containers("web"),
                all -> all.stream().allMatch(LabelledContainer::isOurs));

        assertRefused(cloned(), "/page");
    }

    @Test
    void without_compose_files_what_the_container_wrote_itself_is_its_own_also_after_a_restart() {
        ObjectNode body = body();
        body.putArray("Cmd").add("sh").add("-c").add("echo x > /written; exec sleep 1000");
        ContainerId sibling = created(body);
        TestContainers.start(bench.people(), sibling);
        Eventually.get("it has written", () -> size(sibling, "/written"), size -> size > 0);
        TestContainers.restart(bench.people(), sibling);

        onlyClone(cloned());
    }

    @Test
    void without_compose_files_what_is_older_than_the_container_came_out_of_an_archive() {
        ContainerId sibling = created();
        TestContainers.writeAt(bench.people(), sibling, "unpacked", "old", 1_000_000_000);

        onlyClone(startedAndCloned(sibling));
    }

    private void assertRefused(Started started, String... words) {
        assertThat(started.containers()).isEmpty();
        assertThat(started.failures()).singleElement().asString().contains(words);
    }

    private static ContainerId onlyClone(Started started) {
        assertThat(started.failures()).isEmpty();
        assertThat(started.containers()).hasSize(1);
        return started.containers().getFirst();
    }

    private Started startedAndCloned(ContainerId sibling) {
        TestContainers.start(bench.people(), sibling);
        return cloned();
    }

    private Started cloned() {
        TargetId web = project.target("web");
        return Eventually.get(
                "people have done with " + web,
                () -> {
                    bench.steady(web);
                    return bench.control().start(web, 1, () -> true);
                },
                started ->
                        !started.containers().isEmpty() || !started.failures().isEmpty());
    }

    private ContainerId created() {
        return created(body());
    }

    private ContainerId created(ObjectNode body) {
        return TestContainers.create(bench.people(), project.name() + "-web-1", body);
    }

    private ObjectNode body() {
        ObjectNode body = Json.object().put("Image", BusyboxImage.NAME);
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
        return body;
    }

    private void write(ContainerId container, String path, String content) {
        TestContainers.write(bench.people(), container, path, content);
    }

    private long size(ContainerId container, String path) {
        return TestContainers.sizeOf(bench.people(), container, path);
    }
}
