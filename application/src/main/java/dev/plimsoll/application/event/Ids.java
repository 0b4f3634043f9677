package dev.plimsoll.application.event;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids of what happens: 24 lower-case hex digits that nobody has had before.
public final class Ids {
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
