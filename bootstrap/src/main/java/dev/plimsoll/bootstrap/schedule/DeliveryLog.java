package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.control.DeliveryListener;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.PortFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs messages that do not arrive: that they fail or are dropped once an hour for each notifier, what is given up
/// each time.
@Singleton
final class DeliveryLog implements DeliveryListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String DATABASE = "database";

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    DeliveryLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void failed(Notifier notifier, Delivery delivery) {
        if (delivery.isOver()) {
            LOG.warn(
                    "Gave up message {} to notifier {} \"{}\" of {} after {} attempts: {}",
                    delivery.id(),
                    notifier.id(),
                    notifier.name(),
                    notifier.app().name(),
                    delivery.attempts(),
                    delivery.error());
        } else if (isNews(notifier.id())) {
            LOG.warn(
                    "A message to notifier {} \"{}\" of {} has to wait: {}",
                    notifier.id(),
                    notifier.name(),
                    notifier.app().name(),
                    delivery.error());
        }
    }

    @Override
    public void dropped(Notifier notifier) {
        if (isNews("dropped " + notifier.id())) {
            LOG.warn(
                    "Messages to notifier {} \"{}\" of {} are dropped: too many wait for it",
                    notifier.id(),
                    notifier.name(),
                    notifier.app().name());
        }
    }

    @Override
    public void postponed(PortFailure failure) {
        if (isNews(DATABASE)) {
            LOG.warn("Messages to notifiers have to wait: {}", failure.detail());
        }
    }

    private boolean isNews(String about) {
        Instant now = clock.instant();
        told.values().removeIf(at -> at.isBefore(now.minus(PAUSE)));
        return told.putIfAbsent(about, now) == null;
    }
}
