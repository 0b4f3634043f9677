package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Event: an external event that was signalled by name raises the floor for a while.
///
/// - Formula: a floor of `count` within `[signalled, signalled + duration)`; a newer signal begins the time
///   anew.
/// - Shapes: a name of 1 to 64 characters; `count` from 1 to 10 000; `duration` from 1 s to 31 d.
/// - Example: `campaign` with count 8 for 1 h, signalled at 12:00: a floor of 8 until 13:00.
/// - Clock set back: a signal from the future counts as signalled now.
/// - Source: the event-driven strategy of the auto-scaling pattern.
public record EventPolicy(String event, int count, Duration duration) implements ScalingPolicy {
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    public EventPolicy {
        new Problems()
                .check(!event.isBlank(), "event", "must not be blank")
                .check(event.length() <= LONGEST_NAME, "event", "must have at most 64 characters")
                .check(count >= 1 && count <= MOST, "count", "must be from 1 to 10000")
                .check(
                        duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0,
                        "duration_seconds",
                        "must be from 1 to 2678400")
                .refuse();
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of();
    }

    @Override
    public boolean wakesFromZero() {
        return true;
    }

    @Override
    public Recommendation recommend(Situation situation) {
        Instant now = situation.now();
        Instant signalled = situation.memory().signals().get(event);
        if (signalled == null) {
            return new Inactive(new Reason.NotSignalled(event));
        }
        Instant until = (signalled.isAfter(now) ? now : signalled).plus(duration);
        return now.isBefore(until)
                ? new Floor(count, new Reason.Signalled(event, until))
                : new Inactive(new Reason.NotSignalled(event));
    }

    /// A signal from the future becomes one from now, else it would hold until that future.
    @Override
    public ScalingMemory remember(Situation situation, ScalingMemory memory) {
        Instant signalled = memory.signals().get(event);
        boolean isFuture = signalled != null && signalled.isAfter(situation.now());
        return isFuture ? memory.signalled(event, situation.now()) : memory;
    }
}
