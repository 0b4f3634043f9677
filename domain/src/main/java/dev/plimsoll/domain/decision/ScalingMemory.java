package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an autoscaler remembers between evaluations: raw recommendations for the windows, applied actions for cooldowns
/// and rate rules. Stored with the aggregate, so a restart changes nothing.
///
/// @param recommendations oldest first; of a run of equal counts only the newest is kept, as the older say no more
/// @param actions oldest first
public record ScalingMemory(List<Recommended> recommendations, List<Action> actions) {
    /// After this long without a recommendation nothing that was known before is relied on; evaluations are closer
    /// together than this.
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    public static final ScalingMemory EMPTY = new ScalingMemory(List.of(), List.of());

    /// A count that the policies together recommended, before any stage.
    public record Recommended(Instant at, int count) {}

    /// An applied change; `wish` is what was wanted before rates and bounds.
    public record Action(Instant at, int from, int to, int wish) {
        boolean isScaleOut() {
            return to > from;
        }
    }

    public ScalingMemory {
        recommendations = List.copyOf(recommendations);
        actions = List.copyOf(actions);
    }

    /// Adds a recommendation and forgets those older than `keep`.
    public ScalingMemory recommended(int count, Instant now, Duration keep) {
        List<Recommended> kept = new ArrayList<>(recommendations.stream()
                .filter(old -> old.at().isAfter(now.minus(keep)))
                .toList());
        if (!kept.isEmpty() && kept.getLast().count() == count) {
            kept.removeLast();
        }
        kept.add(new Recommended(now, count));
        return new ScalingMemory(kept, actions);
    }

    /// Adds an applied action and forgets those older than `keep`.
    public ScalingMemory acted(Action action, Duration keep) {
        return new ScalingMemory(
                recommendations,
                Stream.concat(
                                actions.stream()
                                        .filter(old ->
                                                old.at().isAfter(action.at().minus(keep))),
                                Stream.of(action))
                        .toList());
    }

    /// Whether there was no recommendation for so long (a restart, a standstill) that nothing known is relied on. Also
    /// when the clock was set back.
    public boolean isInterrupted(Instant now) {
        return recommendations.isEmpty()
                || recommendations.getLast().at().isBefore(now.minus(STANDSTILL))
                || recommendations.getLast().at().isAfter(now.plus(STANDSTILL));
    }

    /// The memory of somebody who sees `current` containers for the first time; applied actions stay known.
    public ScalingMemory beginningAnew(int current, Instant now) {
        return new ScalingMemory(List.of(new Recommended(now, current)), actions);
    }

    /// The counts recommended strictly within the last `window`.
    List<Integer> recommendedWithin(Duration window, Instant now) {
        return recommendations.stream()
                .filter(old -> old.at().isAfter(now.minus(window)))
                .map(Recommended::count)
                .toList();
    }

    /// By how much the count changed, both directions together, strictly within the last `period`.
    int changeWithin(Duration period, Instant now) {
        return actions.stream()
                .filter(action -> action.at().isAfter(now.minus(period)))
                .mapToInt(action -> action.to() - action.from())
                .sum();
    }

    @Nullable
    Action lastAction() {
        return actions.isEmpty() ? null : actions.getLast();
    }
}
