package dev.plimsoll.adapters.docker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.metric.MetricName;

/// What a container may use at most, the machine's size when it has no limit of its own.
///
/// @param cpus in cores, such as 0.5
/// @param cgroupParent below which its cgroup is; usually empty
record Limits(double cpus, long memoryBytes, String cgroupParent) {
    private static final double NANOS = 1e9;
    private static final long DEFAULT_PERIOD = 100_000;

    /// The machine that the Engine runs on.
    record Machine(int cores, long memoryBytes) {}

    static Limits of(JsonNode hostConfig, Machine machine) {
        long memory = hostConfig.path("Memory").asLong();
        return new Limits(
                Math.min(quota(hostConfig, machine), cpuset(hostConfig, machine)),
                memory > 0 ? Math.min(memory, machine.memoryBytes()) : machine.memoryBytes(),
                hostConfig.path("CgroupParent").asText(""));
    }

    /// The limit of this metric, in cores or bytes.
    double of(MetricName metric) {
        return metric.equals(MetricName.CPU) ? cpus : memoryBytes;
    }

    private static double quota(JsonNode hostConfig, Machine machine) {
        long nanoCpus = hostConfig.path("NanoCpus").asLong();
        if (nanoCpus > 0) {
            return nanoCpus / NANOS;
        }
        long quota = hostConfig.path("CpuQuota").asLong();
        long period = hostConfig.path("CpuPeriod").asLong();
        return quota > 0 ? (double) quota / (period > 0 ? period : DEFAULT_PERIOD) : machine.cores();
    }

    /// How many cores a list such as `0-2,5` names.
    private static double cpuset(JsonNode hostConfig, Machine machine) {
        String cores = hostConfig.path("CpusetCpus").asText("");
        if (cores.isBlank()) {
            return machine.cores();
        }
        int size = 0;
        for (String part : cores.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            size += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return size;
    }
}
