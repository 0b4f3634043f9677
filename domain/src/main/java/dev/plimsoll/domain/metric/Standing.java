package dev.plimsoll.domain.metric;

import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one container enters a metric that is measured in containers.
///
/// - Draining and stopped ones are ignored; starting ones are unready; then one without a sample is missing.
/// - CPU only, because starting up costs CPU that is no load. Younger than the initialization period, a
///   container counts only when it is ready and its sample lies wholly after it became so. Older, it is set
///   aside only if it is unready and has been since within the readiness delay of its start: it never
///   became ready. One that was ready once counts, for it may be unready from overload.
/// - Source: Kubernetes HPA, `groupPods`; that starting containers are unready in every metric is ours.
public enum Standing {
    /// Its sample counts.
    COUNTED,
    /// Not fit to be measured yet, with a sample or without.
    UNREADY,
    /// Should have a sample and has none.
    MISSING,
    /// On its way out, or gone.
    IGNORED;

    /// Where one container stands.
    ///
    /// @param sample the container's own samples, if there are any
    /// @param window the time that one sample covers
    public static Standing of(
            FleetContainer container,
            MetricName metric,
            @Nullable TimeSeries sample,
            Duration window,
            Readiness readiness,
            Instant now) {
        return switch (container.phase()) {
            case SPARE, DRAINING, STOPPED -> IGNORED;
            case STARTING -> UNREADY;
            case READY, UNREADY -> {
                if (sample == null) {
                    yield MISSING;
                }
                boolean isSetAside = metric.equals(MetricName.CPU)
                        && isSetAside(container, readiness, sample.latestMillis() - window.toMillis(), now);
                yield isSetAside ? UNREADY : COUNTED;
            }
        };
    }

    /// From when on the samples of a container that counts are of its load and not of its start, in
    /// milliseconds since 1970: of CPU, while it is young, those that lie wholly after it became ready;
    /// else all.
    public static long countsFrom(
            FleetContainer container, MetricName metric, Duration window, Readiness readiness, Instant now) {
        Instant startedAt = container.startedAt();
        boolean isYoung = metric.equals(MetricName.CPU)
                && startedAt != null
                && now.toEpochMilli() - startedAt.toEpochMilli()
                        < readiness.initializationPeriod().toMillis();
        return isYoung ? container.readySince(readiness.warmUp()) + window.toMillis() : Long.MIN_VALUE;
    }

    private static boolean isSetAside(FleetContainer container, Readiness readiness, long sampleBegan, Instant now) {
        Instant startedAt = container.startedAt();
        if (startedAt == null) {
            return !container.isReady();
        }
        // In milliseconds, as this is asked of every container by every policy.
        long started = startedAt.toEpochMilli();
        boolean isYoung =
                now.toEpochMilli() - started < readiness.initializationPeriod().toMillis();
        if (container.isReady()) {
            return isYoung && sampleBegan < container.readySince(readiness.warmUp());
        }
        Instant changedAt = container.readyChangedAt();
        return isYoung
                || changedAt == null
                || changedAt.toEpochMilli() - started
                        < readiness.readinessDelay().toMillis();
    }
}
