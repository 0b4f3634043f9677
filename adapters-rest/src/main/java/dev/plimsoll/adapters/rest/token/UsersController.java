package dev.plimsoll.adapters.rest.token;

import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who one is: there are no users here, so the bearer of a token is one.
@Controller("/v1")
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

    /// Whom somebody brought here, as clients of the API decode it: nobody.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ReferralsJson(int clicks, int signups, int amountEarned, String url) {
        static final ReferralsJson NONE = new ReferralsJson(0, 0, 0, "");
    }

    @Get("/users/self")
    Map<String, UserJson> self(HttpRequest<?> request) {
        return Map.of("user", UserJson.of(Bearers.actorOf(request)));
    }

    /// What the bearer of a token may be, from least to most.
    @Get("/users/roles")
    Map<String, List<String>> roles() {
        return Map.of(
                "roles",
                Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Get("/account/referrals/stats")
    Map<String, ReferralsJson> referrals() {
        return Map.of("referral_stats", ReferralsJson.NONE);
    }
}
