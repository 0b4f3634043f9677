package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.MetricHistoryContract;
import dev.plimsoll.application.port.MetricHistory;

final class InMemoryMetricHistoryTest extends MetricHistoryContract {
    private final InMemoryMetricHistory history = new InMemoryMetricHistory();

    @Override
    protected MetricHistory history() {
        return history;
    }
}
