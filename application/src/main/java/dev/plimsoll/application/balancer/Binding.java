package dev.plimsoll.application.balancer;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which load balancer gives requests to the containers of a target, and under what name.
///
/// Example: `new Binding(HAPROXY, "web", Duration.ofMillis(500))` is the backend `web` of HAProxy, whose
/// servers it checks twice a second.
///
/// @param name of the backend of HAProxy, the upstream of nginx or the service of Traefik
/// @param checkInterval between two checks of a container, from 10 ms to 1 h, where the balancer checks
public record Binding(Kind kind, String name, Duration checkInterval) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// The load balancers that can be told.
    public enum Kind {
        HAPROXY,
        NGINX,
        TRAEFIK;

        /// As it stands in labels: `haproxy`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Binding {
        new Problems()
                .check(
                        NAME.matcher(name).matches(),
                        kind.text(),
                        "must be a name of letters, digits and _.- that begins with none of .-")
                .check(
                        checkInterval.compareTo(SHORTEST) >= 0 && checkInterval.compareTo(LONGEST) <= 0,
                        "check-interval",
                        "must be from 10ms to 1h")
                .refuse();
    }

    /// Whether it is the same part of the same load balancer, however that checks.
    public boolean isSamePlace(Binding other) {
        return kind == other.kind && name.equals(other.name);
    }

    /// For people: `haproxy web`.
    @Override
    public String toString() {
        return kind.text() + " " + name;
    }
}
