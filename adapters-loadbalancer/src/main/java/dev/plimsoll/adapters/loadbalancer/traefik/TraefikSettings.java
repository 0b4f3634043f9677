package dev.plimsoll.adapters.loadbalancer.traefik;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.regex.Pattern;

/// A service of Traefik's HTTP provider for one target.
///
/// ```java
/// new TraefikSettings("web", Duration.ofSeconds(5), Duration.ofSeconds(10))
/// ```
///
/// @param service its name, which labels write as `web@http`
/// @param poll between two polls: the provider's `pollInterval`
/// @param grace for how long after a poll a container may still have requests: the 2 s in which Traefik
///     gathers changes, and as long as a request takes
public record TraefikSettings(String service, Duration poll, Duration grace) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public TraefikSettings {
        new Problems()
                .check(NAME.matcher(service).matches(), "service", "must be a name of letters, digits and _-")
                .check(poll.toMillis() >= 1 && poll.compareTo(LONGEST) <= 0, "poll", "must be between 1 ms and 1 h")
                .check(!grace.isNegative() && grace.compareTo(LONGEST) <= 0, "grace", "must be between 0 s and 1 h")
                .refuse();
    }
}
