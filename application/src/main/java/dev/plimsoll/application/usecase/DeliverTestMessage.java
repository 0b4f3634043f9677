package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.codec.EventTree;
import dev.plimsoll.application.codec.EventWords;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Clock;
import java.util.List;

/// Tries a notifier out, whether or not it is active. It is tried once, at once, so that whoever asks sees how it went.
public final class DeliverTestMessage {
    private final ManageNotifiers notifiers;
    private final MessageSender sender;
    private final Clock clock;

    public DeliverTestMessage(ManageNotifiers notifiers, MessageSender sender, Clock clock) {
        this.notifiers = notifiers;
        this.sender = sender;
        this.clock = clock;
    }

    /// Sends a test message and waits until it has arrived.
    ///
    /// @throws NotFound when there is no such app, or it has no such notifier
    /// @throws InvalidSettings saying why it has not arrived
    public void deliver(String appNameOrId, String id, Actor actor) {
        Notifier notifier = notifiers.find(appNameOrId, id);
        if (notifier.destination().isNobody()) {
            throw refused("has nobody to send to");
        }
        String messageId = Ids.next();
        Message message = new Message(
                messageId,
                EventWords.test(notifier.app(), notifier.name()),
                EventTree.test(messageId, notifier.app(), actor, clock.instant()));
        if (sender.send(notifier.destination(), message) instanceof Sent.Failed(var detail)) {
            throw refused("could not be reached: " + detail);
        }
    }

    private static InvalidSettings refused(String message) {
        return new InvalidSettings(List.of(new Problem("type_data", message)));
    }
}
