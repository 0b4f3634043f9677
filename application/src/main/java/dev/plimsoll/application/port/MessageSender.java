package dev.plimsoll.application.port;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import java.util.Optional;

/// Sends messages on the platforms. Every adapter passes `MessageSenderContract`.
///
/// Thread-safe. Calls block until done or until the adapter's deadline, at most half a minute, so run them on virtual
/// threads. What goes wrong outside is an answer, not an exception: it happens every day.
public interface MessageSender {
    /// Why messages will never get there, in words for people; empty when they may.
    Optional<String> refusal(Destination destination);

    /// Sends one message, and asks again what `refusal` asks.
    Sent send(Destination destination, Message message);

    /// How it went.
    sealed interface Sent {
        /// The receiver has taken it.
        record Delivered() implements Sent {}

        /// It is unknown whether the receiver has it.
        ///
        /// @param detail why, in words for people and without secrets
        record Failed(String detail) implements Sent {}
    }
}
