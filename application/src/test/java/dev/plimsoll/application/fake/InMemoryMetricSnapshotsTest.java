package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.MetricSnapshotsContract;
import dev.plimsoll.application.port.MetricSnapshots;

final class InMemoryMetricSnapshotsTest extends MetricSnapshotsContract {
    private final InMemoryMetricSnapshots snapshots = new InMemoryMetricSnapshots();

    @Override
    protected MetricSnapshots snapshots() {
        return snapshots;
    }
}
