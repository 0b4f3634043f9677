package dev.plimsoll.adapters.metrics.server;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Metrics that are declared for every app alike, and fleets to read them for.
public final class Declarations {
    public static final TargetId TARGET = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    private Declarations() {}

    /// These metrics, declared for any app that is asked for.
    public static List<MetricDefinition> of(AppId app, Map<String, ? extends Origin> origins) {
        List<MetricDefinition> definitions = new ArrayList<>();
        origins.forEach(
                (name, origin) -> definitions.add(new MetricDefinition(app, new MetricName(name), "items", origin)));
        return definitions;
    }

    /// Two containers that are ready: `shop-web-1` and `shop-web-2`.
    public static Fleet two() {
        return fleet(ContainerPhase.READY, ContainerPhase.READY);
    }

    /// Containers in these phases; the id of the first is 64 times `1`, and so on.
    public static Fleet fleet(ContainerPhase... phases) {
        List<FleetContainer> containers = IntStream.rangeClosed(1, phases.length)
                .mapToObj(number -> new FleetContainer(
                        id(number), "shop-web-" + number, number, phases[number - 1], false, Instant.EPOCH, false))
                .toList();
        return new Fleet(TARGET, containers, FleetCondition.STEADY);
    }

    public static ContainerId id(int number) {
        return new ContainerId(String.valueOf(number).repeat(64));
    }

    public static Set<MetricName> names(String... names) {
        return Set.copyOf(Stream.of(names).map(MetricName::new).toList());
    }

    /// What a source reads of one metric now.
    public static Reading read(MetricsSource source, Fleet fleet, String metric) {
        MetricName name = new MetricName(metric);
        return source.read(fleet, Set.of(name), Instant.now()).latest(name);
    }

    /// The value of each container, by its number; fails when it is no such reading.
    public static Map<Integer, Double> eachOf(Reading reading) {
        if (!(reading instanceof Reading.PerContainer samples)) {
            throw new AssertionError("not per container: " + reading);
        }
        return samples.series().entrySet().stream()
                .collect(toUnmodifiableMap(
                        own -> own.getKey().value().charAt(0) - '0',
                        own -> own.getValue().latest()));
    }

    /// The value of the whole fleet; fails when it is no such reading.
    public static double total(Reading reading) {
        if (!(reading instanceof Reading.Total(TimeSeries series))) {
            throw new AssertionError("no total: " + reading);
        }
        return series.latest();
    }

    /// Why there is none; fails when there is one.
    public static String why(Reading reading) {
        return switch (reading) {
            case Reading.Missing(String detail) -> detail;
            case Reading.Unanswered unanswered -> unanswered.detail();
            default -> throw new AssertionError("not missing: " + reading);
        };
    }
}
