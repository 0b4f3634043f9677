package dev.plimsoll.application.codec.policy;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"cpu": 0.8, "memory": 0.85, "queue": 10}`; what is absent takes the threshold of the whole process.
final class ResourceGuardForm implements PolicyForm<ResourceGuardPolicy> {
    @Override
    public Class<ResourceGuardPolicy> policy() {
        return ResourceGuardPolicy.class;
    }

    @Override
    public String type() {
        return "resource_guard";
    }

    @Override
    public @Nullable ResourceGuardPolicy read(Tree tree, MetricNames metrics) {
        Double cpu = tree.number("cpu");
        Double memory = tree.number("memory");
        Double queue = tree.number("queue");
        return tree.build(() -> new ResourceGuardPolicy(cpu, memory, queue));
    }

    @Override
    public Map<String, Object> write(ResourceGuardPolicy policy) {
        return Trees.map("cpu", policy.cpu(), "memory", policy.memory(), "queue", policy.queue());
    }
}
