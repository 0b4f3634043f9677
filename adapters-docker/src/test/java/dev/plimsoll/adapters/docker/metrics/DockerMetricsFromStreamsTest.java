package dev.plimsoll.adapters.docker.metrics;

import java.nio.file.Path;

/// From the stats API, as when the engine is on another machine.
class DockerMetricsFromStreamsTest extends DockerMetricsCases {
    @Override
    protected Path cgroupRoot() {
        return Path.of("/no/such/folder");
    }
}
