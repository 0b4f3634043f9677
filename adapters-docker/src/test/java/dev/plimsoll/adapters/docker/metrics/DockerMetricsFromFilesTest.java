package dev.plimsoll.adapters.docker.metrics;

import java.nio.file.Path;

/// From this machine's own cgroup files.
class DockerMetricsFromFilesTest extends DockerMetricsCases {
    @Override
    protected Path cgroupRoot() {
        return CgroupFiles.ROOT;
    }
}
