package dev.plimsoll.adapters.docker.inspect;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The addresses of a container from one of its starts to the next.
///
/// @param startedAt which start that was
record Addresses(@Nullable Instant startedAt, Set<String> values) {
    static Addresses of(FleetContainer container, JsonNode inspected) {
        JsonNode networks = inspected.path("NetworkSettings").path("Networks");
        return new Addresses(
                container.startedAt(),
                StreamSupport.stream(networks.spliterator(), false)
                        .flatMap(network -> Stream.of(network.path("IPAddress"), network.path("GlobalIPv6Address")))
                        .map(address -> address.asText(""))
                        .filter(address -> !address.isBlank())
                        .collect(toUnmodifiableSet()));
    }

    boolean areOf(FleetContainer container) {
        return Objects.equals(startedAt, container.startedAt());
    }
}
