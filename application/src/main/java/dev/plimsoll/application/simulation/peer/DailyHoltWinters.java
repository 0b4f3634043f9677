package dev.plimsoll.application.simulation.peer;

/// Triple exponential smoothing with a season of one day in slots of five minutes; all parts are added.
///
/// - Level, trend and season learn by 0.3, 0.02 and 0.3. The first day is only collected: its mean is the
///   first level, and what differs from it the first season.
/// - Example: after days of 100 with 200 at noon, it expects 200 for noon.
/// - Source: Holt (1957), Winters (1960).
final class DailyHoltWinters {
    private static final int SLOTS = 288;
    private static final double ALPHA = 0.3;
    private static final double BETA = 0.02;
    private static final double GAMMA = 0.3;

    private final double[] season = new double[SLOTS];
    private int collected;
    private int next;
    private double level;
    private double trend;

    /// Learns the mean load of one slot, which comes after the last one.
    void learn(double load) {
        if (collected < SLOTS) {
            collect(load);
            return;
        }
        double before = level;
        level = ALPHA * (load - season[next]) + (1 - ALPHA) * (before + trend);
        trend = BETA * (level - before) + (1 - BETA) * trend;
        season[next] = GAMMA * (load - level) + (1 - GAMMA) * season[next];
        next = (next + 1) % SLOTS;
    }

    /// The larger expectation of the next two slots; 0 before the first day is over.
    double highestOfNextTwo() {
        return collected < SLOTS ? 0 : Math.max(expected(1), expected(2));
    }

    private double expected(int ahead) {
        return level + ahead * trend + season[(next + ahead - 1) % SLOTS];
    }

    private void collect(double load) {
        season[collected] = load;
        collected++;
        if (collected == SLOTS) {
            double sum = 0;
            for (double one : season) {
                sum += one;
            }
            level = sum / SLOTS;
            for (int slot = 0; slot < SLOTS; slot++) {
                season[slot] -= level;
            }
        }
    }
}
