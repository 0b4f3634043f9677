package dev.plimsoll.adapters.docker.metrics;

/// From the stats API, as when the engine is on another machine.
class DockerMetricsFromStreamsTest extends DockerMetricsCases {
    @Override
    protected CgroupFiles files() {
        return CgroupFiles.none();
    }

    @Override
    protected boolean tells(Measure measure) {
        return measure == Measure.DISK_IO && MACHINE.countsDisk();
    }
}
