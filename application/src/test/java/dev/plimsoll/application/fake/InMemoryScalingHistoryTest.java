package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ScalingHistoryContract;
import dev.plimsoll.application.port.ScalingHistory;

final class InMemoryScalingHistoryTest extends ScalingHistoryContract {
    private final ScalingHistory history = new InMemoryScalingHistory();

    @Override
    protected ScalingHistory history() {
        return history;
    }
}
