package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.OwnAppLevers;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.TestEngine;
import dev.plimsoll.application.contract.ContainerControlContract;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The kit of `ContainerControl` with containers that are made from templates, and what is special about
/// these.
class OwnTypesTest extends ContainerControlContract {
    private static final List<String> SHORTAGE = List.of("host ports 18980-18982 are enough for 3 containers only");

    private final OwnAppLevers levers = new OwnAppLevers();

    @AfterEach
    void clean_up() {
        levers.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerControl control() {
        return levers.process().control();
    }

    @Override
    protected FleetCondition withoutContainers() {
        return FleetCondition.STEADY;
    }

    @Test
    void a_container_is_what_its_template_says() {
        TargetId web = started(Map.of(
                "image",
                BusyboxImage.NAME,
                "command",
                List.of("sleep", "1000"),
                "env",
                Map.of("GREETING", "hello world"),
                "ports",
                List.of(Map.of("container_port", 8080, "host_ip", "127.0.0.1")),
                "limits",
                Map.of("memory_bytes", 33_554_432, "cpus", 0.25),
                "health_check",
                Map.of("test", List.of("CMD", "true"), "interval_seconds", 1),
                "labels",
                Map.of("team", "blue"),
                "volumes",
                List.of(Map.of("source", "data", "target", "/data"), Map.of("target", "/own")),
                "stop_grace_seconds",
                1));

        JsonNode made = TestContainers.inspect(
                levers.people(), levers.containers(web).getFirst().id());
        JsonNode config = made.path("Config");
        JsonNode host = made.path("HostConfig");
        String app = web.app().name();
        assertThat(made.path("Name").asText()).isEqualTo("/" + app + "-web-1");
        assertThat(config.path("Cmd").toString()).isEqualTo("[\"sleep\",\"1000\"]");
        assertThat(config.path("Env").toString()).contains("GREETING=hello world");
        assertThat(config.path("StopTimeout").asInt()).isEqualTo(1);
        assertThat(config.path("Healthcheck").path("Interval").asLong()).isEqualTo(1_000_000_000L);
        assertThat(config.path("Labels").properties())
                .extracting(Map.Entry::getKey)
                .contains("team", "dev.plimsoll.app", "dev.plimsoll.type", "dev.plimsoll.number", "dev.plimsoll.hash")
                .noneMatch(label -> label.startsWith("com.docker.compose"));
        assertThat(host.path("Memory").asLong()).isEqualTo(33_554_432);
        assertThat(host.path("NanoCpus").asLong()).isEqualTo(250_000_000);
        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("RestartPolicy").path("Name").asText()).isEqualTo("unless-stopped");
        assertThat(made.path("NetworkSettings")
                        .path("Ports")
                        .path("8080/tcp")
                        .path(0)
                        .path("HostIp")
                        .asText())
                .isEqualTo("127.0.0.1");
        assertThat(made.path("Mounts").findValuesAsText("Name"))
                .contains(app + "_data")
                .hasSize(2);
        var _ = levers.people().delete("/volumes/" + app + "_data?force=1", "cleaning up", Engine.SLOW);
        control().dissolve(web.app());
        var _ = levers.people().delete("/volumes/" + app + "_data", "cleaning up", Engine.SLOW);
    }

    @Test
    void an_image_that_compose_built_makes_nobody_of_composes() {
        String image = "pt-built:1";
        TargetId compose = new TargetId(new AppId(AppKind.COMPOSE, "pt-built"), "web");
        BusyboxImage.importAsBuilt(image, TestEngine.host(), compose.app().name(), compose.containerType());
        try {
            TargetId web = started(Map.of("image", image, "command", List.of("sleep", "1000")));

            assertThat(control().observe(web).current()).isEqualTo(1);
            ContainerId made = levers.containers(web).getFirst().id();
            assertThat(TestContainers.inspect(levers.people(), made)
                            .path("Config")
                            .path("Labels")
                            .path("com.docker.compose.project")
                            .asText("none"))
                    .isEmpty();
            ObjectNode run = Json.object().put("Image", image);
            run.putArray("Cmd").add("true");
            ContainerId stray = TestContainers.create(levers.people(), web.app().name() + "-stray", run);
            assertThat(levers.containers(compose)).as("docker run of it").isEmpty();
            TestContainers.removeByForce(levers.people(), stray);
            control().dissolve(web.app());
            assertThat(levers.existing(web)).isZero();
        } finally {
            TestContainers.removeImage(levers.people(), image);
        }
    }

    @Test
    void types_of_an_app_reach_each_other_by_their_names() {
        TargetId web = started(Map.of(
                "image",
                BusyboxImage.NAME,
                "command",
                List.of("sh", "-c", "echo it is me > /index.html; httpd -f -p 8080 -h /")));
        TargetId caller = levers.type(
                web.app(),
                "caller",
                Map.of(
                        "image",
                        BusyboxImage.NAME,
                        "command",
                        List.of(
                                "sh",
                                "-c",
                                "until wget -q -O /answer http://web:8080/; do sleep 1; done; sleep 1000")));
        start(caller, 1);
        ContainerId id = levers.containers(caller).getFirst().id();

        Eventually.get(
                "the answer is there",
                () -> TestContainers.sizeOf(levers.people(), id, "/answer"),
                size -> size == "it is me\n".length());
    }

    @Test
    void a_changed_template_replaces_containers_one_by_one() {
        TargetId web = levers.serviceWith(2);
        change(web, Map.of("env", Map.of("RELEASE", "2")));

        Fleet outdated = control().observe(web);
        assertThat(outdated.containers()).allMatch(FleetContainer::isOutdated);
        assertThat(ConvergencePlan.of(outdated, 2).missing()).isEqualTo(1);
        converge(web, 2);

        assertThat(levers.containers(web)).extracting(LabelledContainer::number).containsExactlyInAnyOrder(3, 4);
        assertThat(control().observe(web).containers()).noneMatch(FleetContainer::isOutdated);
    }

    @Test
    void an_outdated_container_gives_its_port_of_the_host_to_its_successor() {
        Map<String, Object> template = new HashMap<>(levers.serving());
        template.put("ports", List.of(Map.of("container_port", 80, "host_port", 18_976, "host_ip", "127.0.0.1")));
        TargetId web = started(template);
        assertThat(control().start(web, 1, () -> true).failures())
                .containsExactly("host port 18976 is fixed, so only one container can have it");
        change(web, Map.of("env", Map.of("RELEASE", "2")));

        converge(web, 1);

        assertThat(levers.containers(web)).extracting(LabelledContainer::number).containsExactly(2);
    }

    @Test
    void only_one_container_gives_up_its_port_to_successors_that_never_get_ready() {
        Map<String, Object> template = new HashMap<>(levers.serving());
        template.put(
                "ports",
                List.of(Map.of(
                        "container_port", 80, "host_port", 18_980, "host_port_to", 18_982, "host_ip", "127.0.0.1")));
        TargetId web = levers.type("web", template);
        start(web, 3);
        change(web, Map.of("health_check", Map.of("test", List.of("CMD", "false"), "interval_seconds", 1)));

        for (int pass = 0; pass < 4; pass++) {
            assertThat(control().start(web, 1, () -> true).failures()).isEqualTo(pass == 0 ? List.of() : SHORTAGE);
            levers.steady(web);
        }

        assertThat(control().observe(web).containers()).hasSize(3);
        assertThat(control().observe(web).upToDate()).isEqualTo(1);
    }

    @Test
    void an_app_is_not_dissolved_while_its_containers_use_their_time_to_stop() throws InterruptedException {
        TargetId web = started(Map.of(
                "image",
                BusyboxImage.NAME,
                "command",
                List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done"),
                "stop_grace_seconds",
                5));
        ContainerId id = levers.containers(web).getFirst().id();
        Thread removal = Thread.startVirtualThread(() -> control().remove(web, Set.of(id)));
        eventually(web, fleet -> !fleet.in(ContainerPhase.DRAINING).isEmpty());

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> control().dissolve(web.app()))
                .withMessageContaining("still stopping");
        assertThat(levers.containers(web).getFirst().isAlive()).isTrue();

        removal.join();
        control().dissolve(web.app());
        assertThat(levers.existing(web)).isZero();
    }

    @Test
    void a_folder_of_the_host_is_bound_only_below_a_root() {
        TargetId web = levers.type(
                "web",
                Map.of(
                        "image",
                        BusyboxImage.NAME,
                        "volumes",
                        List.of(Map.of("source", "/tmp/../etc", "target", "/etc-of-host"))));
        levers.steady(web);

        Started started = control().start(web, 1, () -> true);

        assertThat(started.failures())
                .containsExactly("volumes[0].source is not below a folder that the service may bind (--bind-roots)");
        assertThat(levers.existing(web)).isZero();
    }

    @Test
    void an_image_that_cannot_be_had_is_told_with_its_reason() {
        TargetId web = levers.type("web", Map.of("image", "127.0.0.1:1/shop/web:1"));
        levers.steady(web);

        Started started = control().start(web, 2, () -> true);

        assertThat(started.containers()).isEmpty();
        assertThat(started.failures())
                .singleElement()
                .asString()
                .startsWith("image 127.0.0.1:1/shop/web:1 cannot be pulled: ")
                .contains("connection refused");
    }

    @Test
    void a_dissolved_app_has_no_network_any_more() {
        TargetId web = started(Map.of("image", BusyboxImage.NAME, "command", List.of("sleep", "1000")));
        String network = "/networks/plimsoll_" + web.app().name();
        assertThat(levers.people().get(network, "looking").isOk()).isTrue();

        control().dissolve(web.app());

        assertThat(levers.people().get(network, "looking").isOk()).isFalse();
    }

    @Test
    void a_network_that_only_has_the_name_of_the_apps_own_is_neither_used_nor_removed() {
        TargetId web = levers.type("web", Map.of("image", BusyboxImage.NAME, "command", List.of("sleep", "1000")));
        String network = "plimsoll_" + web.app().name();
        levers.people()
                .post("/networks/create", Json.object().put("Name", network), "docker network create", Engine.SLOW)
                .orFail();
        levers.steady(web);

        assertThat(control().start(web, 1, () -> true).failures())
                .containsExactly("network %s is not the app's: it has no label dev.plimsoll.app=%s"
                        .formatted(network, web.app().name()));
        control().dissolve(web.app());

        assertThat(levers.people().get("/networks/" + network, "looking").isOk())
                .isTrue();
    }

    @Test
    void a_volume_that_only_has_the_name_of_the_apps_own_is_not_mounted() {
        TargetId web = levers.type(
                "web",
                Map.of(
                        "image",
                        BusyboxImage.NAME,
                        "command",
                        List.of("sleep", "1000"),
                        "volumes",
                        List.of(Map.of("source", "data", "target", "/data"))));
        String volume = web.app().name() + "_data";
        levers.people()
                .post("/volumes/create", Json.object().put("Name", volume), "docker volume create", Engine.SLOW)
                .orFail();
        levers.steady(web);

        Started refused = control().start(web, 1, () -> true);
        var _ = levers.people().delete("/volumes/" + volume, "cleaning up", Engine.SLOW);
        assertThat(refused.failures())
                .containsExactly("volume %s is not the app's: it has no label dev.plimsoll.app=%s"
                        .formatted(volume, web.app().name()));

        start(web, 2);
        control().dissolve(web.app());
        var _ = levers.people().delete("/volumes/" + volume, "cleaning up", Engine.SLOW);
    }

    private TargetId started(Map<String, ?> template) {
        TargetId web = levers.type("web", template);
        start(web, 1);
        return web;
    }

    private void start(TargetId target, int count) {
        levers.steady(target);
        assertThat(control().start(target, count, () -> true).failures()).isEmpty();
        levers.steady(target);
    }

    private void change(TargetId target, Map<String, ?> change) {
        levers.changePart(target, change);
    }
}
