package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.util.ArrayList;
import java.util.List;

/// The rows of a trace, taken one after the other, and what makes no sense of them.
///
/// - Shapes: seconds, ever larger, and requests a second from 0 to a thousand million.
/// - Example: `new TraceRows("rows").row("line 2", 0, 100).row("line 3", 60, 160).trace("web")`.
/// - Errors: the first twenty problems, by the places of their rows.
public final class TraceRows {
    private static final double LARGEST = 1e9;
    private static final int MOST_PROBLEMS = 20;

    private final String whole;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /// No rows yet.
    ///
    /// @param whole the place of all of them together
    public TraceRows(String whole) {
        this.whole = whole;
    }

    /// @param offset in seconds
    /// @param rate in requests a second
    record Row(double offset, double rate) {}

    /// Whether there are as many problems as are told.
    public boolean isHopeless() {
        return problems.size() >= MOST_PROBLEMS;
    }

    /// Notes that a row is none.
    public TraceRows problem(String place, String message) {
        problems.add(new Problem(place, message));
        return this;
    }

    /// Takes a row.
    ///
    /// @param place where it stands, for people
    /// @param offset in seconds
    /// @param rate in requests a second
    public TraceRows row(String place, double offset, double rate) {
        Problems found = new Problems()
                .check(Double.isFinite(offset), place, "must begin with a number of seconds")
                .check(
                        rate >= 0 && rate <= LARGEST,
                        place,
                        "must end with a number of requests a second from 0 to 1e9");
        if (!rows.isEmpty() && Double.isFinite(offset)) {
            found.check(offset > rows.getLast().offset(), place, "must be later than the row before");
        }
        try {
            found.refuse();
            rows.add(new Row(offset, rate));
        } catch (InvalidSettings invalid) {
            problems.addAll(invalid.problems());
        }
        return this;
    }

    /// All rows together.
    ///
    /// @param name by which people know it; bursts are drawn by it
    /// @throws InvalidSettings with the rows that make no sense, or when there are fewer than two
    public LoadTrace trace(String name) {
        if (problems.isEmpty() && rows.size() < 2) {
            problem(whole, "must be at least two");
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new LoadTrace(
                name,
                LoadTrace.NOMINAL_START,
                rows.stream().mapToDouble(Row::offset).toArray(),
                rows.stream().mapToDouble(Row::rate).toArray());
    }
}
