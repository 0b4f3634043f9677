package dev.plimsoll.domain.decision;

import java.util.List;

/// What an autoscaler settles on, with every reason that led there, in order.
public sealed interface Decision {
    /// The count before, in containers.
    int from();

    /// The count wanted from now on.
    int to();

    List<Reason> reasons();

    /// More containers.
    record ScaleOut(int from, int to, List<Reason> reasons) implements Decision {
        public ScaleOut {
            reasons = List.copyOf(reasons);
        }
    }

    /// Fewer containers.
    record ScaleIn(int from, int to, List<Reason> reasons) implements Decision {
        public ScaleIn {
            reasons = List.copyOf(reasons);
        }
    }

    /// The count stays.
    record Hold(int count, List<Reason> reasons) implements Decision {
        public Hold {
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
    static Decision of(int from, int to, List<Reason> reasons) {
        if (to == from) {
            return new Hold(from, reasons);
        }
        return to > from ? new ScaleOut(from, to, reasons) : new ScaleIn(from, to, reasons);
    }
}
