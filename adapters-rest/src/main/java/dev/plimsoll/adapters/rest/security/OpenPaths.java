package dev.plimsoll.adapters.rest.security;

import java.util.Set;
import java.util.regex.Pattern;

/// The few paths that answer without a token.
final class OpenPaths {
    private static final Set<String> HEALTH = Set.of("/health", "/health/liveness", "/health/readiness");

    /// What the platform offers to everybody; nothing of any app. Clients ask for it without their token.
    private static final Pattern FEATURES =
            Pattern.compile("/v1/(features/[a-z_]+|event_types|event_categories|notification_platforms(/[0-9a-z]+)?)");

    private OpenPaths() {}

    static boolean contains(String path) {
        return HEALTH.contains(path) || FEATURES.matcher(path).matches();
    }
}
