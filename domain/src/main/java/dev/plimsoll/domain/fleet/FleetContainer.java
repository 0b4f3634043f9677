package dev.plimsoll.domain.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One container of a fleet.
///
/// @param number its number within the type; larger is newer
/// @param reportsHealth whether a health check decides that it is ready; otherwise time does
/// @param startedAt when it last started; null when it never did
/// @param isOutdated whether it runs an older configuration of its service than the newest container, or is
///     to be replaced for another reason
/// @param isReady whether it answers requests; a draining container may still do so
/// @param readyChangedAt when it last became ready or unready by its health check; null when nobody knows
/// @param traits what else is known of it
public record FleetContainer(
        ContainerId id,
        String name,
        int number,
        ContainerPhase phase,
        boolean reportsHealth,
        @Nullable Instant startedAt,
        boolean isOutdated,
        boolean isReady,
        @Nullable Instant readyChangedAt,
        Traits traits) {

    /// What nothing but its removal and its requests depend on.
    ///
    /// @param labels what people wrote for Plimsoll on it: those labels that begin with `plimsoll.`
    /// @param isProtected whether a person wants it to stay as long as others can go
    /// @param isBusy whether its load balancer counts requests that it has; `false` where none counts
    /// @param isPaused whether it was paused, so that it is no wonder that it does not answer
    public record Traits(Map<String, String> labels, boolean isProtected, boolean isBusy, boolean isPaused) {
        /// One of which nothing is known.
        public static final Traits NONE = of(Map.of());

        public Traits {
            labels = Map.copyOf(labels);
        }

        /// One of which only the labels are known.
        public static Traits of(Map<String, String> labels) {
            return new Traits(labels, false, false, false);
        }

        Traits protecting() {
            return new Traits(labels, true, isBusy, isPaused);
        }

        Traits busy() {
            return new Traits(labels, isProtected, true, isPaused);
        }
    }

    /// A container that is ready when its phase says so, and of whose changes nobody knows.
    public FleetContainer(
            ContainerId id,
            String name,
            int number,
            ContainerPhase phase,
            boolean reportsHealth,
            @Nullable Instant startedAt,
            boolean isOutdated) {
        this(id, name, number, phase, reportsHealth, startedAt, isOutdated, Traits.NONE);
    }

    /// A container that is ready when its phase says so, and of whose changes nobody knows.
    public FleetContainer(
            ContainerId id,
            String name,
            int number,
            ContainerPhase phase,
            boolean reportsHealth,
            @Nullable Instant startedAt,
            boolean isOutdated,
            Traits traits) {
        this(
                id,
                name,
                number,
                phase,
                reportsHealth,
                startedAt,
                isOutdated,
                phase == ContainerPhase.READY,
                null,
                traits);
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
                id, name, number, other, reportsHealth, startedAt, isOutdated, isStillReady, readyChangedAt, traits);
    }

    /// The same container, which is to be replaced.
    FleetContainer outdated() {
        return new FleetContainer(
                id, name, number, phase, reportsHealth, startedAt, true, isReady, readyChangedAt, traits);
    }

    /// The same container, of which something other than time tells whether it is ready.
    FleetContainer reportingHealth() {
        return new FleetContainer(
                id, name, number, phase, true, startedAt, isOutdated, isReady, readyChangedAt, traits);
    }

    /// The same container of which something else is known.
    FleetContainer with(Traits other) {
        return new FleetContainer(
                id, name, number, phase, reportsHealth, startedAt, isOutdated, isReady, readyChangedAt, other);
    }
}
