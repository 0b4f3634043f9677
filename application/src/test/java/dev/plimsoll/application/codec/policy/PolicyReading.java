package dev.plimsoll.application.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads policies as tests write them.
final class PolicyReading {
    private static final MetricNames KNOWN = MetricNames.of(Set.of(MetricName.CPU, MetricName.MEMORY));

    private PolicyReading() {}

    static @Nullable ScalingPolicy read(Map<String, ?> written) {
        return read(written, MetricNames.any());
    }

    /// Reads where only `cpu` and `memory` are measured.
    static @Nullable ScalingPolicy readWhereKnown(Map<String, ?> written) {
        return read(written, KNOWN);
    }

    static List<Problem> problems(Map<String, ?> written) {
        return problems(written, MetricNames.any());
    }

    /// The problems where only `cpu` and `memory` are measured.
    static List<Problem> problemsWhereKnown(Map<String, ?> written) {
        return problems(written, KNOWN);
    }

    static Map<String, Object> with(Map<String, ?> tree, String key, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        Trees.put(changed, key, value);
        return changed;
    }

    private static @Nullable ScalingPolicy read(Map<String, ?> written, MetricNames metrics) {
        Tree tree = Tree.of(written);
        ScalingPolicy policy = PolicyCodec.read(tree, metrics);
        tree.refuse();
        return policy;
    }

    private static List<Problem> problems(Map<String, ?> written, MetricNames metrics) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> read(written, metrics));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems();
    }
}
