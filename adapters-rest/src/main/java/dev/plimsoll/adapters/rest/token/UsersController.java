package dev.plimsoll.adapters.rest.token;

import dev.plimsoll.adapters.rest.openapi.Guarded;
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
@Guarded
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

    /// As answers hold a user.
    @Serdeable
    record SelfJson(UserJson user) {}

    /// All roles.
    @Serdeable
    record RolesJson(List<String> roles) {}

    /// As answers hold referrals.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record StatsJson(ReferralsJson referralStats) {}

    /// Shows who one is.
    @Get("/users/self")
    SelfJson self(HttpRequest<?> request) {
        return new SelfJson(UserJson.of(Bearers.actorOf(request)));
    }

    /// Lists what the bearer of a token may be, from least to most.
    @Get("/users/roles")
    RolesJson roles() {
        return new RolesJson(Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /// Shows whom one brought here: nobody.
    @Get("/account/referrals/stats")
    StatsJson referrals() {
        return new StatsJson(ReferralsJson.NONE);
    }
}
