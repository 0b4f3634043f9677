package dev.plimsoll.adapters.docker.metrics;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes readings of the samples of one fleet.
///
/// @param running all its containers that run
/// @param limits of those that the Engine told of
/// @param containers those that were measured
/// @param nanos now, on the clock of the samples
record Readings(
        Set<ContainerId> running,
        Map<ContainerId, Limits> limits,
        Map<ContainerId, MeasuredContainer> containers,
        Bases bases,
        long nanos) {
    /// What is known where something is, else why there is nothing: too old only if that is all there is to say.
    Reading of(Measure measure, Instant now) {
        Map<ContainerId, Sampled> samples = samples(measure);
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Duration covered = Duration.ZERO;
        for (Map.Entry<ContainerId, Sampled> own : samples.entrySet()) {
            if (own.getValue() instanceof Sampled.Value value) {
                series.put(own.getKey(), TimeSeries.of(now.minus(value.age()), value.amount()));
                covered = value.covered().compareTo(covered) > 0 ? value.covered() : covered;
            }
        }
        return series.isEmpty() ? nothing(samples) : new Reading.PerContainer(series, reserves(measure), covered);
    }

    private Map<ContainerId, Sampled> samples(Measure measure) {
        Map<ContainerId, Sampled> samples = new HashMap<>();
        limits.forEach((id, own) -> {
            MeasuredContainer container = containers.get(id);
            if (container != null) {
                samples.put(id, container.samples().sampled(measure, nanos).per(bases.of(measure, own)));
            }
        });
        return samples;
    }

    private static Reading nothing(Map<ContainerId, Sampled> samples) {
        return only(Sampled.Nothing.class, samples)
                .findFirst()
                .<Reading>map(nothing -> new Reading.Missing(nothing.why()))
                .or(() -> only(Sampled.Old.class, samples)
                        .map(Sampled.Old::age)
                        .min(Duration::compareTo)
                        .map(Reading.Stale::new))
                .orElseGet(() -> new Reading.Missing(ContainerSamples.TOO_SOON.why()));
    }

    private static <S extends Sampled> Stream<S> only(Class<S> kind, Map<ContainerId, Sampled> samples) {
        return samples.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    /// What each container may use. Clones of one service may all use the same, so one whose limits cannot be
    /// read has the largest that is known.
    private Map<ContainerId, Double> reserves(Measure measure) {
        double largest = limits.values().stream()
                .mapToDouble(own -> bases.of(measure, own))
                .max()
                .orElse(0);
        return running.stream().collect(toUnmodifiableMap(id -> id, id -> {
            Limits own = limits.get(id);
            return own == null ? largest : bases.of(measure, own);
        }));
    }
}
