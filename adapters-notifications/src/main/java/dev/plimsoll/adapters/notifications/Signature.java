package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves to a receiver that a message is from us, and when it was sent.
///
/// - Formula: `sha256=` and the hex digits of HMAC-SHA256 with the notifier's secret, as it was shown, over the
///   timestamp, a full stop and the body.
/// - With openssl: `printf '%s.%s' "$timestamp" "$body" | openssl dgst -sha256 -hmac "$secret"`.
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// The headers by which a receiver knows a repetition, when it was sent, and from whom it is.
    static Map<String, String> headers(String secret, String delivery, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(
                "X-Plimsoll-Delivery", delivery,
                "X-Plimsoll-Timestamp", timestamp,
                "X-Plimsoll-Signature", of(secret, timestamp, body));
    }

    static String of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
