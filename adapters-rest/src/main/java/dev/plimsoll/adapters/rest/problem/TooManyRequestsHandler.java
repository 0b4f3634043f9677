package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.adapters.rest.security.TooManyRequests;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// 429, with when to come back.
@Singleton
final class TooManyRequestsHandler extends ProblemHandler<TooManyRequests> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, TooManyRequests refused) {
        return Answers.of(HttpStatus.TOO_MANY_REQUESTS, refused.detail())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(refused.seconds()));
    }
}
