package dev.plimsoll.adapters.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

/// Answers one kind of failure. The framework takes the handler whose type is nearest to what was thrown.
abstract class ProblemHandler<E extends Throwable> implements ExceptionHandler<E, HttpResponse<ErrorBody>> {
    abstract HttpResponse<ErrorBody> answer(HttpRequest<?> request, E failure);

    @Override
    @SuppressWarnings("rawtypes") // the framework's interface is raw
    public final HttpResponse<ErrorBody> handle(HttpRequest request, E failure) {
        return answer((HttpRequest<?>) request, failure);
    }
}
