package dev.plimsoll.adapters.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Described;
import dev.plimsoll.application.codec.BehaviorCodec;
import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.codec.policy.RandomPolicies;
import dev.plimsoll.domain.decision.Behavior;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The schemas that no record generates, held against the codecs that write such trees.
final class CodecSchemasTest {
    /// What is only read: another way to write a bound.
    private static final Set<String> READ_ONLY_IN = Set.of("count");

    private final RandomPolicies policies = new RandomPolicies(new Random(1));

    private List<Map<String, Object>> written() {
        return Stream.generate(policies::any)
                .limit(1_000)
                .map(PolicyCodec::write)
                .toList();
    }

    @Test
    void every_policy_is_as_described() {
        List<String> faults = written().stream()
                .flatMap(policy ->
                        Described.DOCUMENT.faults("Policy", policy).stream().map(fault -> policy + ": " + fault))
                .toList();

        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_described_of_a_policy_is_written() {
        Map<String, Set<String>> writtenOf = new TreeMap<>();
        written()
                .forEach(policy -> writtenOf
                        .computeIfAbsent(String.valueOf(policy.get("type")), _ -> new TreeSet<>())
                        .addAll(policy.keySet()));

        Map<String, Set<String>> describedOf = new TreeMap<>();
        Described.DOCUMENT
                .schema("Policy")
                .at("/discriminator/mapping")
                .properties()
                .forEach(kind -> {
                    String schema = kind.getValue().asText().replaceFirst(".*/", "");
                    Set<String> keys = new TreeSet<>();
                    Described.DOCUMENT
                            .schema(schema)
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(keys::add);
                    if (schema.equals("ScheduledPolicy")) {
                        keys.removeAll(READ_ONLY_IN);
                    }
                    describedOf.put(kind.getKey(), keys);
                });

        assertThat(describedOf).isEqualTo(writtenOf);
        assertThat(writtenOf.keySet())
                .containsExactlyInAnyOrderElementsOf(PolicyCodec.types().values());
    }

    @ParameterizedTest
    @MethodSource
    void every_preset_is_as_described(Behavior behavior) {
        Map<String, Object> written = BehaviorCodec.write(behavior);
        List<String> described = new ArrayList<>();
        Described.DOCUMENT.schema("Behavior").path("properties").fieldNames().forEachRemaining(described::add);
        described.remove("preset");

        assertThat(Described.DOCUMENT.faults("Behavior", written)).isEmpty();
        assertThat(written).containsKeys(described.toArray(String[]::new));
    }

    static Stream<Behavior> every_preset_is_as_described() {
        return Behavior.PRESETS.values().stream();
    }
}
