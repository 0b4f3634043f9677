package dev.plimsoll.adapters.notifications;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.util.Map;

/// Posts the text as Slack's incoming webhooks want it; many others, such as Mattermost and Rocket.Chat, take the same.
final class Slack {
    private final HttpPost http;

    Slack(HttpPost http) {
        this.http = http;
    }

    Sent send(Destination.Slack target, Message message) {
        return http.post(target.url(), Webhook.bytes(Map.of("text", escaped(message.text()))), Map.of());
    }

    /// These three characters, and only these, mean something there.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
