package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.adapters.rest.json.MalformedJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// 400 for a body that is no JSON.
@Singleton
final class MalformedJsonHandler extends ProblemHandler<MalformedJson> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, MalformedJson malformed) {
        return Answers.of(
                HttpStatus.BAD_REQUEST, "There was a problem in the JSON you submitted: " + malformed.getMessage());
    }
}
