package dev.plimsoll.application.traffic;

import dev.plimsoll.domain.fleet.ContainerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The requests that Plimsoll itself hands to containers, until each is answered. No load balancer counts them, so
/// a container that leaves is asked for here, too: from the moment on at which it is closed it gets none. Thread-safe.
///
/// ```java
/// if (inFlight.begin("172.18.0.4")) {
///     try { handOn(); } finally { inFlight.end("172.18.0.4"); }
/// }
/// ```
public final class InFlight {
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<ContainerId, String> closed = new HashMap<>();

    /// A request is about to be handed to the container with this address; `end` has to follow.
    ///
    /// @return false when the container leaves: then it must not be handed, and nothing is to be ended
    public synchronized boolean begin(String address) {
        if (!isOpen(address)) {
            return false;
        }
        requests.merge(address, 1, Integer::sum);
        return true;
    }

    /// Whether the container with this address takes requests.
    public synchronized boolean isOpen(String address) {
        return !closed.containsValue(address);
    }

    /// A request was answered, or cannot be.
    public synchronized void end(String address) {
        requests.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    /// From now on this container gets none.
    public synchronized void close(ContainerId id, String address) {
        closed.put(id, address);
    }

    /// These are gone, or take requests again.
    public synchronized void open(Collection<ContainerId> ids) {
        closed.keySet().removeAll(ids);
    }

    /// Whether a container that was closed has none left.
    public synchronized boolean isIdle(ContainerId id) {
        String address = closed.get(id);
        return address == null || !requests.containsKey(address);
    }
}
