package dev.plimsoll.application.balancer;

import dev.plimsoll.domain.validation.Problems;
import java.util.regex.Pattern;

/// Where a container takes requests: `new Endpoint("172.18.0.3", 8080)`.
///
/// @param ip an address as numbers, as load balancers would look up a name once at most
public record Endpoint(String ip, int port) {
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}");

    public Endpoint {
        new Problems()
                .check(IP.matcher(ip).matches(), "ip", "must be an IP address")
                .check(port >= 1 && port <= 65_535, "port", "must be between 1 and 65535")
                .refuse();
    }

    /// As it stands in URLs and configurations: `172.18.0.3:8080`, `[fd00::3]:8080`.
    @Override
    public String toString() {
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port;
    }
}
