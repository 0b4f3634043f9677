package dev.plimsoll.adapters.rest.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/// 401 for those we do not know, 403 for those who may not.
///
/// The challenge names Bearer only: Basic works too, but would make browsers ask for a password.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler extends ProblemHandler<AuthorizationException> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, AuthorizationException refused) {
        return refused.isForbidden()
                ? Answers.of(
                        HttpStatus.FORBIDDEN,
                        new ErrorBody.Forbidden("the role of this token does not allow this", "forbidden"))
                : Answers.of(HttpStatus.UNAUTHORIZED, "Invalid credentials")
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"plimsoll\"");
    }
}
