package dev.plimsoll.adapters.docker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.inspect.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes counts out of what the stats API sends.
///
/// Thread-safe.
final class StatsSamples {
    private static final Set<String> TRANSFERS = Set.of("read", "write");

    private final Set<Measure> measures;
    /// A container that moved nothing yet has no entry, as none has where the kernel does not count.
    private volatile boolean hasDisk;

    StatsSamples(Set<Measure> measures) {
        this.measures = measures;
    }

    Usage usage(JsonNode stats, Limits limits) {
        Map<Measure, Count> counts = new EnumMap<>(Measure.class);
        for (Measure measure : measures) {
            counts.put(measure, count(measure, stats, limits));
        }
        Duration at =
                Duration.between(Instant.EPOCH, Instant.parse(stats.path("read").asText()));
        return new Usage(at.toNanos(), counts);
    }

    private Count count(Measure measure, JsonNode stats, Limits limits) {
        return switch (measure) {
            case CPU ->
                new Count.Known(stats.path("cpu_stats")
                        .path("cpu_usage")
                        .path("total_usage")
                        .asLong());
            case MEMORY -> memory(stats.path("memory_stats"));
            case SWAP -> Measure.SWAP.isNotTold();
            case NETWORK -> network(stats.path("networks"), limits);
            case DISK_IO -> disk(stats.path("blkio_stats").path("io_service_bytes_recursive"));
        };
    }

    private static Count memory(JsonNode memory) {
        JsonNode detail = memory.path("stats");
        long cache = detail.path("total_inactive_file")
                .asLong(detail.path("inactive_file").asLong());
        return memory.has("usage")
                ? new Count.Known(Math.max(0, memory.path("usage").asLong() - cache))
                : Measure.MEMORY.isNotTold();
    }

    private static Count network(JsonNode networks, Limits limits) {
        if (!limits.hasOwnNetwork()) {
            return NetworkFiles.SHARED;
        }
        if (!networks.isObject() && !limits.hasNoNetwork()) {
            return Measure.NETWORK.isNotTold();
        }
        long bytes = 0;
        for (JsonNode network : networks) {
            bytes +=
                    network.path("rx_bytes").asLong() + network.path("tx_bytes").asLong();
        }
        return new Count.Known(bytes);
    }

    private Count disk(JsonNode entries) {
        long bytes = 0;
        for (JsonNode entry : entries) {
            hasDisk = true;
            String operation = entry.path("op").asText().toLowerCase(Locale.ROOT);
            bytes += TRANSFERS.contains(operation) ? entry.path("value").asLong() : 0;
        }
        return hasDisk ? new Count.Known(bytes) : Measure.DISK_IO.isNotTold();
    }
}
