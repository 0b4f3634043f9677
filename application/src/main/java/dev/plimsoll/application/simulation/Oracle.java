package dev.plimsoll.application.simulation;

import java.util.Arrays;

/// The cheapest fleet that is ready for the demand of every step, which only somebody can have who knows
/// the future: what others cost is told as a multiple of it.
///
/// - Level by level: container `i` is needed whenever at least `i` are demanded. Between two needs it stays
///   if the gap is no longer than a start-up; else it goes, and is ordered one start-up ahead of the next
///   need.
/// - Example: demand 1, 2, 1, 2 with a start-up of one step: the second container stays over the gap.
/// - The first need comes early, or too early for a start-up: then it costs what there is of one.
final class Oracle {
    /// Of a level that was never needed.
    private static final int NEVER = -1;

    private final int[] demand;
    private final int startUp;
    private final int[] moreReady;
    private final int[] moreCurrent;
    private final int[] notNeededSince;

    private Oracle(int[] demand, int startUp) {
        this.demand = demand;
        this.startUp = startUp;
        this.moreReady = new int[demand.length + 1];
        this.moreCurrent = new int[demand.length + 1];
        this.notNeededSince = new int[Arrays.stream(demand).max().orElse(0) + 1];
        Arrays.fill(notNeededSince, NEVER);
    }

    static Timeline of(Workload workload, Conditions conditions) {
        return new Oracle(Demand.of(workload, conditions), conditions.steps(conditions.startUp())).timeline();
    }

    private Timeline timeline() {
        int level = 0;
        for (int step = 0; step < demand.length; step++) {
            for (; level < demand[step]; level++) {
                need(notNeededSince[level + 1], step);
            }
            for (; level > demand[step]; level--) {
                notNeededSince[level] = step;
            }
        }
        return Timeline.of(added(moreReady), added(moreCurrent));
    }

    private void need(int since, int step) {
        if (since == NEVER) {
            add(moreCurrent, Math.max(0, step - startUp), step);
        } else if (step - since <= startUp) {
            add(moreReady, since, step);
            add(moreCurrent, since, step);
        } else {
            add(moreCurrent, step - startUp, step);
        }
    }

    private static void add(int[] differences, int from, int to) {
        differences[from]++;
        differences[to]--;
    }

    private int[] added(int[] differences) {
        int[] counts = new int[demand.length];
        int more = 0;
        for (int step = 0; step < counts.length; step++) {
            more += differences[step];
            counts[step] = demand[step] + more;
        }
        return counts;
    }
}
