package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;

/// How the fleet answered the load: when it settled, all samples from the load's beginning, and how long the first
/// additional container took from the moment the CPU passed the target.
record ScaleOut(Duration settledAfter, List<Sample> samples, Duration firstAddition) {
    ScaleOut {
        samples = List.copyOf(samples);
    }

    Sample last() {
        return samples.getLast();
    }

    LoadReport untilSettled() {
        return LoadReport.sum(samples.stream()
                .filter(sample -> sample.elapsed().compareTo(settledAfter) <= 0)
                .map(Sample::load)
                .toList());
    }

    LoadReport onceSettled() {
        return LoadReport.sum(samples.stream()
                .filter(sample -> sample.elapsed().compareTo(settledAfter) > 0)
                .map(Sample::load)
                .toList());
    }
}
