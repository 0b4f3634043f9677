package dev.plimsoll.adapters.metrics.proxy;

import dev.plimsoll.adapters.metrics.proxy.log.RequestCounts;
import dev.plimsoll.adapters.metrics.proxy.log.Server;
import dev.plimsoll.adapters.metrics.proxy.log.Tally;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which target each server was of in the last minute. A container that leaves takes its name and its address with
/// it; what it did was done for its target all the same.
///
/// Thread-safe.
final class Tenancies {
    private static final long REMEMBERED_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Map<Server, List<Tenancy>> tenancies = new HashMap<>();

    /// @param fromMillis what the server did before was another's
    /// @param seenMillis when it was last seen to be the target's
    private record Tenancy(TargetId target, long fromMillis, long seenMillis) {
        private boolean isOver(long nowMillis) {
            return seenMillis < nowMillis - REMEMBERED_MILLIS;
        }
    }

    /// Says that a server is the target's now.
    ///
    /// @param fromMillis since when its container has the address; far in the past when it has the name
    synchronized void isOf(TargetId target, Server server, long fromMillis, long nowMillis) {
        List<Tenancy> known = tenancies.computeIfAbsent(server, _ -> new ArrayList<>());
        known.removeIf(tenancy -> tenancy.isOver(nowMillis));
        Tenancy last = known.isEmpty() ? null : known.getLast();
        if (last == null || (!last.target().equals(target) && fromMillis > last.fromMillis())) {
            known.add(new Tenancy(target, fromMillis, nowMillis));
        } else if (last.target().equals(target)) {
            known.set(known.size() - 1, new Tenancy(target, last.fromMillis(), nowMillis));
        }
    }

    /// What all servers did for the target in the minute before this moment.
    synchronized Tally total(TargetId target, RequestCounts counts, long nowMillis) {
        Set<Server> servers = counts.servers();
        tenancies.keySet().retainAll(servers);
        Tally total = new Tally();
        tenancies.forEach((server, known) -> {
            for (int i = 0; i < known.size(); i++) {
                Tenancy tenancy = known.get(i);
                if (tenancy.target().equals(target) && !tenancy.isOver(nowMillis)) {
                    long until = i + 1 < known.size() ? known.get(i + 1).fromMillis() : Long.MAX_VALUE;
                    counts.addTo(total, server, tenancy.fromMillis(), until, nowMillis);
                }
            }
        });
        return total;
    }
}
