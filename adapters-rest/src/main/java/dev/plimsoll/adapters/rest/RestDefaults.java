package dev.plimsoll.adapters.rest;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.List;
import java.util.Map;

/// What this adapter needs of Micronaut's configuration. It lies below every other source, so `application.yml`, the
/// environment and system properties still have the last word.
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {
    private static final int BELOW_APPLICATION_YML = -1000;

    private static final Map<String, Object> DEFAULTS = Map.of(
            // Clients expect every field: false, null and empty lists too.
            "micronaut.serde.serialization.inclusion", "ALWAYS",
            // Far more than any autoscaler needs, far less than what hurts.
            "micronaut.server.max-request-size", "1MB",
            // Nobody sends compressed bodies but who wants them to burst; they are read as they come, and are no JSON.
            "micronaut.server.netty.request-decompression-enabled", "false",
            // The document of the API, which the build generates, and what shows it to people.
            "micronaut.router.static-resources.explorer.mapping", "/openapi/**",
            "micronaut.router.static-resources.explorer.paths",
                    List.of("classpath:explorer", "classpath:META-INF/swagger"),
            // Tokens are recognised by `TokenAuthentication` alone.
            "micronaut.security.basic-auth.enabled", "false",
            "micronaut.security.token.enabled", "false",
            // The framework's own route, which tells what it knows of a token.
            "micronaut.security.endpoints.introspection.enabled", "false");

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("adapters-rest", DEFAULTS, BELOW_APPLICATION_YML));
    }
}
