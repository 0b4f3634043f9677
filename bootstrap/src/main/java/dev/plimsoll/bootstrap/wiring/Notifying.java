package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.application.control.DeliveryListener;
import dev.plimsoll.application.control.NotifyingEventLog;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/// Has whoever adds an event tell the notifiers, without knowing it.
@Singleton
final class Notifying implements BeanCreatedEventListener<EventLog> {
    private final Provider<ScalingHistory> history;
    private final Provider<NotifierRepository> notifiers;
    private final Provider<Outbox> outbox;
    private final Provider<Transactions> transactions;
    private final Provider<DeliveryListener> listener;

    Notifying(
            Provider<ScalingHistory> history,
            Provider<NotifierRepository> notifiers,
            Provider<Outbox> outbox,
            Provider<Transactions> transactions,
            Provider<DeliveryListener> listener) {
        this.history = history;
        this.notifiers = notifiers;
        this.outbox = outbox;
        this.transactions = transactions;
        this.listener = listener;
    }

    @Override
    public EventLog onCreated(BeanCreatedEvent<EventLog> event) {
        return new NotifyingEventLog(
                event.getBean(), history.get(), notifiers.get(), outbox.get(), transactions.get(), listener.get());
    }
}
