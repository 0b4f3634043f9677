package dev.plimsoll.domain.alert;

import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// What a metric comes to for a fleet as a whole.
///
/// Example: 5XX of 3, 0 and 2 a minute in three containers is 5; cpu of 0.9 and 0.5 is 0.7.
public final class FleetValue {
    private FleetValue() {}

    /// The mean over the ready containers, or the sum of what is counted; a total is what it is. Nothing when it is
    /// not known, or too old.
    public static OptionalDouble of(MetricName metric, Reading reading, Fleet fleet) {
        return switch (reading) {
            case Reading.Total(TimeSeries series) ->
                series.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(series.latest());
            case Reading.PerContainer per -> {
                DoubleStream values = fleet.in(ContainerPhase.READY).stream()
                        .map(FleetContainer::id)
                        .map(per.series()::get)
                        .filter(series -> series != null && series.size() > 0)
                        .mapToDouble(TimeSeries::latest);
                double[] latest = values.toArray();
                yield latest.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                metric.isCount()
                                        ? DoubleStream.of(latest).sum()
                                        : DoubleStream.of(latest).average().orElse(0));
            }
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ ->
                OptionalDouble.empty();
        };
    }
}
