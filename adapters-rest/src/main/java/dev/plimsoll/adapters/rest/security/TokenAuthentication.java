package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Tells Micronaut who asks. Open paths never wait for the database, and are not counted.
@Singleton
final class TokenAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
    private final Bearers bearers;
    private final RateLimits limits;
    private final Scheduler virtualThreads;

    TokenAuthentication(Bearers bearers, RateLimits limits, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.bearers = bearers;
        this.limits = limits;
        this.virtualThreads = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (OpenPaths.contains(request.getPath())) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> bearers.tokenOf(request))
                .subscribeOn(virtualThreads)
                .flatMap(Mono::justOrEmpty)
                .doOnNext(limits::count)
                .map(TokenAuthentication::authenticated);
    }

    private static Authentication authenticated(Token token) {
        AppId app = token.app();
        return app == null
                ? Authentication.build("token", includedIn(token.role()))
                : Authentication.build("token", includedIn(token.role()), PushScope.of(app));
    }

    private static List<String> includedIn(Role role) {
        return Arrays.stream(Role.values())
                .filter(included -> included.compareTo(role) <= 0)
                .map(Role::name)
                .toList();
    }
}
