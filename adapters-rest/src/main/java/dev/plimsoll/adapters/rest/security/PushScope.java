package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the token of an app allows: to push that app's metrics, by its name or its id, and nothing else.
final class PushScope {
    private static final String NAME = "app_name";
    private static final String ID = "app_id";

    private PushScope() {}

    static Map<String, Object> of(AppId app) {
        return Map.of(NAME, app.name(), ID, app.hex());
    }

    static boolean allows(HttpRequest<?> request, Authentication authentication) {
        Map<String, Object> scope = authentication.getAttributes();
        return request.getMethod() == HttpMethod.POST
                && authentication.getRoles().contains(Role.PUSHER.name())
                && (isPushTo(request, scope.get(NAME)) || isPushTo(request, scope.get(ID)));
    }

    private static boolean isPushTo(HttpRequest<?> request, @Nullable Object app) {
        return app != null && request.getPath().equals("/v1/apps/" + app + "/metrics");
    }
}
