package dev.plimsoll.adapters.docker.metrics;

import dev.plimsoll.domain.metric.MetricName;

/// What is counted of a container: either how much it uses at one moment, or something that only ever grows.
enum Measure {
    /// Nanoseconds of CPU time.
    CPU("cpu", true, "CPU time"),
    /// Bytes in use, without the file cache that the kernel would give up first.
    MEMORY("memory", false, "memory"),
    /// Bytes swapped out.
    SWAP("swap", false, "swap"),
    /// Bytes received and sent.
    NETWORK("network", true, "network traffic"),
    /// Bytes read and written.
    DISK_IO("disk_io", true, "disk I/O");

    private final String metric;
    private final boolean isRate;
    private final String what;

    Measure(String metric, boolean isRate, String what) {
        this.metric = metric;
        this.isRate = isRate;
        this.what = what;
    }

    MetricName metric() {
        return new MetricName(metric);
    }

    /// Whether two counts are needed, and what matters is how fast it grows.
    boolean isRate() {
        return isRate;
    }

    /// Why there is no count where the kernel keeps none.
    Count.Unknown isNotCounted() {
        return new Count.Unknown("the kernel does not count " + what + " for containers");
    }

    /// Why there is no count when its file cannot be read, or not be understood.
    Count.Unknown isUnreadable() {
        return new Count.Unknown("the kernel's count of " + what + " cannot be read");
    }

    /// Why there is no count where the Engine leaves it out.
    Count.Unknown isNotTold() {
        return new Count.Unknown("the Engine does not tell of any " + what);
    }
}
