package dev.plimsoll.adapters.rest.token;

import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.access.Actor;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/// Who one is: there are no users here, so the bearer of a token is one.
@Controller("/v1/users")
final class UsersController {
    /// A user as clients of the API decode it.
    ///
    /// @param flags empty: with some of them clients ask for consent
    @Serdeable
    record UserJson(String id, String username, String email, String fullname, Map<String, Boolean> flags) {
        static UserJson of(Actor actor) {
            return new UserJson(actor.id(), actor.name(), "", actor.name(), Map.of());
        }
    }

    @Get("/self")
    Map<String, UserJson> self(HttpRequest<?> request) {
        return Map.of("user", UserJson.of(Bearers.actorOf(request)));
    }
}
