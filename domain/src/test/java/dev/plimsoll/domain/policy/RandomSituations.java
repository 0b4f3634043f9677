package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Random situations in which some metrics are observed.
final class RandomSituations {
    private static final double[] ABSURD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -1,
        -0.0,
        0,
        Double.MIN_VALUE,
        0.5,
        3,
        1e18,
        Double.MAX_VALUE
    };
    private static final int[] COUNTS = {0, 1, 5, 3000, Integer.MAX_VALUE};
    private static final Instant[] CLOCKS = {
        Instant.EPOCH, Situations.NOW.minusSeconds(3600), Situations.NOW, Instant.parse("9999-12-31T23:59:59Z")
    };

    private RandomSituations() {}

    /// At least one ready container, and every container that should have samples has them, each of up to
    /// twice the load. Equal seeds give equal situations but for the load.
    static Situation loaded(Set<MetricName> metrics, long seed, double load) {
        RandomGenerator random = new Random(seed);
        Fleet fleet = Fleets.of(1 + random.nextInt(12), random.nextInt(3), random.nextInt(2));
        Map<MetricName, Reading> readings = new HashMap<>();
        for (MetricName metric : sorted(metrics)) {
            readings.put(metric, reading(fleet, random, load));
        }
        int ordered = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        return new Situation(
                fleet,
                fleet.current() + ordered,
                Behaviors.of(Situations.TENTH, random.nextBoolean() ? Behaviors.PATIENT : Readiness.DEFAULT),
                new Observations(readings),
                new Guards(0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 4 * random.nextDouble()),
                ScalingMemory.EMPTY,
                Situations.NOW);
    }

    /// Anything at all: absurd numbers, empty and huge fleets, clocks far off.
    static Situation absurd(Set<MetricName> metrics, RandomGenerator random) {
        Fleet fleet = anyFleet(random);
        Map<MetricName, Reading> readings = new HashMap<>();
        for (MetricName metric : sorted(metrics)) {
            readings.put(metric, anyReading(fleet, random));
        }
        return new Situation(
                fleet,
                COUNTS[random.nextInt(COUNTS.length)],
                Behaviors.of(Situations.TENTH, random.nextBoolean() ? Behaviors.PATIENT : Readiness.DEFAULT),
                new Observations(readings),
                Guards.DEFAULT,
                ScalingMemory.EMPTY,
                CLOCKS[random.nextInt(CLOCKS.length)]);
    }

    static Situation with(Situation situation, MetricName metric, Reading reading) {
        Map<MetricName, Reading> readings =
                new HashMap<>(situation.observations().readings());
        readings.put(metric, reading);
        return with(situation, new Observations(readings));
    }

    static Situation with(Situation situation, Observations observations) {
        return new Situation(
                situation.fleet(),
                situation.current(),
                situation.behavior(),
                observations,
                situation.guards(),
                situation.memory(),
                situation.now());
    }

    /// The same with another memory and at another time.
    static Situation at(Situation situation, ScalingMemory memory, Instant now) {
        return new Situation(
                situation.fleet(),
                situation.current(),
                situation.behavior(),
                situation.observations(),
                situation.guards(),
                memory,
                now);
    }

    /// The same at another time, and its samples with it.
    static Situation moved(Situation situation, Instant now) {
        Map<MetricName, Reading> readings = new HashMap<>();
        situation.observations().readings().forEach((metric, reading) -> readings.put(metric, moved(reading, now)));
        return at(with(situation, new Observations(readings)), situation.memory(), now);
    }

    private static Reading moved(Reading reading, Instant now) {
        return switch (reading) {
            case Reading.Total(var series) -> new Reading.Total(moved(series, now));
            case Reading.PerContainer(var series, var reserves, var window) -> {
                Map<ContainerId, TimeSeries> moved = new HashMap<>();
                series.forEach((id, own) -> moved.put(id, moved(own, now)));
                yield new Reading.PerContainer(moved, reserves, window);
            }
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> reading;
        };
    }

    private static TimeSeries moved(TimeSeries series, Instant now) {
        return series(
                now,
                IntStream.range(0, series.size()).mapToDouble(series::value).toArray());
    }

    /// Samples of `values` that end now, one every five seconds.
    static TimeSeries series(double... values) {
        return series(Situations.NOW, values);
    }

    private static TimeSeries series(Instant now, double... values) {
        long[] millis = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            millis[i] = now.toEpochMilli() - 5000L * (values.length - 1 - i);
        }
        return TimeSeries.of(millis, values);
    }

    private static List<MetricName> sorted(Set<MetricName> metrics) {
        return metrics.stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    private static Reading reading(Fleet fleet, RandomGenerator random, double load) {
        if (random.nextInt(4) == 0) {
            return new Reading.Total(series(random, load));
        }
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            reserves.put(container.id(), 1.0);
            TimeSeries own = series(random, load);
            if (container.phase() != ContainerPhase.STARTING) {
                series.put(container.id(), own);
            }
        }
        return new Reading.PerContainer(series, reserves, Duration.ofSeconds(random.nextInt(10)));
    }

    private static TimeSeries series(RandomGenerator random, double load) {
        return series(random.doubles(1 + random.nextInt(20), 0.01, 2)
                .map(value -> value * load)
                .toArray());
    }

    private static Fleet anyFleet(RandomGenerator random) {
        int size = random.nextInt(50) == 0 ? 3000 : random.nextInt(6);
        List<FleetContainer> containers = new ArrayList<>();
        ContainerPhase[] phases = ContainerPhase.values();
        for (int number = 1; number <= size; number++) {
            containers.add(Fleets.container(number, phases[random.nextInt(phases.length)]));
        }
        return Fleets.of(containers);
    }

    private static Reading anyReading(Fleet fleet, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Reading.Missing("the collector is away");
            case 1 -> new Reading.Stale(Duration.ofSeconds(40));
            case 2 -> new Reading.Unmeasured();
            case 3 -> new Reading.Total(anySeries(random));
            default -> {
                Map<ContainerId, TimeSeries> series = new HashMap<>();
                for (FleetContainer container : fleet.containers()) {
                    if (random.nextInt(5) > 0) {
                        series.put(container.id(), anySeries(random));
                    }
                }
                yield new Reading.PerContainer(series, anyReserves(fleet, random), Duration.ZERO);
            }
        };
    }

    /// All of them as a rule, so that utilizations are computed; else some, or none.
    private static Map<ContainerId, Double> anyReserves(Fleet fleet, RandomGenerator random) {
        Map<ContainerId, Double> reserves = new HashMap<>();
        int kind = random.nextInt(6);
        for (FleetContainer container : fleet.containers()) {
            double reserve = Math.pow(10, random.nextDouble(-3, 3));
            boolean isKnown = kind > 1 || (kind == 1 && random.nextBoolean());
            if (isKnown) {
                reserves.put(container.id(), reserve);
            }
        }
        return reserves;
    }

    private static TimeSeries anySeries(RandomGenerator random) {
        return series(random.doubles(1 + random.nextInt(5))
                .map(part -> ABSURD[(int) (part * ABSURD.length)])
                .toArray());
    }
}
