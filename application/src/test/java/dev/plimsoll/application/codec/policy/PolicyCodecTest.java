package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.policy.PolicyReading.problems;
import static dev.plimsoll.application.codec.policy.PolicyReading.read;
import static dev.plimsoll.application.codec.policy.PolicyReading.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for the form of every kind of policy.
final class PolicyCodecTest {
    @Test
    void every_kind_of_policy_has_a_form_and_a_type_of_its_own() {
        Map<Class<?>, String> types = new HashMap<>();
        for (ScalingPolicy policy : some()) {
            types.put(policy.getClass(), PolicyCodec.type(policy));
        }

        assertThat(types.keySet()).containsExactlyInAnyOrder(ScalingPolicy.class.getPermittedSubclasses());
        assertThat(types.values()).doesNotHaveDuplicates().allMatch(type -> type.matches("[a-z_]+"));
    }

    @Test
    void what_was_written_is_read_back_the_same() {
        for (ScalingPolicy policy : some()) {
            assertThat(read(PolicyCodec.write(policy))).isEqualTo(policy);
        }
    }

    @Test
    void a_key_that_nobody_knows_is_a_problem() {
        for (ScalingPolicy policy : some()) {
            assertThat(problems(with(PolicyCodec.write(policy), "colour", "red")))
                    .as("%s", policy)
                    .containsExactly(new Problem("colour", "is not known"));
        }
    }

    @Test
    void a_value_of_the_wrong_type_is_told_once_under_its_key() {
        Set<String> checked = new HashSet<>();
        for (ScalingPolicy policy : some()) {
            Map<String, Object> written = PolicyCodec.write(policy);
            for (String key : written.keySet()) {
                List<Problem> problems = problems(with(written, key, List.of(List.of())));

                assertThat(problems).as("%s of %s", key, policy).hasSize(1);
                assertThat(problems.getFirst().path()).startsWith(key);
                checked.add(PolicyCodec.type(policy) + " " + key);
            }
        }
        assertThat(checked).hasSizeGreaterThan(ScalingPolicy.class.getPermittedSubclasses().length * 2);
    }

    @Test
    void without_a_type_there_is_no_policy() {
        assertThat(problems(Map.of("metric", "cpu"))).containsExactly(new Problem("type", "is required"));
        assertThat(problems(Map.of("type", "magic")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("must be one of ")
                        .contains("target_tracking"));
    }

    private static List<ScalingPolicy> some() {
        RandomPolicies policies = new RandomPolicies(new Random(7919));
        return Stream.generate(policies::any).limit(1000).toList();
    }
}
