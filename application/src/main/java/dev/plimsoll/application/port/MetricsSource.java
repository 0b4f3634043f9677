package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import java.time.Instant;
import java.util.Set;

/// Reads metrics of a fleet's containers. Every adapter passes `MetricsSourceContract`.
///
/// Never throws for lack of data: what cannot be read is missing, what is too old is stale, nothing is guessed.
public interface MetricsSource {
    /// The metrics that this source knows.
    Set<MetricName> metrics();

    /// The newest readings of these metrics, one sample a series; one that the source does not know is not
    /// in them.
    Observations read(Fleet fleet, Set<MetricName> metrics, Instant now);
}
