package dev.plimsoll.adapters.docker.inspect;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The addresses of a container, by network, from one of its starts to the next.
///
/// @param startedAt which start that was
record Addresses(@Nullable Instant startedAt, Map<String, Set<String>> byNetwork) {
    static Addresses of(FleetContainer container, JsonNode inspected) {
        Map<String, Set<String>> byNetwork = new HashMap<>();
        inspected.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            Set<String> own = Stream.of("IPAddress", "GlobalIPv6Address")
                    .map(key -> network.getValue().path(key).asText(""))
                    .filter(address -> !address.isBlank())
                    .collect(toUnmodifiableSet());
            if (!own.isEmpty()) {
                byNetwork.put(network.getKey(), own);
            }
        });
        return new Addresses(container.startedAt(), Map.copyOf(byNetwork));
    }

    boolean areOf(FleetContainer container) {
        return Objects.equals(startedAt, container.startedAt());
    }
}
