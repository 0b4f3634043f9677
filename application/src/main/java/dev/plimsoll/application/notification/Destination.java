package dev.plimsoll.application.notification;

import java.util.List;

/// Where messages of a notifier go.
public sealed interface Destination {
    /// The platform that knows the way.
    default NotificationPlatform platform() {
        return switch (this) {
            case Webhook _ -> NotificationPlatform.WEBHOOK;
            case Slack _ -> NotificationPlatform.SLACK;
            case Email _ -> NotificationPlatform.EMAIL;
        };
    }

    /// Whether there is anybody to tell.
    default boolean isNobody() {
        return this instanceof Email(List<String> emails) && emails.isEmpty();
    }

    /// Any HTTP server.
    ///
    /// @param secret signs what is sent, so that the receiver knows that it is from us
    record Webhook(String url, String secret) implements Destination {
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }

    /// An incoming webhook of Slack, or of what understands the same.
    record Slack(String url) implements Destination {}

    /// People's mailboxes.
    record Email(List<String> emails) implements Destination {
        public Email {
            emails = List.copyOf(emails);
        }
    }
}
