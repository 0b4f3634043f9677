package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.openapi.Paged;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.usecase.ReadDecisions;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

/// The decisions of an autoscaler, newest first: what it did or did not do, and why.
@Guarded
@Controller("/v1/apps/{app}/autoscalers/{id}/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsController {
    private final ReadDecisions decisions;

    DecisionsController(ReadDecisions decisions) {
        this.decisions = decisions;
    }

    /// Lists what an autoscaler decided and why, newest first.
    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "A date: decisions since then")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "A date: decisions until then")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "kind",
            description = "Some of scale_out, scale_in and hold, with commas between")
    @Get
    DecisionsJson list(String app, String id, HttpRequest<?> request) {
        DecisionQuery query = DecisionQuery.of(request.getParameters());
        int page = query.page().page();
        int perPage = query.page().perPage();
        DecisionHistory.Page found = decisions.read(app, new AutoscalerId(id), query.selection(), page, perPage);
        return DecisionsJson.of(found.decisions(), PaginationJson.of(page, perPage, found.total()));
    }
}
