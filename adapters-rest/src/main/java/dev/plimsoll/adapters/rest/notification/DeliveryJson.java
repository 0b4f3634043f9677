package dev.plimsoll.adapters.rest.notification;

import dev.plimsoll.application.notification.Delivery;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to a notifier, and how far it is.
///
/// @param status `waiting`, `delivered` or `given_up`
/// @param nextAttemptAt null when there will be none
/// @param error why the last attempt failed, else null
@Serdeable(naming = SnakeCaseStrategy.class)
record DeliveryJson(
        String id,
        String eventId,
        String text,
        String status,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        @Nullable String error) {
    /// As answers hold several.
    @Serdeable
    record Many(List<DeliveryJson> deliveries) {}

    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.id(),
                String.valueOf(delivery.message().event().get("id")),
                delivery.message().text(),
                status(delivery),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.isOver() ? null : delivery.dueAt(),
                delivery.endedAt(),
                delivery.error());
    }

    private static String status(Delivery delivery) {
        if (delivery.hasArrived()) {
            return "delivered";
        }
        return delivery.isOver() ? "given_up" : "waiting";
    }
}
