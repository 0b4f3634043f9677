package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.application.usecase.Conflict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// 409 for what cannot be done as things stand.
@Singleton
final class ConflictHandler extends ProblemHandler<Conflict> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, Conflict conflict) {
        return Answers.of(HttpStatus.CONFLICT, conflict.detail());
    }
}
