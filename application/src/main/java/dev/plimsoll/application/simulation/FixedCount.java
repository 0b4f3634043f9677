package dev.plimsoll.application.simulation;

/// The counts of fleets that never change.
final class FixedCount {
    private FixedCount() {}

    /// What the highest scored demand asks for.
    static int peak(Workload workload, Conditions conditions) {
        int[] demand = Demand.of(workload, conditions);
        int peak = 0;
        for (int step = Scoring.firstScored(workload, conditions); step < demand.length; step++) {
            peak = Math.max(peak, demand[step]);
        }
        return peak;
    }

    /// The mean of the scored demand, at least 1.
    static int mean(Workload workload, Conditions conditions) {
        int[] demand = Demand.of(workload, conditions);
        int first = Scoring.firstScored(workload, conditions);
        long sum = 0;
        for (int step = first; step < demand.length; step++) {
            sum += demand[step];
        }
        return Math.max(1, (int) Math.rint((double) sum / (demand.length - first)));
    }
}
