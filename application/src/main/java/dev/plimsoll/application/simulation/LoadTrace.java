package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// A load over time, as it was recorded: rates of requests at some moments, linear in between.
///
/// - Form: text in lines, `offset_s,load_rps` first, then two numbers a line: seconds, ever larger, and
///   requests a second from 0 to a thousand million. Empty lines count as none.
/// - Example: `offset_s,load_rps`, `0,100`, `60,160` is a minute in which the load grows by one request/s
///   each second.
/// - Errors: [InvalidSettings] with the first twenty lines that make no sense, each by its number.
public final class LoadTrace {
    /// The first line of its text.
    public static final String HEADER = "offset_s,load_rps";

    /// When a trace begins of which nobody knows.
    public static final Instant NOMINAL_START = Instant.parse("2020-01-01T00:00:00Z");

    private static final long MOST_STEPS = 20_000_000;
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final String name;
    private final Instant start;
    private final double[] offsets;
    private final double[] rates;

    /// Of arrays of the same length, which it keeps; see [TraceRows].
    LoadTrace(String name, Instant start, double[] offsets, double[] rates) {
        this.name = name;
        this.start = start;
        this.offsets = offsets;
        this.rates = rates;
    }

    /// Reads a trace.
    ///
    /// @param name by which people know it; bursts are drawn by it
    /// @throws InvalidSettings with the lines that make no sense
    public static LoadTrace parse(String name, String text) {
        String[] lines = LINE_END.split(text, -1);
        if (!COMMA.matcher(lines[0].strip()).replaceAll(",").equals(HEADER)) {
            throw new InvalidSettings(List.of(new Problem(line(0), "must be `" + HEADER + "`")));
        }
        TraceRows rows = new TraceRows("rows");
        for (int index = 1; index < lines.length && !rows.isHopeless(); index++) {
            String written = lines[index].strip();
            if (!written.isEmpty()) {
                read(line(index), written, rows);
            }
        }
        return rows.trace(name);
    }

    /// The same, beginning at a moment that is known.
    public LoadTrace startingAt(Instant known) {
        return new LoadTrace(name, known, offsets, rates);
    }

    public String name() {
        return name;
    }

    /// When it begins.
    public Instant start() {
        return start;
    }

    /// How many rows it has.
    public int rows() {
        return offsets.length;
    }

    /// How long it lasts, in seconds.
    public double seconds() {
        return offsets[offsets.length - 1] - offsets[0];
    }

    /// The load of each step, which is that at its beginning; only whole steps count.
    ///
    /// @throws InvalidSettings when there is not one whole step, or when there are more than 20 million
    public Workload inStepsOf(Duration step) {
        double seconds = step.toNanos() / 1e9;
        double steps = Math.floor(seconds() / seconds + Rounding.DUST);
        new Problems()
                .check(steps >= 1, "rows", "must last for at least one step of " + seconds + " s")
                .check(steps <= MOST_STEPS, "rows", "must not last longer than " + MOST_STEPS + " steps")
                .refuse();
        double[] loads = new double[(int) steps];
        int row = 0;
        for (int k = 0; k < loads.length; k++) {
            double at = offsets[0] + k * seconds;
            while (row < offsets.length - 2 && offsets[row + 1] <= at) {
                row++;
            }
            loads[k] = between(row, at);
        }
        return new Workload(name, start, step, loads);
    }

    private double between(int row, double at) {
        double slope = (rates[row + 1] - rates[row]) / (offsets[row + 1] - offsets[row]);
        return slope * (at - offsets[row]) + rates[row];
    }

    private static void read(String line, String written, TraceRows rows) {
        String[] cells = COMMA.split(written, -1);
        if (cells.length == 2) {
            rows.row(line, number(cells[0]), number(cells[1]));
        } else {
            rows.problem(line, "must be two numbers with a comma between them");
        }
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static String line(int index) {
        return "line " + (index + 1);
    }
}
