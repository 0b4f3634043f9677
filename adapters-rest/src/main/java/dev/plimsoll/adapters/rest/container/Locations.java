package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.application.operation.Operation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;

/// Where operations can be asked for: absolute, as clients fetch it as it is.
@Singleton
final class Locations {
    private final HttpHostResolver host;

    Locations(HttpHostResolver host) {
        this.host = host;
    }

    String of(Operation operation, HttpRequest<?> request) {
        return "%s/v1/apps/%s/operations/%s"
                .formatted(host.resolve(request), operation.app().hex(), operation.id());
    }
}
