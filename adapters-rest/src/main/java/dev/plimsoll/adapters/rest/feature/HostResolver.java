package dev.plimsoll.adapters.rest.feature;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// By which name we were asked: as the framework finds it, but for headers that name nothing, which it trips over.
@Singleton
@Replaces(DefaultHttpHostResolver.class)
final class HostResolver extends DefaultHttpHostResolver {
    HostResolver(HttpServerConfiguration configuration, BeanProvider<EmbeddedServer> server) {
        super(configuration, server);
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's method is raw
    public String resolve(@Nullable HttpRequest request) {
        try {
            return super.resolve(request);
        } catch (IllegalArgumentException _) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "the host in the headers cannot be read");
        }
    }
}
