package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Reads metrics of a fleet, or of its containers. Every adapter passes `MetricsSourceContract`.
///
/// Never throws for lack of data: what cannot be read is missing, what is too old is stale, nothing is guessed.
/// Thread-safe. A read that takes longer than [dev.plimsoll.application.control.MetricSources#DEADLINE] is interrupted,
/// and what it was asked for is missing.
public interface MetricsSource {
    /// Its name, as people read it in reasons and in `/health`, such as `docker`.
    String name();

    /// What keeps the server behind it from answering, in words for an operator; empty while nothing does.
    default String trouble() {
        return "";
    }

    /// The metrics that this source knows of a target.
    Set<MetricName> metrics(TargetId target);

    /// Those of them that it knows of every target, whatever the target is.
    default Set<MetricName> metricsOfEveryTarget() {
        return Set.of();
    }

    /// The newest readings of these metrics, one sample a series; one that the source does not know is not
    /// in them.
    Observations read(Fleet fleet, Set<MetricName> metrics, Instant now);

    /// Figures about the source itself that an operator wants to see in `/health`, by name, such as how
    /// much it lost. Told at once, without asking anybody outside the machine.
    default Map<String, Long> facts() {
        return Map.of();
    }
}
