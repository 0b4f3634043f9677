package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Role;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// Reading needs a viewer, changing an operator; only open paths need nobody. It holds for every route, those that do
/// not exist included, unless `@Secured` on the route says otherwise.
@Singleton
final class RoleRule implements SecurityRule<HttpRequest<?>> {
    private static final int AFTER_ANNOTATIONS = 1000;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public int getOrder() {
        return AFTER_ANNOTATIONS;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean isAllowed =
                request != null && (OpenPaths.contains(request.getPath()) || mayUse(request, authentication));
        return Mono.just(isAllowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    private static boolean mayUse(HttpRequest<?> request, @Nullable Authentication authentication) {
        return authentication != null
                && (authentication.getRoles().contains(needed(request).name())
                        || PushScope.allows(request, authentication));
    }

    private static Role needed(HttpRequest<?> request) {
        return READING.contains(request.getMethod()) ? Role.VIEWER : Role.OPERATOR;
    }
}
