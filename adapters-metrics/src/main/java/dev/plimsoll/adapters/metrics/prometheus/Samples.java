package dev.plimsoll.adapters.metrics.prometheus;

import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The values that a query answered, and when each was taken, by its labels.
record Samples(List<Series> values, Map<Map<String, String>, Taken> taken) {
    /// When a sample was taken.
    ///
    /// @param age by the server's clock
    /// @param at by ours
    record Taken(Duration age, Instant at) {}

    /// Older ones are not acted on.
    static final Duration OLDEST = Duration.ofSeconds(60);

    private static final int SHORT_ID = 12;

    /// One value for the whole fleet.
    Reading total(Instant now) throws NoReading {
        if (values.size() > 1) {
            throw new NoReading("the query answers " + values.size() + " series where one is expected:"
                    + " add them up, as in sum(...), or name the label of containers");
        }
        if (values.isEmpty()) {
            return nothing("the query answers nothing: no series matches, or none has a sample of late", ages());
        }
        Series only = values.getFirst();
        Taken taken = taken(only, now);
        if (taken.age().compareTo(OLDEST) > 0) {
            return new Reading.Stale(taken.age());
        }
        if (!only.isUsable()) {
            throw new NoReading("the query answers " + only.value() + ", which is no amount");
        }
        return new Reading.Total(TimeSeries.of(taken.at(), only.value()));
    }

    /// A value for each container that the label names.
    Reading perContainer(String label, Fleet fleet, Instant now) throws NoReading {
        Map<String, ContainerId> names = names(fleet);
        Map<ContainerId, TimeSeries> fresh = new HashMap<>();
        Set<ContainerId> named = new HashSet<>();
        Set<Duration> tooOld = new HashSet<>();
        for (Series one : values) {
            ContainerId container = names.get(one.labels().getOrDefault(label, ""));
            if (container == null) {
                continue;
            }
            if (!named.add(container)) {
                throw new NoReading("the query answers several series whose label '" + label + "' is "
                        + one.labels().get(label) + ": add them up, as in sum by (" + label + ") (...)");
            }
            Taken taken = taken(one, now);
            if (taken.age().compareTo(OLDEST) > 0) {
                tooOld.add(taken.age());
            } else if (one.isUsable()) {
                fresh.put(container, TimeSeries.of(taken.at(), one.value()));
            }
        }
        return fresh.isEmpty()
                ? nothing(whyNone(label, fleet, named), tooOld)
                : new Reading.PerContainer(fresh, Map.of(), Duration.ZERO);
    }

    private String whyNone(String label, Fleet fleet, Set<ContainerId> named) {
        return named.isEmpty()
                ? "the label '" + label + "' of none of " + values.size()
                        + " series is a container of " + fleet.target() + ": its name, its id or the first "
                        + SHORT_ID + " digits of that"
                : "the query answers NaN, infinity or a negative number for every container";
    }

    private Taken taken(Series series, Instant now) {
        return taken.getOrDefault(series.labels(), new Taken(Duration.ZERO, now));
    }

    private List<Duration> ages() {
        return taken.values().stream().map(Taken::age).toList();
    }

    private static Reading nothing(String why, Collection<Duration> ages) throws NoReading {
        Duration youngest = ages.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        if (youngest.compareTo(OLDEST) > 0) {
            return new Reading.Stale(youngest);
        }
        throw new NoReading(why);
    }

    private static Map<String, ContainerId> names(Fleet fleet) {
        Map<String, ContainerId> names = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            if (container.phase() != ContainerPhase.STOPPED) {
                String id = container.id().value();
                names.put(id.substring(0, Math.min(SHORT_ID, id.length())), container.id());
                names.put(id, container.id());
                names.put(container.name(), container.id());
            }
        }
        return names;
    }
}
