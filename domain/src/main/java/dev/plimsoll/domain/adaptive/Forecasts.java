package dev.plimsoll.domain.adaptive;

/// What the members expected at each of the last steps, kept until it is known what came.
final class Forecasts {
    private final Entry[] ring;

    /// What was known, and expected, when so many steps were over.
    static final class Entry {
        /// One start-up ahead: what an order made now is for.
        final double[] ahead;

        /// Half of a start-up ahead: what nobody can be ordered for any more.
        final double[] soon;

        /// How many containers each member would have ordered.
        final int[] orders;

        int regime;
        double volatility;

        private Entry(int members) {
            this.ahead = new double[members];
            this.soon = new double[members];
            this.orders = new int[members];
        }
    }

    Forecasts(int steps, int members) {
        this.ring = new Entry[steps];
        for (int index = 0; index < steps; index++) {
            ring[index] = new Entry(members);
        }
    }

    /// The entry of the moment at which so many steps were over.
    Entry at(int steps) {
        return ring[steps % ring.length];
    }
}
