package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts what becomes of the requests, in all and from one report to the next.
final class LoadCounters {
    private final List<Duration> answered = new ArrayList<>();
    private int failed;
    private LoadTotals totals = new LoadTotals(0, 0, 0);

    synchronized void countSent() {
        totals = new LoadTotals(totals.sent() + 1, totals.answered(), totals.failed());
    }

    synchronized void countAnswered(Duration responseTime) {
        answered.add(responseTime);
        totals = new LoadTotals(totals.sent(), totals.answered() + 1, totals.failed());
    }

    synchronized void countFailed() {
        failed++;
        totals = new LoadTotals(totals.sent(), totals.answered(), totals.failed() + 1);
    }

    synchronized LoadReport takeReport() {
        var report = new LoadReport(answered, failed);
        answered.clear();
        failed = 0;
        return report;
    }

    synchronized LoadTotals totals() {
        return totals;
    }
}
