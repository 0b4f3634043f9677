package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.adapters.rest.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/// Error answers with the right status, body and content type.
final class Answers {
    private Answers() {}

    static MutableHttpResponse<ErrorBody> of(HttpStatus status, ErrorBody body) {
        return HttpResponse.<ErrorBody>status(status).body(body).contentType(Json.UTF_8);
    }

    static MutableHttpResponse<ErrorBody> of(HttpStatus status, String error) {
        return of(status, new ErrorBody.Message(error));
    }
}
