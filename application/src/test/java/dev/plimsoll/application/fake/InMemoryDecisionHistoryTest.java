package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.DecisionHistoryContract;
import dev.plimsoll.application.port.DecisionHistory;

final class InMemoryDecisionHistoryTest extends DecisionHistoryContract {
    private final DecisionHistory history = new InMemoryDecisionHistory();

    @Override
    protected DecisionHistory history() {
        return history;
    }
}
