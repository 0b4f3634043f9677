package dev.plimsoll.application.simulation.autoscaler;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.SimulatedFleet;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the sources of metrics would tell in a simulation, of completed steps only. All ready containers
/// have equal loads.
///
/// - `cpu`: the utilization of the last 2 s, or of the last step if that is longer; it ends at 1. Before a
///   container is ready it is 0.
/// - `rpm_per_container`: requests of each container in the last minute, as the log of a proxy tells them:
///   without an end, and with an equal share of what those had who are gone.
/// - `all`: requests of the fleet in the last minute.
/// - Nothing else is measured: no memory, no response time, no queue. It would be a guess.
/// - Example: 300 requests/s on 4 ready containers of 100 each: `cpu` 0.75, `rpm_per_container` 4500, `all`
///   18 000.
final class SimulatedMetrics {
    private static final MetricName ALL = new MetricName("all");

    /// What a simulation tells.
    static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.REQUESTS, ALL);

    private static final Duration CPU_WINDOW = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double SECONDS_OF_A_MINUTE = 60;

    private final int cpuWindow;
    private final Duration cpuTime;
    private final int minute;
    private final double stepSeconds;

    SimulatedMetrics(Conditions conditions) {
        this.cpuWindow = conditions.atLeastOneStep(CPU_WINDOW);
        this.cpuTime = conditions.step().multipliedBy(cpuWindow);
        this.minute = conditions.atLeastOneStep(MINUTE);
        this.stepSeconds = conditions.stepSeconds();
    }

    /// The newest readings of these metrics; what is not measured is not in them.
    ///
    /// @param fleet the containers of `past`, in the same order
    Observations read(Past past, Fleet fleet, Set<MetricName> metrics) {
        Map<MetricName, Reading> readings = new HashMap<>();
        for (MetricName metric : metrics) {
            if (metric.equals(MetricName.CPU)) {
                readings.put(metric, cpu(past, fleet));
            } else if (metric.equals(MetricName.REQUESTS)) {
                readings.put(metric, requests(past, fleet));
            } else if (metric.equals(ALL)) {
                readings.put(metric, new Reading.Total(TimeSeries.of(past.now(), all(past) / minutes(past))));
            }
        }
        return new Observations(readings);
    }

    private Reading cpu(Past past, Fleet fleet) {
        Instant now = past.now();
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        // Most have the same, which is made once.
        TimeSeries usual = TimeSeries.of(now, past.cappedUtilization(cpuWindow));
        for (int index = 0; index < fleet.containers().size(); index++) {
            ContainerId id = fleet.containers().get(index).id();
            int served = Math.clamp((long) past.step() - past.fleet().readyAt(index), 0, cpuWindow);
            series.put(id, served == cpuWindow ? usual : TimeSeries.of(now, partly(past, served)));
            reserves.put(id, 1.0);
        }
        return new Reading.PerContainer(series, reserves, cpuTime);
    }

    private double partly(Past past, int served) {
        return served == 0 ? 0 : past.cappedUtilization(served) * served / cpuWindow;
    }

    private Reading requests(Past past, Fleet fleet) {
        SimulatedFleet present = past.fleet();
        if (present.ready() == 0) {
            return new Reading.Missing("no container answered a request in the last minute");
        }
        int first = Math.max(0, past.step() - minute);
        double ofThoseWhoStay = 0;
        for (int index = 0; index < present.ready(); index++) {
            ofThoseWhoStay += own(past, index, first);
        }
        double part = Math.max(0, all(past) - ofThoseWhoStay) / present.current();
        double minutes = minutes(past);
        Instant now = past.now();
        TimeSeries usual = TimeSeries.of(now, (past.requestsOfEachSince(first) + part) / minutes);
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        for (int index = 0; index < present.ready(); index++) {
            TimeSeries own = present.readyAt(index) <= first
                    ? usual
                    : TimeSeries.of(now, (own(past, index, first) + part) / minutes);
            series.put(fleet.containers().get(index).id(), own);
        }
        return new Reading.PerContainer(series, Map.of(), MINUTE);
    }

    /// What one container had since a step, or since it became ready.
    private static double own(Past past, int index, int first) {
        return past.requestsOfEachSince(Math.max(first, past.fleet().readyAt(index)));
    }

    private double all(Past past) {
        return past.requestsSince(Math.max(0, past.step() - minute));
    }

    /// A minute, or less at the beginning.
    private double minutes(Past past) {
        return Math.min(minute, past.step()) * stepSeconds / SECONDS_OF_A_MINUTE;
    }
}
