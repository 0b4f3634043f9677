package dev.plimsoll.application.codec.policy;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.domain.policy.ScalingPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one kind of policy is written as a tree, and read.
interface PolicyForm<P extends ScalingPolicy> {
    Class<P> policy();

    /// What stands under `type`.
    String type();

    /// Reads all keys but `type`, and asks for each key that it knows. Where something is absent or wrong,
    /// which the tree notes, it goes on with a substitute, so that the rest is checked too: nobody sees the
    /// policy then.
    ///
    /// @param metrics the metrics that may be named
    /// @return null when the policy refuses what was read
    @Nullable
    P read(Tree tree, MetricNames metrics);

    /// All keys but `type`, defaults included.
    Map<String, Object> write(P policy);
}
