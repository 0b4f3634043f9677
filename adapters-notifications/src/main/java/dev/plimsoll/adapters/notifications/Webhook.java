package dev.plimsoll.adapters.notifications;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.time.Clock;
import java.util.Map;

/// Posts events as the API writes them, signed.
final class Webhook {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

    private final HttpPost http;
    private final Clock clock;

    Webhook(HttpPost http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Sent send(Destination.Webhook target, Message message) {
        byte[] body = bytes(message.event());
        return http.post(target.url(), body, Signature.headers(target.secret(), message.id(), clock.instant(), body));
    }

    /// A tree as JSON in UTF-8.
    static byte[] bytes(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }
}
