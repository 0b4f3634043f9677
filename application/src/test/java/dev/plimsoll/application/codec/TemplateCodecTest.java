package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateCodecTest {
    private static final Map<String, Object> RICH = Trees.map(
            "image", "localhost:5000/shop/web@sha256:" + "0".repeat(64),
            "command", List.of("serve"),
            "env", Map.of("B", "2", "A", "1"),
            "ports", List.of(Map.of("container_port", 53, "protocol", "udp", "host_port", 5300)),
            "limits", Map.of("memory_bytes", 5_000_000_000L, "cpus", 1.5),
            "health_check", Map.of("test", List.of("CMD-SHELL", "true")),
            "labels", Map.of("plimsoll.enable", "true"),
            "networks", List.of("back"),
            "volumes", List.of(Map.of("target", "/own"), Map.of("source", "/srv/x", "target", "/x")),
            "privileged", true,
            "stop_grace_seconds", 5,
            "restart", "no");

    @Test
    void what_is_written_reads_as_the_same() {
        for (Map<String, Object> tree : List.of(RICH, Map.<String, Object>of("image", "nginx"))) {
            ContainerTemplate template = TemplateCodec.read(tree);

            assertThat(TemplateCodec.read(TemplateCodec.write(template))).isEqualTo(template);
        }
    }

    @Test
    void all_problems_are_told_with_their_paths() {
        refuses(Map.of(), "image");
        refuses(
                Trees.map(
                        "image",
                        "No Image",
                        "command",
                        "serve",
                        "env",
                        Trees.map("A", 1, "B", null),
                        "ports",
                        List.of(Map.of("container_port", 70_000), Map.of("host_port", 1)),
                        "limits",
                        Map.of("memory_bytes", 1.5, "cpus", 0),
                        "health_check",
                        Map.of("test", List.of("true")),
                        "networks",
                        List.of(1),
                        "volumes",
                        List.of(Map.of("source", "a:b", "target", "x")),
                        "privileged",
                        "yes",
                        "restart",
                        "always",
                        "imgae",
                        "x"),
                "image",
                "command",
                "env.A",
                "env.B",
                "ports[0].container_port",
                "ports[1].container_port",
                "limits.memory_bytes",
                "limits.cpus",
                "health_check.test",
                "networks",
                "volumes[0].source",
                "volumes[0].target",
                "privileged",
                "restart",
                "imgae");
        refuses(
                Trees.map(
                        "image",
                        "shop",
                        "env",
                        Map.of("A=B", ""),
                        "labels",
                        Map.of("dev.plimsoll.app", "x", "com.docker.compose.project", "x"),
                        "networks",
                        List.of("host", "container:x")),
                "env.A=B",
                "labels.com.docker.compose.project",
                "labels.dev.plimsoll.app",
                "networks[0]",
                "networks[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "a b", "a//b", "-a", "a:", "a@sha256:1", "http://a/b", "a:b:c"})
    void what_is_no_image_is_refused(String image) {
        refuses(Map.of("image", image), "image");
    }

    /// Containers bear it: another hash for the same template has all of them replaced.
    @Test
    void the_hash_of_a_template_never_changes() {
        assertThat(TemplateCodec.hash(TemplateCodec.read(Map.of("image", "nginx:1.27"))))
                .isEqualTo("017e1306984ae2e8c398b7621d9f77e3532716d7c703730d197aeabc9aaf8d63");
    }

    @Test
    void an_image_names_its_registry() {
        assertThat(List.of(
                        "nginx", "library/nginx:1", "localhost/a", "quay.io/a/b", "10.0.0.1:5000/a/b:1", "REGISTRY/a"))
                .extracting(image ->
                        TemplateCodec.read(Map.of("image", image)).image().registry())
                .containsExactly("docker.io", "docker.io", "localhost", "quay.io", "10.0.0.1:5000", "REGISTRY");
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_null_is_the_default() {
        ContainerTemplate present = TemplateCodec.read(RICH);

        ContainerTemplate changed = TemplateCodec.readChanged(Trees.map("image", "shop:2", "ports", null), present);

        assertThat(changed.image().value()).isEqualTo("shop:2");
        assertThat(changed.ports()).isEmpty();
        assertThat(changed.env()).isEqualTo(present.env());
        assertThat(TemplateCodec.readChanged(TemplateCodec.write(present), present))
                .isEqualTo(present);
    }

    @Test
    void a_hash_tells_templates_apart_and_nothing_else() {
        ContainerTemplate template = TemplateCodec.read(RICH);
        assertThat(TemplateCodec.hash(template))
                .isEqualTo(TemplateCodec.hash(TemplateCodec.read(TemplateCodec.write(template))))
                .hasSize(64);
        assertThat(List.<Map<String, Object>>of(
                        Map.of("image", "a"),
                        Map.of("image", "a", "command", List.of("b", "c")),
                        Map.of("image", "a", "command", List.of("bc")),
                        Map.of("image", "a", "env", Map.of("b", "c")),
                        Map.of("image", "a", "env", Map.of("b", "c, d=e")),
                        Map.of("image", "a", "env", Map.of("b", "c", "d", "e")),
                        Map.of("image", "a", "labels", Map.of("b", "c")),
                        Map.of("image", "a", "privileged", true)))
                .extracting(tree -> TemplateCodec.hash(TemplateCodec.read(tree)))
                .doesNotHaveDuplicates();
    }

    @Test
    void masked_it_tells_names_of_variables_but_not_what_is_in_them() {
        assertThat(TemplateCodec.writeMasked(TemplateCodec.read(RICH)))
                .containsEntry("env", Trees.map("A", null, "B", null));
    }

    private static void refuses(Map<String, ?> tree, String... paths) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> TemplateCodec.read(tree))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.path())
                        .containsExactlyInAnyOrder(paths));
    }
}
