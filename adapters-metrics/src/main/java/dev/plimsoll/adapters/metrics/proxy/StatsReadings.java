package dev.plimsoll.adapters.metrics.proxy;

import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.adapters.metrics.proxy.stats.ServerStats;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What HAProxy's stats socket tells of the containers of one fleet at one moment.
final class StatsReadings {
    /// HAProxy's mean stays as it is when nobody comes any more.
    private static final long QUIET_MILLIS = 60_000;

    private final ProxyStats stats;
    private final Instant now;
    private final @Nullable List<ServerStats> servers;
    private final Map<ContainerId, Sum> sums = new HashMap<>();

    /// Over the servers of a container.
    private record Sum(double queued, double queueMillis, double connections) {
        private Sum plus(ServerStats server, long quietSince) {
            boolean isQuiet = server.askedAtMillis() <= quietSince && server.queued() == 0;
            return new Sum(
                    queued + server.queued(),
                    Math.max(queueMillis, isQuiet ? 0 : server.queueMillis()),
                    connections + server.connections());
        }
    }

    StatsReadings(ProxyStats stats, Owners owners, Instant now) {
        this.stats = stats;
        this.now = now;
        this.servers = stats.servers();
        long quietSince = stats.millis() - QUIET_MILLIS;
        for (ServerStats server : servers == null ? List.<ServerStats>of() : servers) {
            FleetContainer owner = owners.of(server.name(), server.address());
            if (owner != null) {
                sums.merge(
                        owner.id(),
                        new Sum(0, 0, 0).plus(server, quietSince),
                        (before, _) -> before.plus(server, quietSince));
            }
        }
    }

    Reading read(Figure figure) {
        if (servers == null) {
            return new Reading.Unanswered(stats.problem());
        }
        if (sums.isEmpty()) {
            return new Reading.Missing("HAProxy's socket lists no server that is one of the running containers");
        }
        Map<ContainerId, Double> values = new HashMap<>();
        sums.forEach((id, sum) -> values.put(id, value(figure, sum)));
        return new Reading.PerContainer(Reading.PerContainer.of(values, now).series(), Map.of(), Duration.ZERO);
    }

    private static double value(Figure figure, Sum sum) {
        return switch (figure) {
            case QUEUE_LENGTH -> sum.queued();
            case QUEUE_TIME -> sum.queueMillis();
            case CONNECTIONS -> sum.connections();
            case REQUESTS, TIME_MEAN, TIME_P50, TIME_P95, TIME_P99, ERRORS, ALL_REQUESTS ->
                throw new IllegalArgumentException(figure + " is not told by the socket");
        };
    }
}
