package dev.plimsoll.adapters.metrics.proxy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import dev.plimsoll.adapters.metrics.proxy.log.RequestCounts;
import dev.plimsoll.adapters.metrics.proxy.log.Server;
import dev.plimsoll.adapters.metrics.proxy.log.Tally;
import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.adapters.metrics.proxy.stats.ServerStats;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What the log tells of the containers of one fleet at one moment.
///
/// A container without a line in the last minute had no request if HAProxy's socket lists it and says
/// that nobody came; if the socket does not list it, if each log that told of it before tells of other
/// servers now. Else nobody knows, and it is missing.
///
/// What those did in the last minute who have left or are leaving is done by those who stay, so they have
/// equal parts of it: the sum over the containers is what the fleet does, whoever comes and goes.
final class LogReadings {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double MINUTE_MILLIS = 60_000;
    /// Less than this is no basis for a rate.
    private static final long SHORTEST_MILLIS = 5_000;

    private final ProxyLog log;
    private final Instant now;
    private final long nowMillis;
    private final long begin;
    private final double minutes;
    private final Map<ContainerId, Tally> tallies = new HashMap<>();
    private final Set<String> alive;
    private final Set<String> silent = new TreeSet<>();
    private final Set<ContainerId> current;
    private final Tally total;
    private boolean isUnheard;

    LogReadings(ProxyLog log, @Nullable ProxyStats stats, Owners owners, Tenancies tenancies, Instant now) {
        this.log = log;
        this.now = now;
        this.nowMillis = log.millis();
        this.begin = RequestCounts.beginOfMinute(nowMillis);
        this.minutes = (nowMillis - Math.max(log.listeningSince(), begin)) / MINUTE_MILLIS;
        this.alive = log.counts().logsAlive(nowMillis);
        this.current = owners.fleet().containers().stream()
                .filter(container -> container.phase().isCurrent())
                .map(FleetContainer::id)
                .collect(toUnmodifiableSet());
        Map<ContainerId, Boolean> told = addTallies(owners, tenancies);
        this.total = tenancies.total(owners.fleet().target(), log.counts(), nowMillis);
        List<ServerStats> listed = stats == null ? null : stats.servers();
        if (listed != null) {
            told.keySet().removeAll(addQuiet(listed, owners));
        }
        told.forEach((id, isWitnessed) -> {
            if (isWitnessed) {
                tallies.computeIfAbsent(id, _ -> new Tally());
            }
        });
    }

    Reading read(Figure figure) {
        String problem = log.problem();
        if (problem != null) {
            return new Reading.Missing(problem);
        }
        if (minutes * MINUTE_MILLIS < SHORTEST_MILLIS) {
            return new Reading.Missing("it began to listen at udp " + log.where() + " only a moment ago");
        }
        if (tallies.isEmpty()) {
            return new Reading.Missing(nothing());
        }
        return figure == Figure.ALL_REQUESTS ? all() : each(figure);
    }

    private Reading all() {
        return new Reading.Total(TimeSeries.of(now, total.requests() / minutes));
    }

    private Reading each(Figure figure) {
        Map<ContainerId, Double> values = new HashMap<>();
        tallies.forEach((id, tally) -> {
            boolean stays = current.contains(id);
            value(figure, tally, stays).ifPresent(value -> values.put(id, value));
        });
        if (values.isEmpty()) {
            return new Reading.Missing("no container answered a request in the last minute");
        }
        return new Reading.PerContainer(Reading.PerContainer.of(values, now).series(), Map.of(), MINUTE);
    }

    private OptionalDouble value(Figure figure, Tally tally, boolean stays) {
        return switch (figure) {
            case REQUESTS -> OptionalDouble.of(rate(tally, Tally::requests, stays));
            case ERRORS -> OptionalDouble.of(rate(tally, Tally::errors, stays));
            case TIME_MEAN -> tally.meanTime();
            case TIME_P50 -> tally.percentile(50);
            case TIME_P95 -> tally.percentile(95);
            case TIME_P99 -> tally.percentile(99);
            case ALL_REQUESTS, QUEUE_LENGTH, QUEUE_TIME, CONNECTIONS ->
                throw new IllegalArgumentException(figure + " is not told of each container by the log");
        };
    }

    private double rate(Tally own, ToLongFunction<Tally> count, boolean stays) {
        long ofThoseWhoStay = tallies.entrySet().stream()
                .filter(tally -> current.contains(tally.getKey()))
                .mapToLong(tally -> count.applyAsLong(tally.getValue()))
                .sum();
        long ofTheOthers = Math.max(0, count.applyAsLong(total) - ofThoseWhoStay);
        // Also over those that nobody told of yet: the first one of a new fleet does not take all.
        double part = stays ? (double) ofTheOthers / current.size() : 0;
        return (count.applyAsLong(own) + part) / minutes;
    }

    private String nothing() {
        if (alive.isEmpty()) {
            return isUnheard
                    ? "HAProxy has had requests, but no line of its log arrived at udp %s in the last minute; none tells of requests that have not ended"
                            .formatted(log.where())
                    : "no line of a request arrived at udp %s in the last minute".formatted(log.where());
        }
        if (!silent.isEmpty()) {
            return "the log that told of them, from %s, is silent at udp %s; other logs say nothing about it"
                    .formatted(String.join(" and ", silent), log.where());
        }
        return "of the lines that arrived at udp %s none was of a running container".formatted(log.where());
    }

    /// Answers the containers that any log ever told of, and whether all that did are alive. A name is only
    /// taken over by who takes over the load, but an address may have been anybody's before.
    private Map<ContainerId, Boolean> addTallies(Owners owners, Tenancies tenancies) {
        Map<ContainerId, Boolean> told = new HashMap<>();
        for (Server server : log.counts().servers()) {
            FleetContainer owner = owners.of(server.name(), server.address());
            if (owner != null) {
                long from = owners.isNamed(server.name()) ? Long.MIN_VALUE : startOf(owner);
                tenancies.isOf(owners.fleet().target(), server, from, nowMillis);
                Tally tally = tallies.getOrDefault(owner.id(), new Tally());
                log.counts().addTo(tally, server, from, Long.MAX_VALUE, nowMillis);
                boolean isAlive = alive.contains(server.log());
                told.merge(owner.id(), isAlive, Boolean::logicalAnd);
                if (!isAlive) {
                    silent.add(server.log());
                }
                if (tally.requests() > 0) {
                    tallies.put(owner.id(), tally);
                }
            }
        }
        return told;
    }

    /// By the clock of the log; far in the past when nobody knows. A start in the future is from before the machine's
    /// clock was set back.
    private long startOf(FleetContainer container) {
        Instant startedAt = container.startedAt();
        if (startedAt == null || startedAt.isAfter(now.plus(MINUTE))) {
            return Long.MIN_VALUE;
        }
        return nowMillis - Math.max(0, Duration.between(startedAt, now).toMillis());
    }

    /// Answers the containers that the socket lists.
    private Set<ContainerId> addQuiet(List<ServerStats> listed, Owners owners) {
        Set<ContainerId> busy = new HashSet<>();
        Set<ContainerId> all = new HashSet<>();
        for (ServerStats server : listed) {
            FleetContainer owner = owners.of(server.name(), server.address());
            if (owner != null) {
                all.add(owner.id());
                // What it does now was asked for earlier, and stands in the log when it ends.
                if (server.askedAtMillis() >= begin || server.connections() > 0) {
                    busy.add(owner.id());
                }
            }
        }
        isUnheard = !busy.isEmpty();
        for (ContainerId id : all) {
            if (!busy.contains(id)) {
                tallies.computeIfAbsent(id, _ -> new Tally());
            }
        }
        return all;
    }
}
