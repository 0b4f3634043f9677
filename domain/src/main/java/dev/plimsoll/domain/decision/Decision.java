package dev.plimsoll.domain.decision;

import java.util.List;

/// What an autoscaler settles on, with everything that led there.
///
/// Example: `ScaleOut(1, 2, [Propose(2, OffTarget(..))], [])`: one policy proposed 2, and no stage changed
/// it.
public sealed interface Decision {
    /// The count before, in containers.
    int from();

    /// The count wanted from now on.
    int to();

    /// What each policy answered, in the order of the policies; empty when none was asked.
    List<Recommendation> recommendations();

    /// What changed the count between the policies and the decision, in order.
    List<Reason> reasons();

    /// More containers.
    record ScaleOut(int from, int to, List<Recommendation> recommendations, List<Reason> reasons) implements Decision {
        public ScaleOut {
            recommendations = List.copyOf(recommendations);
            reasons = List.copyOf(reasons);
        }
    }

    /// Fewer containers.
    record ScaleIn(int from, int to, List<Recommendation> recommendations, List<Reason> reasons) implements Decision {
        public ScaleIn {
            recommendations = List.copyOf(recommendations);
            reasons = List.copyOf(reasons);
        }
    }

    /// The count stays.
    record Hold(int count, List<Recommendation> recommendations, List<Reason> reasons) implements Decision {
        public Hold {
            recommendations = List.copyOf(recommendations);
            reasons = List.copyOf(reasons);
        }

        @Override
        public int from() {
            return count;
        }

        @Override
        public int to() {
            return count;
        }
    }

    /// The decision that going from one count to another is.
    static Decision of(int from, int to, List<Recommendation> recommendations, List<Reason> reasons) {
        if (to == from) {
            return new Hold(from, recommendations, reasons);
        }
        return to > from
                ? new ScaleOut(from, to, recommendations, reasons)
                : new ScaleIn(from, to, recommendations, reasons);
    }
}
