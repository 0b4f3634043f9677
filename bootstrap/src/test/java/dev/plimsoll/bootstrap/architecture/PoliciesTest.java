package dev.plimsoll.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.bootstrap.architecture.bad.policy.HalfDonePolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A policy is more than its class: people must be able to write it, to read about it and to trust it.
final class PoliciesTest {
    private static final Path PROJECT = Path.of("..");

    @ParameterizedTest
    @MethodSource("policies")
    void every_policy_has_its_form_its_documentation_its_examples_and_its_properties(Class<?> policy) {
        assertThat(missing(policy, PolicyCodec.types()))
                .as("what %s still lacks", policy.getSimpleName())
                .isEmpty();
    }

    @Test
    void a_policy_that_is_only_a_class_is_rejected() {
        assertThat(missing(HalfDonePolicy.class, PolicyCodec.types()))
                .containsExactly("a JSON form", "examples", "properties");
        assertThat(missing(HalfDonePolicy.class, Map.of(HalfDonePolicy.class, "half_done")))
                .containsExactly(
                        "a row in docs/POLICIES.md", "a section in docs/POLICIES.md", "examples", "properties");
    }

    static Class<?>[] policies() {
        return ScalingPolicy.class.getPermittedSubclasses();
    }

    private static List<String> missing(Class<?> policy, Map<Class<?>, String> types) {
        List<String> missing = new ArrayList<>();
        String type = types.get(policy);
        if (type == null) {
            missing.add("a JSON form");
        } else {
            String page = read(PROJECT.resolve("docs/POLICIES.md"));
            note(missing, page.contains("\n| `" + type + "` |"), "a row in docs/POLICIES.md");
            note(missing, page.contains("\n### `" + type + "`\n"), "a section in docs/POLICIES.md");
        }
        note(missing, test(policy, "Test").contains("@Test"), "examples");
        note(missing, test(policy, "PropertiesTest").contains("PolicyProperties {"), "properties");
        return missing;
    }

    private static void note(List<String> missing, boolean isThere, String what) {
        if (!isThere) {
            missing.add(what);
        }
    }

    /// The source of a test beside those of the other policies; empty when there is none.
    private static String test(Class<?> policy, String suffix) {
        Path folder = PROJECT.resolve("domain/src/test/java/dev/plimsoll/domain/policy");
        Path file = folder.resolve(policy.getSimpleName() + suffix + ".java");
        return Files.exists(file) ? read(file) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
