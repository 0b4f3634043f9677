package dev.plimsoll.adapters.docker.inspect;

import com.fasterxml.jackson.databind.JsonNode;

/// What a container may use at most.
///
/// @param cpus in cores, such as 0.5; infinite without a limit
/// @param memoryBytes `Long.MAX_VALUE` without a limit
/// @param swapBytes `Long.MAX_VALUE` without a limit
/// @param cgroupParent below which its cgroup is; usually empty
/// @param networkMode `bridge`, `none`, `host`, `container:<id>` or the name of a network
public record Limits(double cpus, long memoryBytes, long swapBytes, String cgroupParent, String networkMode) {

    private static final double NANOS = 1e9;
    private static final long DEFAULT_PERIOD = 100_000;

    /// The machine that the Engine runs on.
    record Machine(int cores, long memoryBytes) {}

    static Limits of(JsonNode hostConfig) {
        long memory = hostConfig.path("Memory").asLong();
        return new Limits(
                Math.min(quota(hostConfig), cpuset(hostConfig)),
                memory > 0 ? memory : Long.MAX_VALUE,
                swap(hostConfig, memory),
                hostConfig.path("CgroupParent").asText(""),
                hostConfig.path("NetworkMode").asText(""));
    }

    /// Whether all that goes through its network is its own.
    public boolean hasOwnNetwork() {
        return !networkMode.equals("host") && !networkMode.startsWith("container:");
    }

    public boolean hasNoNetwork() {
        return networkMode.equals("none");
    }

    /// The same on a machine: nobody may use more than there is.
    Limits on(Machine machine) {
        return new Limits(
                Math.min(cpus, machine.cores()),
                Math.min(memoryBytes, machine.memoryBytes()),
                swapBytes,
                cgroupParent,
                networkMode);
    }

    /// What the Engine calls `MemorySwap` is memory and swap together; -1 is as much as there is.
    private static long swap(JsonNode hostConfig, long memory) {
        long together = hostConfig.path("MemorySwap").asLong();
        return together > 0 ? Math.max(0, together - memory) : Long.MAX_VALUE;
    }

    private static double quota(JsonNode hostConfig) {
        long nanoCpus = hostConfig.path("NanoCpus").asLong();
        if (nanoCpus > 0) {
            return nanoCpus / NANOS;
        }
        long quota = hostConfig.path("CpuQuota").asLong();
        long period = hostConfig.path("CpuPeriod").asLong();
        return quota > 0 ? (double) quota / (period > 0 ? period : DEFAULT_PERIOD) : Double.POSITIVE_INFINITY;
    }

    /// How many cores a list such as `0-2,5` names.
    private static double cpuset(JsonNode hostConfig) {
        String cores = hostConfig.path("CpusetCpus").asText("");
        if (cores.isBlank()) {
            return Double.POSITIVE_INFINITY;
        }
        int size = 0;
        for (String part : cores.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            size += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return size;
    }
}
