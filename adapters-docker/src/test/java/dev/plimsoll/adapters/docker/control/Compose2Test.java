package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.support.Compose2;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// With a Docker Compose of version 2, and what only that can do.
@Tag("faults")
class Compose2Test extends ComposeCases {
    private static final String INLINE = """
            services:
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                network_mode: none
                configs: [{source: page, target: /www/page}]
                secrets: [password]
            configs:
              page: {content: hello}
            secrets:
              password: {environment: HOME}
            """;

    private static final String SPREAD = """
            include: [parts/configs.yaml]
            services:
              web:
                extends: {file: parts/base.yaml, service: base}
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                network_mode: none
                configs: !override [{source: page, target: "/www/${PLIMSOLL_UNSET:-page}"}]
            """;

    private static final String SECRETS = """
            services:
              web:
                image: IMAGE
                command: ["sh", "-c", "echo own > /own; exec sleep 1000"]
                init: true
                network_mode: none
                secrets: [password, token]
            secrets:
              password: {environment: HOME}
              token: {file: ./docker-compose.yml}
            """;

    private static final String DEPENDENT = """
            services:
              db:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                network_mode: none
                healthcheck: {test: ["CMD", "test", "-e", "/fit"], interval: 200ms, retries: 1, start_period: 0s}
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                network_mode: none
                depends_on: {db: {condition: service_healthy}}
            """;

    @Override
    protected String compose() {
        return Compose2.binary();
    }

    @Test
    void inline_configs_and_secrets_reach_the_clone() {
        ComposeProject project = bench.project(INLINE);
        project.up("web", 1);

        ContainerId clone = onlyClone(cloned(project));

        assertThat(size(clone, "/www/page")).isEqualTo(5);
        assertThat(size(clone, "/run/secrets/password"))
                .isEqualTo(System.getenv("HOME").length());
    }

    @Test
    void they_do_so_when_the_compose_files_are_spread_and_name_the_place_by_a_variable() {
        ComposeProject project = bench.project(SPREAD);
        project.write("parts/configs.yaml", "configs: {page: {content: hello}}\nsecrets: {key: {environment: HOME}}\n");
        project.write("parts/base.yaml", "services: {base: {configs: [other], secrets: [key]}}\n");
        project.up("web", 1);

        ContainerId clone = onlyClone(cloned(project));

        assertThat(size(clone, "/www/page")).isEqualTo(5);
        assertThat(size(clone, "/run/secrets/key"))
                .isEqualTo(System.getenv("HOME").length());
    }

    @Test
    void inline_configs_are_refused_by_name_when_the_compose_file_cannot_be_read() {
        ComposeProject project = bench.project(INLINE);
        project.up("web", 1);
        project.delete("docker-compose.yml");

        assertThat(cloned(project).failures()).singleElement().asString().contains("/www/page", "docker-compose.yml");
    }

    @Test
    void a_restart_hides_no_inline_config() {
        ComposeProject project = bench.project(INLINE);
        project.up("web", 1);
        project.run("restart", "-t", "1", "web");
        project.delete("docker-compose.yml");

        assertThat(cloned(project).failures()).singleElement().asString().contains("/www/page");
    }

    @Test
    void secrets_need_no_compose_file_that_can_be_read() {
        ComposeProject project = bench.project(SECRETS);
        project.up("web", 1);
        project.write("docker-compose.yml", "services: [");

        ContainerId clone = onlyClone(cloned(project));

        assertThat(size(clone, "/run/secrets/password"))
                .isEqualTo(System.getenv("HOME").length());
        assertThat(size(clone, "/run/secrets/token")).isEqualTo("services: [".length());
    }

    @Test
    void an_inline_config_that_came_after_the_container_is_missing_by_name() {
        ComposeProject project = bench.project(INLINE);
        project.up("web", 1);
        project.file(INLINE.replace("/www/page", "/www/moved"));

        assertThat(cloned(project).failures()).singleElement().asString().contains("/www/moved");
    }

    @Test
    void a_clone_is_started_only_when_what_it_depends_on_is_healthy() {
        ComposeProject project = bench.project(DEPENDENT);
        project.run("up", "-d", "db");
        ContainerId db = project.containers("db").getFirst().id();
        TestContainers.write(bench.people(), db, "fit", "yes");
        project.up("web", 1);
        TargetId web = project.target("web");
        TestContainers.exec(bench.people(), db, "rm", "/fit");
        TestContainers.awaitHealth(bench.people(), db, "unhealthy");
        bench.steady(web);

        assertThat(bench.control().start(web, 1, () -> true).failures())
                .singleElement()
                .asString()
                .contains("db", "service_healthy");

        TestContainers.write(bench.people(), db, "fit", "yes");
        TestContainers.awaitHealth(bench.people(), db, "healthy");
        assertThat(bench.control().start(web, 1, () -> true).containers()).hasSize(1);
    }

    private Started cloned(ComposeProject project) {
        TargetId web = project.target("web");
        bench.steady(web);
        return bench.control().start(web, 1, () -> true);
    }

    private static ContainerId onlyClone(Started started) {
        assertThat(started.failures()).isEmpty();
        assertThat(started.containers()).hasSize(1);
        return started.containers().getFirst();
    }

    private long size(ContainerId container, String path) {
        return TestContainers.sizeOf(bench.people(), container, path);
    }
}
