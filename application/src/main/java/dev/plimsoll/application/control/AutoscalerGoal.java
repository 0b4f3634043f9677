package dev.plimsoll.application.control;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an autoscaler decided last; its history is told how that ends.
///
/// @param count its desired count
/// @param newest what it wants now, if it wants anything
public record AutoscalerGoal(
        Autoscaler autoscaler, int count, Supplier<Optional<Integer>> newest, ScalingHistory history)
        implements FleetGoal {
    @Override
    public Duration warmUp() {
        return autoscaler.settings().behavior().readiness().warmUp();
    }

    /// A newer, smaller count ends the starting of more.
    @Override
    public boolean isStillWanted() {
        try {
            return newest.get().filter(wanted -> wanted >= count).isPresent();
        } catch (PortFailure _) {
            return true; // what was decided holds until something else is known
        }
    }

    /// Only what it had put to sleep itself: a fleet that people stopped is theirs.
    @Override
    public boolean mayWake() {
        List<ScalingEvent> open = history.unfinished(autoscaler.id());
        return !open.isEmpty() && open.getLast().from() == 0;
    }

    @Override
    public void failing(String detail, Instant now) {
        history.unfinished(autoscaler.id())
                .forEach(event -> history.note(event.id(), new Outcome.Failing(detail, now)));
    }

    @Override
    public void abandoned(Instant now) {
        letGo(autoscaler, history, now);
    }

    @Override
    public void reached(Instant now) {
        close(autoscaler, history, count, now);
    }

    /// Nobody wants a count of the autoscaler's any more.
    public static void letGo(Autoscaler autoscaler, ScalingHistory history, Instant now) {
        close(autoscaler, history, null, now);
    }

    /// Ends the open events. The newest got there if it wanted `reached`; all others were overtaken. What was
    /// decided after the autoscaler was read is left to the next pass.
    private static void close(Autoscaler autoscaler, ScalingHistory history, @Nullable Integer reached, Instant now) {
        Instant lastKnown = autoscaler.lastScaleAt();
        List<ScalingEvent> open = history.unfinished(autoscaler.id()).stream()
                .filter(event -> lastKnown != null && !event.at().isAfter(lastKnown))
                .toList();
        for (ScalingEvent event : open) {
            boolean isThere = reached != null && event.equals(open.getLast()) && event.to() == reached;
            history.note(event.id(), isThere ? new Outcome.Reached(now) : new Outcome.Superseded(now));
        }
    }
}
