package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.contract.MessageSenderContract;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhookTest extends MessageSenderContract {
    private static final String SECRET = "5ec2e7".repeat(10);

    private final Receiver receiver = new Receiver();
    private final SettableClock clock = new SettableClock();
    private final PlatformMessageSender sender = new PlatformMessageSender(true, null, clock);

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    @Override
    protected MessageSender sender() {
        return sender;
    }

    @Override
    protected Destination reachable() {
        return webhook("/hook");
    }

    @Override
    protected Destination unreachable() {
        return new Destination.Webhook("http://127.0.0.1:1/", SECRET);
    }

    @Override
    protected Destination forbidden() {
        return new Destination.Webhook("ftp://example.com/", SECRET);
    }

    @Override
    protected List<String> received() {
        return receiver.requests().stream().map(request -> request.text()).toList();
    }

    @Test
    void the_event_is_posted_as_it_is_with_its_delivery_and_the_time() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", "54dc");
        event.put("type_data", Map.of("containers", Map.of("web", "3:M")));
        event.put("list", Arrays.asList(1, 0.75, null, true, "ü"));

        assertThat(sender.send(webhook("/hook"), new Message("a1b2", "text", event)))
                .isEqualTo(new Sent.Delivered());

        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.text())
                .isEqualTo("{\"id\":\"54dc\",\"type_data\":{\"containers\":{\"web\":\"3:M\"}},"
                        + "\"list\":[1,0.75,null,true,\"ü\"]}");
        assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.header("X-Plimsoll-Delivery")).isEqualTo("a1b2");
        assertThat(request.header("X-Plimsoll-Timestamp"))
                .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    }

    @Test
    void a_receiver_can_prove_who_sent_it() throws Exception {
        assertThat(sender.send(webhook("/hook"), new Message("a1b2", "text", Map.of("type", "scale"))))
                .isEqualTo(new Sent.Delivered());

        Receiver.Request request = receiver.requests().getFirst();
        byte[] signed = (request.header("X-Plimsoll-Timestamp") + "." + request.text()).getBytes(UTF_8);
        assertThat(request.header("X-Plimsoll-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(hmac(SECRET.getBytes(UTF_8), signed)));
    }

    @Test
    void no_secret_is_sent_or_told() {
        Destination target = webhook("/status/500");
        Sent sent = sender.send(target, new Message("a1b2", "text", Map.of()));

        assertThat(target.toString() + sent).doesNotContain(SECRET);
        assertThat(receiver.requests().toString()
                        + receiver.requests().getFirst().text())
                .doesNotContain(SECRET);
    }

    private Destination webhook(String path) {
        return new Destination.Webhook(receiver.url(path), SECRET);
    }

    /// RFC 2104, by hand: H(key xor opad, H(key xor ipad, text)).
    private static byte[] hmac(byte[] key, byte[] text) throws Exception {
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int index = 0; index < 64; index++) {
            int digit = index < key.length ? key[index] : 0;
            inner[index] = (byte) (digit ^ 0x36);
            outer[index] = (byte) (digit ^ 0x5c);
        }
        return sha256(outer, sha256(inner, text));
    }

    private static byte[] sha256(byte[] first, byte[] second) throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(first);
        both.write(second);
        return MessageDigest.getInstance("SHA-256").digest(both.toByteArray());
    }
}
