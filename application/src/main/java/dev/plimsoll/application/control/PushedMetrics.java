package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Sample;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Metrics that are pushed to us.
///
/// - A sample that names a container is of that container, one that names none is of the whole fleet. Where a
///   metric has fresh ones of containers of the fleet, these count.
/// - The newest sample counts, with those of the ten seconds before it as the metric's aggregation says. A counter is
///   its rate a second over the last minute.
/// - After a minute without a sample a metric is stale; after ten it is forgotten. Samples are in memory only.
///
/// Thread-safe.
public final class PushedMetrics implements MetricsSource {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final int SHORT_ID = 12;

    /// Series of one app; the one that was not pushed for longest goes first.
    static final int MOST_SERIES = 2_000;

    private final KnownDefinitions definitions;
    private final Map<AppId, Map<Key, PushedSeries>> series = new HashMap<>();

    /// @param container null for the whole fleet
    private record Key(MetricName metric, @Nullable String container) {}

    public PushedMetrics(KnownDefinitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String name() {
        return "pushed";
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return pushed(target.app()).map(MetricDefinition::name).collect(toUnmodifiableSet());
    }

    /// Takes samples in; all of them are of metrics that are pushed, and none is of the future.
    public synchronized void take(AppId app, List<Sample> samples, Instant now) {
        Map<Key, PushedSeries> own = series.computeIfAbsent(app, _ -> new LinkedHashMap<>());
        for (Sample sample : samples) {
            Key key = new Key(sample.name(), sample.container());
            PushedSeries known = own.remove(key);
            PushedSeries kept = known == null ? new PushedSeries() : known;
            kept.add(sample.at(), sample.value(), now);
            own.put(key, kept);
        }
        forgetOld(now);
    }

    /// Forgets what was pushed of a metric that is declared anew, or no more.
    public synchronized void forget(AppId app, MetricName metric) {
        Map<Key, PushedSeries> own = series.getOrDefault(app, new HashMap<>());
        own.keySet().removeIf(key -> key.metric().equals(metric));
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        List<MetricDefinition> asked = pushed(fleet.target().app())
                .filter(definition -> metrics.contains(definition.name()))
                .toList();
        return new Observations(readings(fleet, asked, now));
    }

    private synchronized Map<MetricName, Reading> readings(Fleet fleet, List<MetricDefinition> asked, Instant now) {
        forgetOld(now);
        return asked.stream()
                .collect(toUnmodifiableMap(
                        MetricDefinition::name,
                        definition -> reading(fleet, definition, (Origin.Pushed) definition.origin(), now)));
    }

    private void forgetOld(Instant now) {
        series.values().forEach(each -> forgetOld(each, now));
        series.values().removeIf(Map::isEmpty);
    }

    private static void forgetOld(Map<Key, PushedSeries> own, Instant now) {
        own.values().removeIf(old -> old.newest().isBefore(now.minus(FORGET_AFTER)));
        Iterator<Key> longest = own.keySet().iterator();
        for (int surplus = own.size() - MOST_SERIES; surplus > 0; surplus--) {
            longest.next();
            longest.remove();
        }
    }

    private Reading reading(Fleet fleet, MetricDefinition definition, Origin.Pushed origin, Instant now) {
        Map<ContainerId, TimeSeries> fresh = new HashMap<>();
        Instant newest = null;
        for (FleetContainer container : fleet.containers()) {
            Optional<PushedSeries> own = of(container, definition);
            if (own.isPresent() && container.phase() != ContainerPhase.STOPPED) {
                newest = later(newest, own.get().newest());
                fresh(own.get(), origin, now).ifPresent(value -> fresh.put(container.id(), value));
            }
        }
        if (!fresh.isEmpty()) {
            return new Reading.PerContainer(fresh, Map.of(), Duration.ZERO);
        }
        PushedSeries whole = find(definition, null);
        Optional<TimeSeries> total = whole == null ? Optional.empty() : fresh(whole, origin, now);
        Instant last = whole == null ? newest : later(newest, whole.newest());
        return total.<Reading>map(Reading.Total::new).orElseGet(() -> nothing(last, now));
    }

    private static Reading nothing(@Nullable Instant newest, Instant now) {
        if (newest == null) {
            return new Reading.Missing("nothing was pushed in the last " + FORGET_AFTER.toMinutes() + " minutes");
        }
        Duration age = Duration.between(newest, now);
        return age.compareTo(FRESH) > 0
                ? new Reading.Stale(age)
                : new Reading.Missing("a counter must be pushed twice, a second apart, before it has a rate");
    }

    private static Optional<TimeSeries> fresh(PushedSeries own, Origin.Pushed origin, Instant now) {
        boolean isFresh = Duration.between(own.newest(), now).compareTo(FRESH) <= 0;
        PushedSeries.Value value = isFresh ? own.value(origin) : null;
        return Optional.ofNullable(value).map(it -> TimeSeries.of(it.at(), it.value()));
    }

    /// What was pushed for a container, by whichever of its names.
    private Optional<PushedSeries> of(FleetContainer container, MetricDefinition definition) {
        String id = container.id().value();
        return Stream.of(container.name(), id, id.substring(0, Math.min(SHORT_ID, id.length())))
                .flatMap(name -> Optional.ofNullable(find(definition, name)).stream())
                .findFirst();
    }

    private @Nullable PushedSeries find(MetricDefinition definition, @Nullable String container) {
        return series.getOrDefault(definition.app(), Map.of()).get(new Key(definition.name(), container));
    }

    private Stream<MetricDefinition> pushed(AppId app) {
        return definitions.of(app).stream().filter(definition -> definition.origin() instanceof Origin.Pushed);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
