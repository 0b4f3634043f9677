package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What one request costs now, as the fleet's own CPU accounts tell it. The same work takes more CPU time when the
/// machine's cores share their caches and clock with other work, and so the right count follows what the requests do
/// cost, not what one cost on a quiet machine.
///
/// - Formula: CPU used ÷ requests answered, over the latest 10 s.
/// - Where fewer than 50 requests were answered in that time, or no CPU could be read: the calibrated cost.
final class RequestCost {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int ENOUGH_REQUESTS = 50;

    private record Point(Instant at, Duration cpuUsed, int answered) {}

    private final Duration calibrated;
    private final Deque<Point> points = new ArrayDeque<>();
    private int answeredInAll;

    RequestCost(Duration calibrated) {
        this.calibrated = calibrated;
    }

    /// `cpuUsed` counts from any fixed moment, `answered` since the observation before.
    void observe(Instant now, Duration cpuUsed, int answered) {
        answeredInAll += answered;
        points.addLast(new Point(now, cpuUsed, answeredInAll));
        while (points.getFirst().at().plus(WINDOW).isBefore(now)) {
            points.removeFirst();
        }
    }

    Duration perRequest() {
        if (points.isEmpty()) {
            return calibrated;
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        int answered = last.answered() - first.answered();
        Duration used = last.cpuUsed().minus(first.cpuUsed());
        return answered < ENOUGH_REQUESTS || !used.isPositive() ? calibrated : used.dividedBy(answered);
    }
}
