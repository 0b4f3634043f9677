package dev.plimsoll.adapters.docker.control;

import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service waits for before it starts, as Compose (v2 and later) writes it in a label:
/// `db:service_healthy:false,cache:service_started:true`.
///
/// Like Compose, we do not wait for a service that has no containers: it is scaled to zero, or optional.
final class Dependencies {
    private final LabelledContainers containers;

    Dependencies(LabelledContainers containers) {
        this.containers = containers;
    }

    /// What does not hold yet, in words; empty when the service may start.
    Optional<String> unmet(TargetId target, Sibling sibling) {
        String label = sibling.label(Labels.DEPENDS_ON);
        if (label.isBlank()) {
            return Optional.empty();
        }
        Map<String, List<LabelledContainer>> services = containers.of(target.app()).stream()
                .collect(groupingBy(container -> container.target().containerType()));
        return Arrays.stream(label.split(",", -1))
                .map(entry -> entry.split(":", -1))
                .flatMap(parts -> unmet(parts[0], parts.length > 1 ? parts[1] : "service_started", services).stream())
                .findFirst();
    }

    private static Optional<String> unmet(
            String service, String condition, Map<String, List<LabelledContainer>> services) {
        List<LabelledContainer> needed = services.getOrDefault(service, List.of());
        boolean holds = needed.isEmpty()
                || switch (condition) {
                    case "service_healthy" ->
                        needed.stream().filter(LabelledContainer::isAlive).anyMatch(LabelledContainer::isHealthy);
                    case "service_completed_successfully" -> needed.stream().anyMatch(LabelledContainer::hasSucceeded);
                    default -> needed.stream().anyMatch(LabelledContainer::isAlive);
                };
        return holds ? Optional.empty() : Optional.of("it depends on %s (%s)".formatted(service, condition));
    }
}
