package dev.plimsoll.adapters.metrics.proxy;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests, response times and errors of containers from the log of HAProxy or nginx; queues and
/// connections from HAProxy's stats socket. Either may be left out, and with it its metrics.
///
/// A read waits for nobody but the platform, for addresses that it has not told yet.
public final class ProxyMetrics implements MetricsSource, AutoCloseable {
    private final @Nullable ProxyLog log;
    private final @Nullable ProxyStats stats;
    private final ContainerAddresses addresses;
    private final Tenancies tenancies = new Tenancies();

    /// @param log null when nobody logs to us
    /// @param stats null when there is no stats socket
    public ProxyMetrics(@Nullable ProxyLog log, @Nullable ProxyStats stats, ContainerAddresses addresses) {
        this.log = log;
        this.stats = stats;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return metricsOfEveryTarget();
    }

    @Override
    public Set<MetricName> metricsOfEveryTarget() {
        return Arrays.stream(Figure.values())
                .filter(this::isMeasured)
                .map(Figure::metric)
                .collect(toUnmodifiableSet());
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        Owners owners = new Owners(fleet, addresses);
        Map<MetricName, Reading> readings = new HashMap<>();
        LogReadings fromLog = log == null ? null : new LogReadings(log, stats, owners, tenancies, now);
        StatsReadings fromStats = stats == null ? null : new StatsReadings(stats, owners, now);
        for (MetricName metric : metrics) {
            Figure.of(metric).ifPresent(figure -> {
                if (figure.origin() == Figure.Origin.LOG && fromLog != null) {
                    readings.put(metric, fromLog.read(figure));
                } else if (figure.origin() == Figure.Origin.SOCKET && fromStats != null) {
                    readings.put(metric, fromStats.read(figure));
                }
            });
        }
        return new Observations(readings);
    }

    @Override
    public String trouble() {
        return Stream.of(log == null ? null : log.problem(), stats == null ? null : stats.trouble())
                .filter(trouble -> trouble != null && !trouble.isEmpty())
                .collect(joining("; "));
    }

    @Override
    public Map<String, Long> facts() {
        Map<String, Long> facts = new TreeMap<>();
        if (log != null) {
            facts.putAll(log.facts());
        }
        if (stats != null) {
            facts.putAll(stats.facts());
        }
        return facts;
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
        if (stats != null) {
            stats.close();
        }
    }

    private boolean isMeasured(Figure figure) {
        return switch (figure.origin()) {
            case LOG -> log != null;
            case SOCKET -> stats != null;
        };
    }
}
