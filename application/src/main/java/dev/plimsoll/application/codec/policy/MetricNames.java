package dev.plimsoll.application.codec.policy;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.domain.metric.MetricName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which metrics may be named in settings: those that a source measures. In what is stored any may be, for
/// sources come and go.
public final class MetricNames {
    private final @Nullable Set<MetricName> known;

    private MetricNames(@Nullable Set<MetricName> known) {
        this.known = known;
    }

    public static MetricNames any() {
        return new MetricNames(null);
    }

    public static MetricNames of(Set<MetricName> known) {
        return new MetricNames(Set.copyOf(known));
    }

    /// These and others.
    MetricNames and(Set<MetricName> others) {
        return known == null
                ? this
                : new MetricNames(
                        Stream.concat(known.stream(), others.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /// The metric named under `key`; a substitute when there is none, which the tree notes.
    public MetricName required(Tree tree, String key) {
        String text = tree.required(key, tree.text(key));
        return text == null ? MetricName.CPU : checked(tree, key, text);
    }

    /// The metric of this name, which stands at `key`; a substitute when it may not be named.
    MetricName checked(Tree tree, String key, String name) {
        MetricName metric = name.isBlank() ? null : new MetricName(name);
        if (metric == null) {
            tree.problem(key, "must not be blank");
        } else if (known != null && !known.contains(metric)) {
            tree.problem(key, "must be one of " + names(known));
        }
        return metric == null ? MetricName.CPU : metric;
    }

    private static String names(Set<MetricName> known) {
        return known.stream().map(MetricName::value).sorted().collect(Collectors.joining(", "));
    }
}
