package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.TransactionsContract;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;

final class InMemoryTransactionsTest extends TransactionsContract {
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final InMemoryScalingHistory history = new InMemoryScalingHistory();
    private final InMemoryDecisionHistory decisions = new InMemoryDecisionHistory();
    private final Transactions transactions = new InMemoryTransactions(autoscalers, history, decisions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected AutoscalerRepository autoscalers() {
        return autoscalers;
    }

    @Override
    protected ScalingHistory history() {
        return history;
    }

    @Override
    protected DecisionHistory decisions() {
        return decisions;
    }
}
