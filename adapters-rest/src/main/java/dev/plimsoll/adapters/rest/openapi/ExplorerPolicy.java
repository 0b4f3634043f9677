package dev.plimsoll.adapters.rest.openapi;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/// Keeps the explorer to itself: it runs no script but its own, asks nobody but this server, and shows in no frame.
@ServerFilter("/openapi/**")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Plimsoll",
                        version = "1",
                        description =
                                "Autoscaling for plain Docker, in the wire format of Scalingo's API. Authorize with"
                                        + " a token: as Bearer, or by Basic with an empty user and the token as password.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
final class ExplorerPolicy {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
