package dev.plimsoll.application.control;

import dev.plimsoll.application.codec.EventTree;
import dev.plimsoll.application.codec.EventWords;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a message to everybody who wants to be told of an event into the outbox, in the transaction in which the event
/// is added: either both are there or neither, whenever the process dies.
public final class NotifyingEventLog implements EventLog {
    /// A receiver that is away for long must not fill the database.
    private static final int MOST_WAITING = 1_000;

    private final EventLog log;
    private final ScalingHistory history;
    private final NotifierRepository notifiers;
    private final Outbox outbox;
    private final Transactions transactions;
    private final DeliveryListener listener;

    public NotifyingEventLog(
            EventLog log,
            ScalingHistory history,
            NotifierRepository notifiers,
            Outbox outbox,
            Transactions transactions,
            DeliveryListener listener) {
        this.log = log;
        this.history = history;
        this.notifiers = notifiers;
        this.outbox = outbox;
        this.transactions = transactions;
        this.listener = listener;
    }

    @Override
    public void add(AppEvent event) {
        AppId app = event.app();
        if (app == null) {
            log.add(event);
            return;
        }
        var _ = transactions.inOne(() -> {
            log.add(event);
            List<Notifier> told = notifiers.ofApp(app).stream()
                    .filter(notifier -> notifier.wants(event))
                    .toList();
            if (!told.isEmpty()) {
                ScalingEvent scaling = history.find(Set.of(event.id())).get(event.id());
                told.forEach(notifier -> queue(notifier, event, message(event, scaling)));
            }
            return told;
        });
    }

    @Override
    public Page page(AppId app, int page, int perPage) {
        return log.page(app, page, perPage);
    }

    @Override
    public Page page(int page, int perPage) {
        return log.page(page, perPage);
    }

    @Override
    public Optional<AppEvent> find(AppId app, String id) {
        return log.find(app, id);
    }

    private void queue(Notifier notifier, AppEvent event, Message message) {
        if (outbox.waiting(notifier.id()) < MOST_WAITING) {
            outbox.add(Delivery.of(notifier.id(), message, event.at()));
        } else {
            listener.dropped(notifier);
        }
    }

    private static Message message(AppEvent event, @Nullable ScalingEvent scaling) {
        return new Message(Ids.next(), EventWords.of(event, scaling), EventTree.of(event, scaling));
    }
}
