package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.domain.autoscaler.AutoscalerId;

/// Reads what an autoscaler decided and why, newest first.
public final class ReadDecisions {
    private final FindAutoscaler findAutoscaler;
    private final DecisionHistory decisions;

    public ReadDecisions(FindAutoscaler findAutoscaler, DecisionHistory decisions) {
        this.findAutoscaler = findAutoscaler;
        this.decisions = decisions;
    }

    /// One page of the decisions of an autoscaler.
    ///
    /// @param page from 1
    /// @param perPage from 1
    /// @throws NotFound when there is no such app, or it has no such autoscaler
    public DecisionHistory.Page read(
            String appNameOrId, AutoscalerId id, DecisionHistory.Selection selection, int page, int perPage) {
        return decisions.page(findAutoscaler.find(appNameOrId, id).id(), selection, page, perPage);
    }
}
