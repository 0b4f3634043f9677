package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an autoscaler remembers between evaluations. Stored with the aggregate, so a restart changes nothing.
///
/// @param recommendations raw ones, for the windows; oldest first; of a run of equal counts only the newest
///     is kept, as the older say no more
/// @param actions applied ones, for cooldowns and rate rules; oldest first
/// @param recommendedAt when there last was a recommendation; null when there was none
/// @param activeAt when a policy that goes to zero last saw work; null when it never looked
/// @param activatedAt when somebody last asked for a container that a policy had let sleep; null when nobody did
/// @param signals when external events were last signalled, by name
public record ScalingMemory(
        List<Recommended> recommendations,
        List<Action> actions,
        @Nullable Instant recommendedAt,
        @Nullable Instant activeAt,
        @Nullable Instant activatedAt,
        Map<String, Instant> signals) {
    /// After this long without a recommendation nothing that was known before is relied on; evaluations are
    /// closer together than this.
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private static final long NANOS = 1_000_000_000;

    public static final ScalingMemory EMPTY = new ScalingMemory(List.of(), List.of(), null, null, null, Map.of());

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
        signals = Map.copyOf(signals);
    }

    /// Adds a recommendation and forgets those older than `keep`.
    public ScalingMemory recommended(int count, Instant now, Duration keep) {
        Recommended newest = new Recommended(now, count);
        int end = recommendations.size();
        if (end > 0 && recommendations.getLast().count() == count) {
            end--;
        }
        int begin = 0;
        while (begin < end && !isWithin(keep, recommendations.get(begin).at(), now)) {
            begin++;
        }
        if (begin == end) {
            return new ScalingMemory(List.of(newest), actions, now, activeAt, activatedAt, signals);
        }
        Recommended[] kept = new Recommended[end - begin + 1];
        for (int index = begin; index < end; index++) {
            kept[index - begin] = recommendations.get(index);
        }
        kept[end - begin] = newest;
        return new ScalingMemory(List.of(kept), actions, now, activeAt, activatedAt, signals);
    }

    /// Adds an applied action and forgets those older than `keep`.
    public ScalingMemory acted(Action action, Duration keep) {
        List<Action> kept = new ArrayList<>(actions.size() + 1);
        for (Action old : actions) {
            if (isWithin(keep, old.at(), action.at())) {
                kept.add(old);
            }
        }
        kept.add(action);
        return new ScalingMemory(recommendations, kept, recommendedAt, activeAt, activatedAt, signals);
    }

    /// Work was seen.
    public ScalingMemory active(Instant now) {
        return new ScalingMemory(recommendations, actions, recommendedAt, now, activatedAt, signals);
    }

    /// Somebody asked for a container, which counts as work seen.
    public ScalingMemory activated(Instant now) {
        return new ScalingMemory(recommendations, actions, recommendedAt, now, now, signals);
    }

    /// An external event was signalled.
    public ScalingMemory signalled(String event, Instant now) {
        Map<String, Instant> more = new HashMap<>(signals);
        more.put(event, now);
        return new ScalingMemory(recommendations, actions, recommendedAt, activeAt, activatedAt, more);
    }

    /// Whether there was no recommendation for so long (a restart, a standstill) that nothing known is
    /// relied on. Also when the clock was set back.
    public boolean isInterrupted(Instant now) {
        return recommendedAt == null
                || !isWithin(STANDSTILL, recommendedAt, now)
                || !isWithin(STANDSTILL, now, recommendedAt);
    }

    /// The memory of somebody who sees `current` containers for the first time; all but recommendations
    /// stays known.
    public ScalingMemory beginningAnew(int current, Instant now) {
        return new ScalingMemory(List.of(new Recommended(now, current)), actions, now, activeAt, activatedAt, signals);
    }

    /// The lowest count recommended strictly within the last `window`, `proposal` included.
    int lowestWithin(Duration window, Instant now, int proposal) {
        int lowest = proposal;
        for (Recommended old : recommendations) {
            lowest = isWithin(window, old.at(), now) ? Math.min(lowest, old.count()) : lowest;
        }
        return lowest;
    }

    /// The highest count recommended strictly within the last `window`, `proposal` included.
    int highestWithin(Duration window, Instant now, int proposal) {
        int highest = proposal;
        for (Recommended old : recommendations) {
            highest = isWithin(window, old.at(), now) ? Math.max(highest, old.count()) : highest;
        }
        return highest;
    }

    /// By how much the count changed, both directions together, strictly within the last `period`.
    int changeWithin(Duration period, Instant now) {
        int change = 0;
        for (Action action : actions) {
            change += isWithin(period, action.at(), now) ? action.to() - action.from() : 0;
        }
        return change;
    }

    /// Whether a moment is strictly younger than this; computed without making instants, as it is asked so
    /// often. What lies further ahead than a standstill is of a clock that has been set back since, and
    /// counts no more.
    private static boolean isWithin(Duration window, Instant at, Instant now) {
        long seconds = now.getEpochSecond() - at.getEpochSecond();
        return seconds <= window.toSeconds()
                && -seconds <= STANDSTILL.toSeconds()
                && seconds * NANOS + now.getNano() - at.getNano() < window.toNanos();
    }

    /// The newest applied scale-in; null when there is none that this clock can know.
    @Nullable
    Action lastScaleIn(Instant now) {
        return last(false, now);
    }

    /// The newest applied action of a direction; null when there is none that this clock can know.
    @Nullable
    Action last(boolean isScaleOut, Instant now) {
        for (int index = actions.size() - 1; index >= 0; index--) {
            Action action = actions.get(index);
            if (action.isScaleOut() == isScaleOut && !action.at().isAfter(now.plus(STANDSTILL))) {
                return action;
            }
        }
        return null;
    }

    /// The newest applied action; null when there is none that this clock can know.
    @Nullable
    Action lastAction(Instant now) {
        Action last = actions.isEmpty() ? null : actions.getLast();
        return last == null || last.at().isAfter(now.plus(STANDSTILL)) ? null : last;
    }
}
