package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts what becomes of the requests, from one report to the next.
final class LoadCounters {
    private final List<Duration> answered = new ArrayList<>();
    private int failed;
    private int shed;

    synchronized void countAnswered(Duration responseTime) {
        answered.add(responseTime);
    }

    synchronized void countFailed() {
        failed++;
    }

    synchronized void countShed() {
        shed++;
    }

    synchronized LoadReport takeReport() {
        var report = new LoadReport(answered, failed, shed);
        answered.clear();
        failed = 0;
        shed = 0;
        return report;
    }
}
