package dev.plimsoll.adapters.docker.metrics;

/// From this machine's own files.
class DockerMetricsFromFilesTest extends DockerMetricsCases {
    @Override
    protected CgroupFiles files() {
        return CgroupFiles.ofThisMachine();
    }

    @Override
    protected boolean tells(Measure measure) {
        return measure == Measure.SWAP ? MACHINE.hasSwap() : MACHINE.countsDisk();
    }
}
