package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.support.Compose2;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
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
        TargetId web = project.target("web");
        bench.steady(web);

        ContainerId clone =
                bench.control().start(web, 1, () -> true).containers().getFirst();

        assertThat(TestContainers.sizeOf(bench.people(), clone, "/www/page")).isEqualTo(5);
        assertThat(TestContainers.sizeOf(bench.people(), clone, "/run/secrets/password"))
                .isEqualTo(System.getenv("HOME").length());
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
}
