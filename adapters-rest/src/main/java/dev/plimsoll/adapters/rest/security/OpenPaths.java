package dev.plimsoll.adapters.rest.security;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The few paths that answer without a token.
final class OpenPaths {
    private static final Pattern HEALTH = Pattern.compile("/health(/liveness|/readiness)?/?");

    /// What the platform offers to everybody; nothing of any app. Clients ask for it without their token.
    private static final Pattern FEATURES =
            Pattern.compile("/v1/(features/[a-z_]+|event_types|event_categories|notification_platforms(/[^/]+)?)/?");

    /// The document of the API and its explorer: files, the same for everybody.
    private static final Pattern EXPLORER = Pattern.compile("/openapi(/[A-Za-z.-]*)?");

    private OpenPaths() {}

    static boolean contains(String path) {
        return Stream.of(HEALTH, FEATURES, EXPLORER)
                .anyMatch(open -> open.matcher(path).matches());
    }
}
