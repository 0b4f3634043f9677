package dev.plimsoll.adapters.rest.notification;

import dev.plimsoll.adapters.rest.openapi.Finds;
import dev.plimsoll.adapters.rest.openapi.Open;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.NotificationPlatform;
import dev.plimsoll.application.usecase.NotFound;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The ways to tell somebody of events; open to everybody, as clients ask without their token.
@Open
@Controller("/v1/notification_platforms")
final class NotificationPlatformsController {
    private static final String KEY = "notification_platform";

    /// A platform as clients of the API decode it.
    ///
    /// @param logoUrl empty: nothing is fetched from elsewhere
    @Serdeable(naming = SnakeCaseStrategy.class)
    record PlatformJson(
            String id,
            String name,
            String displayName,
            String logoUrl,
            List<String> availableEventIds,
            String description) {
        static PlatformJson of(NotificationPlatform platform) {
            return new PlatformJson(
                    platform.id(),
                    platform.text(),
                    platform.displayName(),
                    "",
                    EventType.ofApps().stream().map(EventType::id).toList(),
                    platform.description());
        }
    }

    /// As answers hold one.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record One(PlatformJson notificationPlatform) {}

    /// As answers hold several.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Many(List<PlatformJson> notificationPlatforms) {}

    /// Lists the ways to tell somebody of events.
    @Get
    Many list() {
        return platforms(_ -> true);
    }

    /// Finds one by its name.
    @Get("/search")
    Many search(@QueryValue(defaultValue = "") String name) {
        return platforms(platform -> platform.text().equals(name));
    }

    /// Shows one.
    @Finds
    @Get("/{id}")
    One show(String id) {
        return new One(NotificationPlatform.of(id).map(PlatformJson::of).orElseThrow(() -> new NotFound(KEY)));
    }

    private static Many platforms(Predicate<NotificationPlatform> shown) {
        List<PlatformJson> platforms = Arrays.stream(NotificationPlatform.values())
                .filter(shown)
                .map(PlatformJson::of)
                .toList();
        return new Many(platforms);
    }
}
