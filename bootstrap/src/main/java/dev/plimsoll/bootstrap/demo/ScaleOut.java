package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// How the fleet answered the load: when it settled, all samples since the load began to rise, and when the first
/// additional container ran. Times count from then.
record ScaleOut(Duration settledAfter, List<Sample> samples, Duration firstAddition, long target) {
    ScaleOut {
        samples = List.copyOf(samples);
    }

    Sample last() {
        return samples.getLast();
    }

    /// From the metric passing its target to the first additional container. It passed between two samples, and the
    /// earlier one counts, so the figure never flatters.
    Duration reaction() {
        Duration below = samples.stream()
                .takeWhile(sample -> !(sample.status().metric() > target))
                .map(Sample::elapsed)
                .reduce(Duration.ZERO, (_, later) -> later);
        return firstAddition.minus(below);
    }

    LoadReport untilSettled() {
        return loadOf(sample -> sample.elapsed().compareTo(settledAfter) <= 0);
    }

    LoadReport onceSettled() {
        return loadOf(sample -> sample.elapsed().compareTo(settledAfter) > 0);
    }

    private LoadReport loadOf(Predicate<Sample> time) {
        return LoadReport.sum(samples.stream().filter(time).map(Sample::load).toList());
    }
}
