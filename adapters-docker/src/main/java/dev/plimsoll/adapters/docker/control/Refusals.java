package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;

/// Why a service cannot be scaled at all, in words for its owner.
final class Refusals {
    private Refusals() {}

    static Optional<String> of(Sibling sibling, TargetId target) {
        if (NumberedName.like(sibling.name(), target).isEmpty()) {
            return Optional.of(
                    "%s has a fixed name (container_name), so there can be only one".formatted(sibling.name()));
        }
        String address = new Endpoints(sibling).fixedAddress();
        if (!address.isEmpty()) {
            return Optional.of(
                    "%s has a fixed address (%s), so there can be only one".formatted(sibling.name(), address));
        }
        return Optional.empty();
    }
}
