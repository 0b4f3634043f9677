package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.DeliveryListener;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Sends what is in the outbox.
///
/// An attempt is noted before it is made, so whatever dies in between, a message that has not arrived is sent again
/// later; one that has may be sent twice, with the same id.
public final class DeliverMessages {
    private static final int AT_ONCE = 20;
    private static final int MOST_PRUNED = 10_000;
    private static final Duration KEPT = Duration.ofDays(7);

    private final NotifierRepository notifiers;
    private final Outbox outbox;
    private final MessageSender sender;
    private final DeliveryListener listener;
    private final Clock clock;

    public DeliverMessages(
            NotifierRepository notifiers, Outbox outbox, MessageSender sender, DeliveryListener listener, Clock clock) {
        this.notifiers = notifiers;
        this.outbox = outbox;
        this.sender = sender;
        this.listener = listener;
        this.clock = clock;
    }

    /// The ids of notifiers that have something due now.
    public Set<String> due() {
        return outbox.dueNotifiers(clock.instant());
    }

    /// Sends what is due for one notifier, one after another, until nothing is left or one fails.
    public void deliver(String notifier) {
        List<Delivery> due;
        do {
            due = outbox.due(notifier, clock.instant(), AT_ONCE);
        } while (!due.isEmpty() && due.stream().allMatch(this::isDone));
    }

    /// Forgets deliveries that ended a week ago.
    public void prune() {
        Instant before = clock.instant().minus(KEPT);
        int pruned;
        do {
            pruned = outbox.prune(before, MOST_PRUNED);
        } while (pruned == MOST_PRUNED);
    }

    /// Answers whether to go on with the next one.
    private boolean isDone(Delivery delivery) {
        Instant now = clock.instant();
        Delivery begun = delivery.begun(now);
        if (!outbox.take(delivery, begun)) {
            return true;
        }
        Notifier notifier = notifiers.find(delivery.notifier()).orElse(null);
        if (notifier == null) {
            outbox.forget(delivery.notifier());
            return false;
        }
        if (!notifier.isActive()) {
            outbox.note(delivery.givenUp("the notifier is not active", now));
            return true;
        }
        if (delivery.isHopeless(now)) {
            failed(notifier, delivery.givenUp("nothing came of it in a day", now));
            return true;
        }
        return switch (sender.send(notifier.destination(), begun.message())) {
            case Sent.Delivered() -> {
                outbox.note(begun.arrived(clock.instant()));
                yield true;
            }
            case Sent.Failed(var detail) -> {
                failed(notifier, begun.failed(detail, clock.instant()));
                yield false;
            }
        };
    }

    private void failed(Notifier notifier, Delivery delivery) {
        outbox.note(delivery);
        listener.failed(notifier, delivery);
    }
}
