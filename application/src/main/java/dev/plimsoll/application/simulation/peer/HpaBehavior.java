package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.DUST;

import java.util.ArrayDeque;
import java.util.Deque;

/// How Kubernetes' HPA moves by default, with what it remembers of one autoscaler.
///
/// - Out: to at most four more or twice as many at each sync, the larger, without a window.
/// - In: down to the highest recommendation of the last 300 s.
/// - Example: 5 containers and a recommendation of 30 make 10.
/// - Source: Kubernetes HPA v2, default `behavior`.
final class HpaBehavior {
    /// How often Kubernetes looks.
    static final int SYNC_SECONDS = 15;

    private static final double WINDOW_SECONDS = 300;
    private static final double TOLERANCE = 0.1;
    private static final int STEP = 4;

    private final Deque<Recommendation> recommendations = new ArrayDeque<>();

    private record Recommendation(double at, int count) {}

    /// Whether a value is so near to its target, at a ratio of 1, that nothing changes.
    static boolean isNear(double ratio) {
        return Math.abs(1 - ratio) <= TOLERANCE + DUST;
    }

    /// The count to go to.
    ///
    /// @param now in seconds
    int apply(double now, int current, int recommended) {
        recommendations.addLast(new Recommendation(now, recommended));
        while (recommendations.getFirst().at() <= now - WINDOW_SECONDS) {
            recommendations.removeFirst();
        }
        int highest = recommended;
        for (Recommendation past : recommendations) {
            highest = Math.max(highest, past.count());
        }
        int wanted = Math.min(Math.max(current, recommended), highest);
        return wanted > current ? Math.min(wanted, Math.max(current + STEP, 2 * current)) : wanted;
    }
}
