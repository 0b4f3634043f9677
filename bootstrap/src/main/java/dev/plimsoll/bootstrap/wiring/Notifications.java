package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.notifications.MailSettings;
import dev.plimsoll.adapters.notifications.PlatformMessageSender;
import dev.plimsoll.application.control.DeliveryListener;
import dev.plimsoll.application.control.DeliveryLoop;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.application.usecase.DeliverMessages;
import dev.plimsoll.application.usecase.DeliverTestMessage;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ManageNotifiers;
import dev.plimsoll.bootstrap.config.NotificationSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/// Notifiers and deliveries as beans.
@Factory
final class Notifications {
    @Singleton
    @Bean(preDestroy = "close")
    PlatformMessageSender messageSender(NotificationSettings settings, Clock clock) {
        String url = settings.smtpUrl();
        String from = settings.smtpFrom();
        MailSettings mail = url == null || from == null ? null : MailSettings.of(url, from);
        return new PlatformMessageSender(settings.allowLocalUrls(), mail, clock);
    }

    @Singleton
    ManageNotifiers manageNotifiers(
            FindApp findApp,
            NotifierRepository notifiers,
            Outbox outbox,
            AlertRepository alerts,
            EventLog events,
            Transactions transactions,
            MessageSender sender,
            Clock clock) {
        return new ManageNotifiers(findApp, notifiers, outbox, alerts, events, transactions, sender, clock);
    }

    @Singleton
    DeliverTestMessage deliverTestMessage(ManageNotifiers notifiers, MessageSender sender, Clock clock) {
        return new DeliverTestMessage(notifiers, sender, clock);
    }

    @Singleton
    DeliverMessages deliverMessages(
            NotifierRepository notifiers, Outbox outbox, MessageSender sender, DeliveryListener listener, Clock clock) {
        return new DeliverMessages(notifiers, outbox, sender, listener, clock);
    }

    @Singleton
    DeliveryLoop deliveryLoop(
            DeliverMessages deliver,
            DeliveryListener listener,
            @Named("control-timer") ScheduledExecutorService timer) {
        return new DeliveryLoop(deliver::due, deliver::deliver, listener, timer);
    }
}
