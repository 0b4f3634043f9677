package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;

/// How many containers a load demands: the fewest that serve it well.
///
/// - Formula: `max(min, ceil(load ÷ (capacity × slo)))`.
/// - Example: 330 requests/s, capacity 100, slo 0.8: 5.
/// - Errors: [InvalidSettings] for a load that demands more than 100 000.
public final class Demand {
    private static final int MOST = 100_000;

    private Demand() {}

    /// What each step demands.
    ///
    /// @throws InvalidSettings when one demands too much
    public static int[] of(Workload workload, Conditions conditions) {
        int[] demand = new int[workload.steps()];
        double each = conditions.capacity() * conditions.slo();
        for (int step = 0; step < demand.length; step++) {
            demand[step] = Math.max(conditions.min(), Rounding.up(workload.load(step) / each));
            if (demand[step] > MOST) {
                throw new InvalidSettings(List.of(new Problem(
                        "loads", "must not demand more than " + MOST + " containers, as step " + step + " does")));
            }
        }
        return demand;
    }
}
