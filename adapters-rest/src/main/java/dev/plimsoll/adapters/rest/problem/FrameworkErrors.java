package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.adapters.rest.json.Json;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Gives our bodies to the errors that the framework answers by itself: unknown routes, wrong methods, bodies too
/// large.
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<ErrorBody> {
    /// Word for word what the real API says.
    static final String INTERNAL = "Internal error occured, we're on it!";

    @Override
    public MutableHttpResponse<ErrorBody> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        return response.<ErrorBody>body(new ErrorBody.Message(words(response.code(), response.reason())))
                .contentType(Json.UTF_8);
    }

    static String words(int code, String reason) {
        return switch (code) {
            case 413 -> "the request body is too large";
            case 415 -> "the request body must be application/json";
            case 500 -> INTERNAL;
            default -> reason.toLowerCase(Locale.ROOT);
        };
    }
}
