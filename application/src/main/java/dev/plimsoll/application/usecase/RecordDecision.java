package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.Explainer;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Evaluation;
import dev.plimsoll.domain.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stores what an evaluation came to: the autoscaler, its decision and, of an action, its scaling event, together or
/// not at all.
///
/// A decision that says the same as the last one, a hold as a rule, is counted and not stored again. What was last
/// stored is remembered in memory only: after a restart a new row begins.
///
/// Thread-safe, as long as evaluations of one autoscaler do not overlap.
public final class RecordDecision {
    /// What was decided longer ago than this is not carried on: in between nobody looked.
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private final AutoscalerRepository autoscalers;
    private final ScalingHistory history;
    private final EventLog events;
    private final DecisionHistory decisions;
    private final Transactions transactions;
    private final Map<AutoscalerId, RecordedDecision> last = new ConcurrentHashMap<>();

    public RecordDecision(
            AutoscalerRepository autoscalers,
            ScalingHistory history,
            EventLog events,
            DecisionHistory decisions,
            Transactions transactions) {
        this.autoscalers = autoscalers;
        this.history = history;
        this.events = events;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    /// Records before anything is done: a crash hides nothing.
    ///
    /// @param before the autoscaler that was evaluated
    /// @throws PortFailure.StoreConflict when somebody changed or deleted it meanwhile
    public void record(Autoscaler before, Evaluation evaluation, Instant now) {
        last.values().removeIf(old -> isStandstill(old, now));
        RecordedDecision decision = decisionOf(before, evaluation.decision(), now);
        RecordedDecision previous = last.get(before.id());
        RecordedDecision repeated = previous != null && isRepeated(previous, decision) ? previous.and(decision) : null;
        boolean isKept = transactions.inOne(() -> store(before, evaluation.autoscaler(), decision, repeated));
        if (isKept) {
            last.put(before.id(), repeated == null ? decision : repeated);
        } else {
            last.remove(before.id());
        }
    }

    /// Answers whether the decision is in the history now; somebody may have tidied up the row that goes on.
    private boolean store(
            Autoscaler before, Autoscaler after, RecordedDecision decision, @Nullable RecordedDecision repeated) {
        // Also for a new row only: it must not be left behind when the autoscaler is deleted at this moment.
        if (repeated == null || !after.equals(before)) {
            autoscalers.update(after);
        }
        if (decision.isAction()) {
            history.open(eventOf(decision));
            events.add(new AppEvent(
                    decision.id(),
                    decision.target().app(),
                    decision.firstAt(),
                    EventType.SCALE,
                    AppEvent.AUTOSCALER,
                    Map.of()));
        }
        if (repeated != null) {
            return decisions.repeat(repeated);
        }
        decisions.add(decision);
        return true;
    }

    private static boolean isRepeated(RecordedDecision previous, RecordedDecision next) {
        return !next.isAction() && next.isLike(previous) && !next.firstAt().isBefore(previous.lastAt());
    }

    private static boolean isStandstill(RecordedDecision old, Instant now) {
        return old.lastAt().isBefore(now.minus(STANDSTILL));
    }

    private RecordedDecision decisionOf(Autoscaler autoscaler, Decision decision, Instant now) {
        return new RecordedDecision(
                Ids.next(),
                autoscaler.id(),
                autoscaler.target(),
                now,
                now,
                1,
                RecordedDecision.Kind.of(decision),
                decision.from(),
                decision.to(),
                autoscaler.settings().mode(),
                Explainer.explain(decision, autoscaler.settings().policies()));
    }

    private static ScalingEvent eventOf(RecordedDecision decision) {
        return new ScalingEvent(
                decision.id(),
                decision.autoscaler(),
                decision.target(),
                decision.firstAt(),
                decision.from(),
                decision.to(),
                decision.explanation(),
                new Outcome.Pending());
    }
}
