package dev.plimsoll.domain.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One container of a fleet.
///
/// @param number its number within the type; larger is newer
/// @param reportsHealth whether a health check decides that it is ready; otherwise time does
/// @param startedAt when it last started; null when it never did
/// @param isOutdated whether it runs an older configuration of its service than the newest container
public record FleetContainer(
        ContainerId id,
        String name,
        int number,
        ContainerPhase phase,
        boolean reportsHealth,
        @Nullable Instant startedAt,
        boolean isOutdated) {

    /// A container without a health check is ready once it has run for `warmUp`.
    FleetContainer warmedUp(Duration warmUp, Instant now) {
        boolean isCold = phase == ContainerPhase.READY
                && !reportsHealth
                && startedAt != null
                && startedAt.plus(warmUp).isAfter(now);
        return isCold ? in(ContainerPhase.STARTING) : this;
    }

    FleetContainer in(ContainerPhase other) {
        return new FleetContainer(id, name, number, other, reportsHealth, startedAt, isOutdated);
    }
}
