package dev.plimsoll.adapters.notifications;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends messages the way each platform wants them.
public final class PlatformMessageSender implements MessageSender, AutoCloseable {
    private final HttpPost http;
    private final Webhook webhook;
    private final Slack slack;
    private final @Nullable Mail mail;

    /// A sender of its own; close it.
    ///
    /// @param mayBeLocal whether URLs may lead to this machine or what is linked to it
    /// @param mail where e-mails are handed in; null when nothing is configured
    public PlatformMessageSender(boolean mayBeLocal, @Nullable MailSettings mail, Clock clock) {
        this.http = new HttpPost(mayBeLocal);
        this.webhook = new Webhook(http, clock);
        this.slack = new Slack(http);
        this.mail = mail == null ? null : new Mail(mail, clock);
    }

    @Override
    public Optional<String> refusal(Destination destination) {
        return switch (destination) {
            case Destination.Webhook(String url, var _) -> http.refusal(url);
            case Destination.Slack(String url) -> http.refusal(url);
            case Destination.Email _ -> mail == null ? Optional.of(Mail.UNCONFIGURED) : Optional.empty();
        };
    }

    @Override
    public Sent send(Destination destination, Message message) {
        return switch (destination) {
            case Destination.Webhook target -> webhook.send(target, message);
            case Destination.Slack target -> slack.send(target, message);
            case Destination.Email target ->
                mail == null ? new Sent.Failed(Mail.UNCONFIGURED) : mail.send(target, message);
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
