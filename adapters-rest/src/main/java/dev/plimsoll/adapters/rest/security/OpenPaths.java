package dev.plimsoll.adapters.rest.security;

import java.util.Set;

/// The few paths that answer without a token.
final class OpenPaths {
    private static final Set<String> OPEN = Set.of("/health", "/health/liveness", "/health/readiness");

    private OpenPaths() {}

    static boolean contains(String path) {
        return OPEN.contains(path);
    }
}
