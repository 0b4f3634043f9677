package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.adapters.rest.json.Json;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Gives a body to the errors that the framework's filters answer without one, such as the 403 for a page of another
/// origin that asks a server on this machine. It stands before all of them, so that it sees what they answer.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FilledErrors {
    private static final int FIRST_ERROR = 400;

    @ResponseFilter
    void fill(MutableHttpResponse<?> response) {
        if (response.code() >= FIRST_ERROR && response.getBody().isEmpty()) {
            response.body(new ErrorBody.Message(FrameworkErrors.words(response.code(), response.reason())))
                    .contentType(Json.UTF_8);
        }
    }
}
