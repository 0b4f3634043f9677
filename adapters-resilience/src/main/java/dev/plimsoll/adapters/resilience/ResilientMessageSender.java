package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import java.net.URI;
import java.util.Optional;

/// Messages behind a circuit for each destination. None is sent again here, as whoever sends does that, and knows which
/// have arrived.
public final class ResilientMessageSender implements MessageSender {
    private final MessageSender sender;
    private final Circuits circuits;

    public ResilientMessageSender(MessageSender sender, Circuits circuits) {
        this.sender = sender;
        this.circuits = circuits;
    }

    @Override
    public Optional<String> refusal(Destination destination) {
        return sender.refusal(destination);
    }

    @Override
    public Sent send(Destination destination, Message message) {
        try {
            return circuits.of("notifier", destination, name(destination))
                    .askOnce(() -> sender.send(destination, message), sent -> problem(destination, sent));
        } catch (NoAnswer none) {
            return new Sent.Failed(none.words());
        }
    }

    /// What is refused before it is sent says nothing of the receiver.
    private Optional<String> problem(Destination destination, Sent sent) {
        return switch (sent) {
            case Sent.Delivered() -> Optional.empty();
            case Sent.Failed(String detail) ->
                sender.refusal(destination).isPresent() ? Optional.empty() : Optional.of(detail);
        };
    }

    /// Addresses of people and paths of webhooks are secrets: a number tells one from another.
    private static String name(Destination destination) {
        String where = switch (destination) {
            case Destination.Webhook(String url, var _) -> " at " + host(url);
            case Destination.Slack(String url) -> " at " + host(url);
            case Destination.Email _ -> "";
        };
        return "notifier by %s%s (%08x)".formatted(destination.platform().text(), where, destination.hashCode());
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException _) {
            return "an unknown host";
        }
    }
}
