package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.ContainerId;
import java.util.List;

/// The outcome of starting containers.
///
/// @param containers those that run now
/// @param failures why others do not, in words for an operator; empty when all that was wanted runs
public record Started(List<ContainerId> containers, List<String> failures) {
    public Started {
        containers = List.copyOf(containers);
        failures = List.copyOf(failures);
    }
}
