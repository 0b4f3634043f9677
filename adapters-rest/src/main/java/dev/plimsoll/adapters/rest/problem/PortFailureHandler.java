package dev.plimsoll.adapters.rest.problem;

import dev.plimsoll.application.port.PortFailure;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// Answers for when the outside world fails. Not logged: whoever watches the engine and the database does
/// that once.
@Singleton
final class PortFailureHandler extends ProblemHandler<PortFailure> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, PortFailure failure) {
        if (ProcessErrors.concern(request)) {
            return Answers.of(HttpStatus.INTERNAL_SERVER_ERROR, ProcessErrors.server(words(failure)));
        }
        return switch (failure) {
            case PortFailure.EngineUnavailable _,
                    PortFailure.StoreUnavailable _,
                    PortFailure.BalancerUnavailable _,
                    PortFailure.BalancerRefused _ -> Answers.of(HttpStatus.SERVICE_UNAVAILABLE, words(failure));
            case PortFailure.StoreConflict _ -> Answers.of(HttpStatus.CONFLICT, words(failure));
            case PortFailure.TargetUnknown _ ->
                Answers.of(HttpStatus.NOT_FOUND, new ErrorBody.Missing("container_type", words(failure)));
        };
    }

    private static String words(PortFailure failure) {
        return switch (failure) {
            case PortFailure.EngineUnavailable _ -> "the container engine does not answer, try again later";
            case PortFailure.StoreUnavailable _ -> "the database does not answer, try again later";
            case PortFailure.BalancerUnavailable _ -> "the load balancer does not answer, try again later";
            case PortFailure.BalancerRefused _ -> "the load balancer is not configured for this";
            case PortFailure.StoreConflict _ -> "somebody else changed it at the same time, try again";
            case PortFailure.TargetUnknown _ -> "not found";
        };
    }
}
