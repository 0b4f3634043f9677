package dev.plimsoll.domain.adaptive;

/// How wrong each member was: its realised errors, in units of the volatility at the time, counted in bins whose width
/// grows with the error.
///
/// They are kept apart by regime (where the load was going) and by the slot of the hour (what comes every half hour
/// comes
/// again). Where little was seen in a regime, or in a slot, what was seen overall fills in.
final class ErrorDistributions {
    /// So many observations of all regimes count in each.
    private static final double REGIME_PRIOR = 200;

    /// The same for a slot of the hour.
    private static final double SLOT_PRIOR = 60;

    /// As much more likely than usual a slot may make an error.
    private static final double MOST_EVIDENCE = 50;

    private static final int BINS = 150;
    private static final int COARSE = 6;
    private static final int COARSE_BINS = BINS / COARSE;
    private static final double LOWEST = -3.5;
    private static final double WIDTH = 0.07;
    private static final double DUST = 1e-3;
    private static final double[] CENTRES = new double[BINS];

    static {
        for (int bin = 0; bin < BINS; bin++) {
            CENTRES[bin] = Math.sinh(LOWEST + WIDTH * (bin + 0.5));
        }
    }

    private final int members;
    private final int regimes;
    private final double[][][] byRegime;
    private final double[][] inRegime;
    private final float[][][] bySlot;
    private final double[] visits;
    private final double[][] inAllSlots;
    private double allVisits;

    /// Under the last condition: the probability above each edge of a bin, and the sum of errors there.
    private final double[][] above;

    private final double[][] errorAbove;
    private final double[] evidence = new double[COARSE_BINS];

    ErrorDistributions(int members, int regimes, int slots) {
        this.members = members;
        this.regimes = regimes;
        this.byRegime = new double[members][regimes + 1][BINS];
        this.inRegime = new double[members][regimes + 1];
        this.bySlot = new float[slots][members][COARSE_BINS];
        this.visits = new double[slots];
        this.inAllSlots = new double[members][COARSE_BINS];
        this.above = new double[members][BINS + 1];
        this.errorAbove = new double[members][BINS + 1];
    }

    /// Outcomes of this slot follow.
    void visit(int slot) {
        visits[slot]++;
        allVisits++;
    }

    /// One outcome.
    ///
    /// @param error of the forecast, relative to it, in units of the volatility
    /// @param weight grows with time, so that what is old fades
    void add(int member, int regime, int slot, double error, double weight) {
        int bin = (int) Math.clamp(Math.floor(position(error)), 0, BINS - 1);
        byRegime[member][regime][bin] += weight;
        byRegime[member][regimes][bin] += weight;
        inRegime[member][regime] += weight;
        inRegime[member][regimes] += weight;
        bySlot[slot][member][bin / COARSE]++;
        inAllSlots[member][bin / COARSE]++;
    }

    /// From now on [#missed] tells of this member in this regime and slot.
    ///
    /// @param weight of an outcome of now
    void condition(int member, int regime, int slot, double weight) {
        double[] own = byRegime[member][regime];
        double[] all = byRegime[member][regimes];
        weigh(member, slot);
        double prior = REGIME_PRIOR * weight;
        double ownCount = inRegime[member][regime] + prior;
        double allCount = Math.max(inRegime[member][regimes], 1e-9);
        double probability = 0;
        double errors = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            double part = (own[bin] + prior * all[bin] / allCount) / ownCount * evidence[bin / COARSE];
            probability += part;
            errors += part * CENTRES[bin];
            above[member][bin] = probability;
            errorAbove[member][bin] = errors;
        }
        double norm = probability > 0 ? 1 / probability : 0;
        for (int bin = 0; bin < BINS; bin++) {
            above[member][bin] *= norm;
            errorAbove[member][bin] *= norm;
        }
    }

    /// How much more likely each error is in this slot than usual.
    private void weigh(int member, int slot) {
        for (int bin = 0; bin < COARSE_BINS; bin++) {
            double usual = (inAllSlots[member][bin] + DUST) / (allVisits + DUST * COARSE_BINS);
            double here = (bySlot[slot][member][bin] + SLOT_PRIOR * usual) / (visits[slot] + SLOT_PRIOR);
            evidence[bin] = Math.min(MOST_EVIDENCE, here / usual);
        }
    }

    /// The load that is expected above a limit, counted whole in the cases in which the limit is passed: both in units
    /// of
    /// the forecast.
    double missed(int member, double limit, double volatility) {
        double[] probability = above[member];
        double[] errors = errorAbove[member];
        double position = position((limit - 1) / volatility);
        if (position <= 0) {
            return Math.max(0, probability[0] + volatility * errors[0]);
        }
        int bin = (int) position;
        if (bin >= BINS) {
            return 0;
        }
        double from = probability[bin] + volatility * errors[bin];
        double to = probability[bin + 1] + volatility * errors[bin + 1];
        return Math.max(0, from + (to - from) * (position - bin));
    }

    /// All weights, so many times smaller.
    void rescale(double times) {
        for (int member = 0; member < members; member++) {
            for (int regime = 0; regime <= regimes; regime++) {
                for (int bin = 0; bin < BINS; bin++) {
                    byRegime[member][regime][bin] /= times;
                }
                inRegime[member][regime] /= times;
            }
        }
    }

    /// What is known of the slots fades.
    void fade(double factor) {
        allVisits *= factor;
        for (int slot = 0; slot < visits.length; slot++) {
            visits[slot] *= factor;
            for (float[] counts : bySlot[slot]) {
                for (int bin = 0; bin < COARSE_BINS; bin++) {
                    counts[bin] = (float) (counts[bin] * factor);
                }
            }
        }
        for (double[] counts : inAllSlots) {
            for (int bin = 0; bin < COARSE_BINS; bin++) {
                counts[bin] *= factor;
            }
        }
    }

    /// Where an error lies among the bins.
    private static double position(double error) {
        double size = Math.abs(error);
        double stretched = Math.log(size + Math.sqrt(size * size + 1));
        return ((error < 0 ? -stretched : stretched) - LOWEST) / WIDTH;
    }
}
