package dev.plimsoll.adapters.rest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.access.Token;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/// The secret of a session as clients expect it: a JWT with the claims of the real API, whose `exp` they read.
///
/// It is signed with a key that is thrown away. We know it again by its hash, as we do a token, so neither we nor a
/// thief of the database can make another one: see ADR 19.
final class JsonWebToken {
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS512).type(JOSEObjectType.JWT).build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 64;

    private JsonWebToken() {}

    static String write(Token token, Instant issuedAt, Instant expiresAt) {
        JWSObject jwt = new JWSObject(
                HEADER,
                new Payload(Map.of(
                        "iss", "plimsoll",
                        "iat", issuedAt.getEpochSecond(),
                        "exp", expiresAt.getEpochSecond(),
                        "uuid", token.id(),
                        "rnd", Secrets.random())));
        try {
            jwt.sign(new MACSigner(newKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-512", e);
        }
        return jwt.serialize();
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }
}
