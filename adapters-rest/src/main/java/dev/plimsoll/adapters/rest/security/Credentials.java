package dev.plimsoll.adapters.rest.security;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Finds the token in a request: `Authorization: Bearer TOKEN`, or Basic with the token as password. The user of Basic
/// says nothing; clients leave it empty (`curl -u ":$TOKEN"`).
final class Credentials {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    static Optional<String> tokenIn(HttpRequest<?> request) {
        return request.getHeaders().getAuthorization().flatMap(Credentials::token);
    }

    private static Optional<String> token(String header) {
        if (hasScheme(header, BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return hasScheme(header, BASIC)
                ? password(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static boolean hasScheme(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
