package dev.plimsoll.domain.decision;

import java.util.ArrayList;
import java.util.List;

/// A decision in the making, handed from stage to stage.
///
/// @param current the count before
/// @param count the count wanted so far
/// @param reasons what changed it on the way
public record Draft(int current, int count, List<Reason> reasons) {
    public Draft {
        reasons = List.copyOf(reasons);
    }

    /// A wish that nothing has changed yet.
    public Draft(int current, int count) {
        this(current, count, List.of());
    }

    boolean isScaleOut() {
        return count > current;
    }

    public boolean isScaleIn() {
        return count < current;
    }

    /// The draft with another count, for a reason; unchanged when the count is the same.
    public Draft to(int other, Reason reason) {
        return other == count ? this : new Draft(current, other, with(reason));
    }

    /// The draft with one more reason for its count.
    public Draft because(Reason reason) {
        return new Draft(current, count, with(reason));
    }

    private List<Reason> with(Reason reason) {
        if (reasons.isEmpty()) {
            return List.of(reason);
        }
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return more;
    }
}
