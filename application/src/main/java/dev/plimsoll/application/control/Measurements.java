package dev.plimsoll.application.control;

import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures what policies read, with the samples of earlier evaluations before their own. Where a source does not
/// answer, its last answer serves for a while.
///
/// Thread-safe, as long as evaluations of one target do not overlap; looks may come at any time.
public final class Measurements {
    private final MetricSources sources;
    private final LastReadings last;
    private final RecentSamples recent = new RecentSamples();

    /// Measurements without any samples yet.
    ///
    /// @param longest how old an answer may be that stands in for another; zero for none
    public Measurements(MetricSources sources, Duration longest) {
        this.sources = sources;
        this.last = new LastReadings(longest);
    }

    /// The metrics of a target that have a source.
    public Set<MetricName> metrics(TargetId target) {
        return sources.metrics(target);
    }

    /// Measures for an evaluation, and remembers its samples for those to come.
    ///
    /// @param lookBacks how far back to look, by metric; zero means the newest sample only
    public Observations take(Fleet fleet, Map<MetricName, Duration> lookBacks, Instant now) {
        Observations newest = sources.read(fleet, lookBacks.keySet(), now);
        last.learn(fleet.target(), newest, now);
        return recent.extend(fleet, last.filled(fleet.target(), newest, now), lookBacks, now);
    }

    /// Measures the same and leaves no trace.
    public Observations look(Fleet fleet, Map<MetricName, Duration> lookBacks, Instant now) {
        Observations newest = sources.read(fleet, lookBacks.keySet(), now);
        return recent.look(fleet, last.filled(fleet.target(), newest, now), lookBacks, now);
    }

    /// What is kept of earlier evaluations, for the next start.
    public List<Snapshot> snapshots(Instant now) {
        return recent.snapshots(now);
    }

    /// Takes over what an earlier process kept of a target, as far as its policies look back.
    public void recall(Snapshot snapshot, Map<MetricName, Duration> lookBacks, Instant now) {
        recent.recall(snapshot, lookBacks, now);
    }
}
