package dev.plimsoll.adapters.rest.json;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.util.Collection;

/// Names the charset of JSON answers, as the real API does; the framework would leave it out.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class JsonCharset {
    @ResponseFilter
    void name(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean isOpen =
                response.getContentType().isEmpty() && response.getBody().isPresent();
        if (isOpen && producesJson(request)) {
            response.contentType(Json.UTF_8);
        }
    }

    private static boolean producesJson(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).stream()
                .map(RouteInfo::getProduces)
                .flatMap(Collection::stream)
                .anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
    }
}
