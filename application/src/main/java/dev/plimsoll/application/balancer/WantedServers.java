package dev.plimsoll.application.balancer;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.validation.Problems;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a load balancer is to have of one target. A container that is in neither is to be taken out at
/// once, with what it has in flight: it is gone, or had time enough to drain.
///
/// ```java
/// new WantedServers(Map.of(first, new Endpoint("172.18.0.3", 8080)), Set.of(second))
/// ```
///
/// @param serving those that are to get requests, as soon as the balancer finds them fit
/// @param draining those that are to get no more and to end what they have
public record WantedServers(Map<ContainerId, Endpoint> serving, Set<ContainerId> draining) {
    /// Ids stand in commands and configurations.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    /// Nobody gets requests.
    public static final WantedServers NONE = new WantedServers(Map.of(), Set.of());

    public WantedServers {
        serving = Map.copyOf(serving);
        draining = Set.copyOf(draining);
        new Problems()
                .check(
                        Stream.concat(serving.keySet().stream(), draining.stream())
                                .allMatch(id -> ID.matcher(id.value()).matches()),
                        "containers",
                        "must have ids of letters, digits and _.-")
                .check(
                        serving.keySet().stream().noneMatch(draining::contains),
                        "draining",
                        "must not be serving as well")
                .refuse();
    }
}
