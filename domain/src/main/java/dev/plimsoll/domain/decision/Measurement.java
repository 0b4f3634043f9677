package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;

/// A metric beside its target, as first measured: before anything is filled in for containers without a
/// sample.
///
/// Example: two containers use 0.9 and 0.1 of one core, and may use 1 and 0.1: utilization 0.90, mean 0.5
/// cores.
///
/// @param observed in the target's unit
/// @param mean what a container has on average, in the unit of its reserve for a utilization, else in the
///     metric's
/// @param counted how many containers carried it
/// @param missing how many should have had a sample and had none
/// @param unready how many were not fit to be measured yet
public record Measurement(
        MetricName metric,
        TargetType type,
        double observed,
        double target,
        double mean,
        int counted,
        int missing,
        int unready) {
    /// A measurement that so many containers carried, all that there are.
    public Measurement(MetricName metric, TargetType type, double observed, double target, double mean, int counted) {
        this(metric, type, observed, target, mean, counted, 0, 0);
    }

    /// The same load on so many containers.
    public Measurement imaginedOn(int containers) {
        double share = (double) counted / containers;
        return new Measurement(metric, type, observed * share, target, mean * share, containers);
    }

    /// How far from the target: 1 is on it.
    public double ratio() {
        return observed / target;
    }
}
