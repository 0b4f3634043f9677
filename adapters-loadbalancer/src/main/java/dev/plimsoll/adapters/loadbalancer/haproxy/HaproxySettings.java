package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.regex.Pattern;

/// A backend of HAProxy for one target.
///
/// ```java
/// new HaproxySettings("/run/haproxy/admin.sock", "web", Duration.ofMillis(500), 2, 1)
/// ```
///
/// The backend needs a dynamic algorithm, such as `roundrobin` or `leastconn`, and says how checks are made
/// (`option httpchk`); the socket needs `level admin`.
///
/// @param socket the path of its stats socket, or `host:port` where it listens on TCP
/// @param checkInterval between two checks of a server
/// @param fall how many checks in a row have to fail before a server gets no more requests
/// @param rise how many have to pass before it gets them again
public record HaproxySettings(String socket, String backend, Duration checkInterval, int fall, int rise) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    public HaproxySettings {
        new Problems()
                .check(
                        SocketAddresses.isAddress(socket),
                        "socket",
                        "must be a path like /run/haproxy/admin.sock, or host:port")
                .check(NAME.matcher(backend).matches(), "backend", "must be the name of a backend")
                .check(
                        checkInterval.toMillis() >= 1 && checkInterval.compareTo(LONGEST) <= 0,
                        "check_interval",
                        "must be between 1 ms and 1 h")
                .check(fall >= 1 && fall <= 1000, "fall", "must be between 1 and 1000")
                .check(rise >= 1 && rise <= 1000, "rise", "must be between 1 and 1000")
                .refuse();
    }
}
