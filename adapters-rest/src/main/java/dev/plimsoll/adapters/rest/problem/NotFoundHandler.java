package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.application.usecase.NotFound;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// 404 for a thing of a known kind.
@Singleton
final class NotFoundHandler extends ProblemHandler<NotFound> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, NotFound missing) {
        return Answers.of(HttpStatus.NOT_FOUND, new ErrorBody.Missing(missing.resource(), missing.detail()));
    }
}
