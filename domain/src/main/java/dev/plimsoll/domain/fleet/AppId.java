package dev.plimsoll.domain.fleet;

import dev.plimsoll.domain.validation.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Names an app: its kind and the name the platform knows it by (the Compose project name).
///
/// Example: `new AppId(COMPOSE, "shop").hex()` is 24 lower-case hex digits, the same on every machine.
public record AppId(AppKind kind, String name) {
    private static final int ID_BYTES = 12;

    public AppId {
        new Problems().check(!name.isBlank(), "name", "must not be blank").refuse();
    }

    /// The id that the API shows: a stable hash of kind and name.
    public String hex() {
        String input = kind.name().toLowerCase(Locale.ROOT) + ":" + name;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
