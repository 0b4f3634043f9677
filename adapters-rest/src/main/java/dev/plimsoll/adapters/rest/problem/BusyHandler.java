package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.application.usecase.Busy;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// 429 for what would wait too long, with when to come back.
@Singleton
final class BusyHandler extends ProblemHandler<Busy> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, Busy busy) {
        return Answers.of(HttpStatus.TOO_MANY_REQUESTS, busy.detail())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.waiting().toSeconds()));
    }
}
