package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.port.PortFailure;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// Where Traefik's HTTP provider polls.
@Guarded
@Controller("/v1/traefik")
final class TraefikController {
    private final TraefikServices services;

    TraefikController(TraefikServices services) {
        this.services = services;
    }

    /// Answers which servers each service of Traefik has.
    ///
    /// While not all is known it answers 503, upon which Traefik keeps what it knows.
    @Get
    TraefikJson poll() {
        return services.poll()
                .map(TraefikJson::of)
                .orElseThrow(() -> new PortFailure.BalancerUnavailable("not all services are known yet", null));
    }
}
