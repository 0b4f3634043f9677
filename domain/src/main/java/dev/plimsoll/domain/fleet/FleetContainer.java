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
/// @param isReady whether it answers requests; a draining container may still do so
/// @param readyChangedAt when it last became ready or unready by its health check; null when nobody knows
public record FleetContainer(
        ContainerId id,
        String name,
        int number,
        ContainerPhase phase,
        boolean reportsHealth,
        @Nullable Instant startedAt,
        boolean isOutdated,
        boolean isReady,
        @Nullable Instant readyChangedAt) {

    /// A container that is ready when its phase says so, and of whose changes nobody knows.
    public FleetContainer(
            ContainerId id,
            String name,
            int number,
            ContainerPhase phase,
            boolean reportsHealth,
            @Nullable Instant startedAt,
            boolean isOutdated) {
        this(id, name, number, phase, reportsHealth, startedAt, isOutdated, phase == ContainerPhase.READY, null);
    }

    /// Since when one that is ready has been so, in milliseconds since 1970: as its health check told, else since
    /// its start, after the warm-up if it has no health check.
    public long readySince(Duration warmUp) {
        if (readyChangedAt != null) {
            return readyChangedAt.toEpochMilli();
        }
        long started = startedAt == null ? 0 : startedAt.toEpochMilli();
        return reportsHealth ? started : started + warmUp.toMillis();
    }

    /// Whether it has no health check and has not run for `warmUp` yet.
    boolean isCold(Duration warmUp, Instant now) {
        return phase == ContainerPhase.READY
                && !reportsHealth
                && startedAt != null
                && now.toEpochMilli() - startedAt.toEpochMilli() < warmUp.toMillis();
    }

    /// A draining container may still be ready; any other is what its phase says.
    FleetContainer in(ContainerPhase other) {
        boolean isStillReady = other == ContainerPhase.READY || (other == ContainerPhase.DRAINING && isReady);
        return new FleetContainer(
                id, name, number, other, reportsHealth, startedAt, isOutdated, isStillReady, readyChangedAt);
    }
}
