package dev.plimsoll.application.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// How secrets are made and compared.
///
/// Those of our own making hold 256 random bits, so a plain SHA-256 is enough to keep them secret.
///
/// A secret is looked up by its hash, and no time that this takes helps to guess it: an index compares digit by digit
/// and gives away how far two hashes agree, but nobody can choose the hash of what he sends. The row that was found is
/// compared once more, in constant time, so that this does not hang on how a database compares texts.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 12;

    private Secrets() {}

    /// The hash under which a secret is kept.
    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether two hashes are the same, in a time that does not depend on where they differ.
    public static boolean areSame(String hash, String other) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /// A new secret.
    public static String random() {
        return hex(SECRET_BYTES);
    }

    /// A new id of a token.
    public static String randomId() {
        return "tk-" + hex(ID_BYTES);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
