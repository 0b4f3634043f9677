package dev.plimsoll.application.balancer;

import dev.plimsoll.domain.validation.Problems;
import java.util.regex.Pattern;

/// Where a container takes requests: `new Endpoint("172.18.0.3", 8080)`.
///
/// @param ip an address as numbers, as load balancers would look up a name once at most
public record Endpoint(String ip, int port) {
    /// HAProxy takes anything for a name that it then never looks up, so only what is an address gets there.
    private static final Pattern IP_V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private static final Pattern IP_V6 = Pattern.compile("([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
            + "|(?=.*::)(?!.*::.*::)(?!.*:::)(?!:[^:])(?!.*[^:]:$)[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}");

    public Endpoint {
        new Problems()
                .check(IP_V4.matcher(ip).matches() || IP_V6.matcher(ip).matches(), "ip", "must be an IP address")
                .check(port >= 1 && port <= 65_535, "port", "must be between 1 and 65535")
                .refuse();
    }

    /// As it stands in URLs and configurations: `172.18.0.3:8080`, `[fd00::3]:8080`.
    @Override
    public String toString() {
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port;
    }
}
