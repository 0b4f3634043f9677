package dev.plimsoll.adapters.rest.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plimsoll.application.codec.NotifierCodec;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.NotificationPlatform;
import dev.plimsoll.application.notification.Notifier;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A notifier as clients of the API decode it.
///
/// @param type the name of its platform
/// @param typeData where it sends to
/// @param secret signs what a webhook gets; only where it was just made, elsewhere the field is not there
@Serdeable(naming = SnakeCaseStrategy.class)
record NotifierJson(
        String id,
        String name,
        boolean active,
        String type,
        String platformId,
        Instant createdAt,
        Instant updatedAt,
        boolean sendAllAlerts,
        boolean sendAllEvents,
        List<String> selectedEventIds,
        String appId,
        String app,

        @Schema(ref = "#/components/schemas/NotifierTypeData")
        Map<String, Object> typeData,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    /// As answers hold one.
    @Serdeable
    record One(NotifierJson notifier) {}

    /// As answers hold several.
    @Serdeable
    record Many(List<NotifierJson> notifiers) {}

    static NotifierJson of(Notifier notifier) {
        return of(notifier, null);
    }

    /// With its secret, if it has one.
    static NotifierJson created(Notifier notifier) {
        return of(
                notifier, notifier.destination() instanceof Destination.Webhook(var _, String secret) ? secret : null);
    }

    private static NotifierJson of(Notifier notifier, @Nullable String secret) {
        NotificationPlatform platform = notifier.destination().platform();
        return new NotifierJson(
                notifier.id(),
                notifier.name(),
                notifier.isActive(),
                platform.text(),
                platform.id(),
                notifier.createdAt(),
                notifier.updatedAt(),
                notifier.interest().isAllAlerts(),
                notifier.interest().isAllEvents(),
                NotifierCodec.selected(notifier, EventType::id),
                notifier.app().hex(),
                notifier.app().name(),
                NotifierCodec.typeData(notifier.destination()),
                secret);
    }
}
