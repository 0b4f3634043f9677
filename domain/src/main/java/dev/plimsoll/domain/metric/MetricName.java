package dev.plimsoll.domain.metric;

import dev.plimsoll.domain.validation.Problems;

/// Names a metric as the API spells it.
public record MetricName(String value) {
    /// CPU time used, as a fraction of the container's own limit, else of the machine (0.75 is 75 %).
    public static final MetricName CPU = new MetricName("cpu");

    /// Memory in use without inactive file cache, as a fraction of the container's own limit, else of the machine.
    public static final MetricName MEMORY = new MetricName("memory");

    /// What is swapped out, as a fraction of what the container may swap.
    public static final MetricName SWAP = new MetricName("swap");

    public MetricName {
        new Problems().check(!value.isBlank(), "metric", "must not be blank").refuse();
    }

    /// Whether 1 means that a container uses all it may.
    public boolean isFractionOfLimit() {
        return equals(CPU) || equals(MEMORY);
    }

    @Override
    public String toString() {
        return value;
    }
}
