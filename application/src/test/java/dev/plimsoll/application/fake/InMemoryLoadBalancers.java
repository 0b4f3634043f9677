package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.PortFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An `InMemoryLoadBalancer` for each name that HAProxy is asked for; nothing else is configured.
public final class InMemoryLoadBalancers implements LoadBalancers {
    private final Map<String, InMemoryLoadBalancer> backends = new ConcurrentHashMap<>();

    @Override
    public LoadBalancer of(Binding binding) {
        if (binding.kind() != Binding.Kind.HAPROXY) {
            throw new PortFailure.BalancerRefused(binding.kind().text() + " is not configured");
        }
        return backend(binding.name());
    }

    /// The backend of this name.
    public InMemoryLoadBalancer backend(String name) {
        return backends.computeIfAbsent(name, _ -> new InMemoryLoadBalancer());
    }
}
