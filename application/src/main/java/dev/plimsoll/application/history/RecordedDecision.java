package dev.plimsoll.application.history;

import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.decision.Decision;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;

/// What evaluations of one autoscaler came to, once or many times in a row.
///
/// Example: 120 holds at 3 because the metric lies within its tolerance are one of these, with 120 evaluations
/// and the figures of the newest.
///
/// @param id 24 lower-case hex digits; of an action that is carried out, those of its scaling event
/// @param firstAt when it was first decided
/// @param lastAt when it was last decided
/// @param evaluations how often it was decided; 1 for an action that is carried out
/// @param from the count before, in containers
/// @param to the count wanted from then on
/// @param explanation of the newest evaluation
public record RecordedDecision(
        String id,
        AutoscalerId autoscaler,
        TargetId target,
        Instant firstAt,
        Instant lastAt,
        long evaluations,
        Kind kind,
        int from,
        int to,
        Mode mode,
        Explanation explanation) {
    /// What was decided.
    public enum Kind {
        SCALE_OUT,
        SCALE_IN,
        HOLD;

        public static Kind of(Decision decision) {
            return switch (decision) {
                case Decision.ScaleOut _ -> SCALE_OUT;
                case Decision.ScaleIn _ -> SCALE_IN;
                case Decision.Hold _ -> HOLD;
            };
        }
    }

    /// Whether something is done about it: a hold changes nothing, and a dry run carries nothing out.
    public boolean isAction() {
        return kind != Kind.HOLD && mode == Mode.ACTIVE;
    }

    /// Whether another one says the same with other figures: the same counts for the same kinds of reasons.
    public boolean isLike(RecordedDecision other) {
        return kind == other.kind
                && from == other.from
                && to == other.to
                && mode == other.mode
                && explanation.shape().equals(other.explanation.shape());
    }

    /// This one and one more like it, which came later.
    public RecordedDecision and(RecordedDecision later) {
        return new RecordedDecision(
                id,
                autoscaler,
                target,
                firstAt,
                later.lastAt,
                evaluations + later.evaluations,
                kind,
                from,
                to,
                mode,
                later.explanation);
    }
}
