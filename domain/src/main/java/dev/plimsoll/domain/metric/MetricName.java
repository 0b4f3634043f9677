package dev.plimsoll.domain.metric;

import dev.plimsoll.domain.validation.Problems;
import java.util.Set;

/// Names a metric as the API spells it.
public record MetricName(String value) {
    /// CPU time used, as a fraction of the container's own limit, else of the machine (0.75 is 75 %).
    public static final MetricName CPU = new MetricName("cpu");

    /// Memory in use without inactive file cache, as a fraction of the container's own limit, else of the machine.
    public static final MetricName MEMORY = new MetricName("memory");

    /// What is swapped out, as a fraction of what the container may swap.
    public static final MetricName SWAP = new MetricName("swap");

    /// Requests a minute of one container.
    public static final MetricName REQUESTS = new MetricName("rpm_per_container");

    /// Those of which 1 is 100 % of something else: of what the host can do.
    private static final Set<String> RATIOS_OF_CAPACITY = Set.of("network", "disk_io");

    private static final Set<String> COUNTS = Set.of("5XX", "queue_length", "connections");
    private static final Set<String> OF_ROUTER = Set.of(
            "rpm_per_container",
            "response_time",
            "p50_response_time",
            "p95_response_time",
            "p99_response_time",
            "5XX",
            "all");

    public MetricName {
        new Problems().check(!value.isBlank(), "metric", "must not be blank").refuse();
    }

    /// Whether 1 means that a container uses all it may.
    public boolean isFractionOfLimit() {
        return equals(CPU) || equals(MEMORY);
    }

    /// Whether 1 is 100 % of something.
    public boolean isRatio() {
        return isFractionOfLimit() || equals(SWAP) || RATIOS_OF_CAPACITY.contains(value);
    }

    /// Whether the containers' values add up to the fleet's: errors, waiting requests, connections.
    public boolean isCount() {
        return COUNTS.contains(value);
    }

    /// Whether a proxy in front of the containers tells it, from its log of requests.
    public boolean isOfRouter() {
        return OF_ROUTER.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
