package dev.plimsoll.application.port;

import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Keeps what every evaluation came to. Every adapter passes `DecisionHistoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface DecisionHistory {
    /// Keeps a decision.
    ///
    /// @throws PortFailure.StoreConflict when there is one with its id already
    void add(RecordedDecision decision);

    /// Replaces when the decision with this id was last made, how often, and its explanation.
    ///
    /// @return whether there is one with this id
    boolean repeat(RecordedDecision decision);

    /// One page of an autoscaler's decisions, newest first.
    ///
    /// @param page from 1
    /// @param perPage from 1
    Page page(AutoscalerId autoscaler, Selection selection, int page, int perPage);

    /// Forgets all decisions of an autoscaler.
    void forget(AutoscalerId autoscaler);

    /// Forgets decisions that were last made before a moment, at most this many.
    ///
    /// @return how many were forgotten
    int prune(Instant before, int most);

    /// Which decisions are wanted.
    ///
    /// @param from those that were last made then or later
    /// @param to those that were first made then or earlier
    /// @param kinds of these kinds only
    record Selection(Instant from, Instant to, Set<RecordedDecision.Kind> kinds) {
        public static final Selection ALL =
                new Selection(Instant.MIN, Instant.MAX, EnumSet.allOf(RecordedDecision.Kind.class));

        public Selection {
            kinds = Set.copyOf(kinds);
        }
    }

    /// One page of decisions.
    ///
    /// @param total how many there are on all pages
    record Page(List<RecordedDecision> decisions, long total) {
        public Page {
            decisions = List.copyOf(decisions);
        }
    }
}
