package dev.plimsoll.domain.metric;

import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.Map;

/// What is known of one metric at one moment.
public sealed interface Reading {
    /// Values young enough to act on, by container; a container that is not in the map has no sample.
    record Fresh(Map<ContainerId, Double> perContainer) implements Reading {
        public Fresh {
            perContainer = Map.copyOf(perContainer);
        }
    }

    /// There are values, but the newest is `age` old: too old to act on.
    record Stale(Duration age) implements Reading {}

    /// There is nothing, and why.
    record Missing(String detail) implements Reading {}
}
