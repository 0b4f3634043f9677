package dev.plimsoll.domain.validation;

import java.util.ArrayList;
import java.util.List;

/// Collects problems while settings are checked, then refuses them all at once.
///
/// ```java
/// new Problems()
///         .check(min >= 0, "min_containers", "must be at least 0")
///         .check(max >= min, "max_containers", "must be at least min_containers")
///         .refuse();
/// ```
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /// Notes a problem unless `holds`.
    public Problems check(boolean holds, String path, String message) {
        return holds ? this : add(new Problem(path, message));
    }

    public Problems add(Problem problem) {
        found.add(problem);
        return this;
    }

    /// Takes over the problems of a part, as seen from here.
    public Problems addUnder(String prefix, InvalidSettings part) {
        part.problems().forEach(problem -> add(problem.under(prefix)));
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// Throws [InvalidSettings] with everything found; does nothing when nothing was.
    public void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidSettings(found);
        }
    }
}
