package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;

/// The figures of one full cycle, and the table they are printed as.
///
/// @param drained how many containers left while requests came
record Summary(
        Sizing sizing, ScaleOut scaleOut, Duration comeBack, LoadTotals requests, int drained, List<String> scalings) {
    Summary {
        scalings = List.copyOf(scalings);
    }

    /// A lost request is a failure of the demo, however well the fleet settled.
    boolean isWithoutLoss() {
        return requests.failed() == 0;
    }

    String table() {
        Sample last = scaleOut.last();
        double rate = last.requestsPerSecond();
        return String.join(
                System.lineSeparator(),
                "Summary",
                row("one request costs", Text.millis(sizing.cpuPerRequest()) + " of CPU"),
                row("offered load", Text.format("%.1f requests/s, %.2f cores", rate, sizing.cores(rate))),
                row("each container", limits()),
                row("right count", Text.containers(last.right())),
                row("settled at", Text.containers(last.running())),
                row("time to settle", Text.seconds(scaleOut.settledAfter())),
                row("time back to 1 container", Text.seconds(comeBack)),
                row("answered until settled", answered(scaleOut.untilSettled())),
                row("answered once settled", answered(scaleOut.onceSettled())),
                row("recorded scalings", String.join(", ", scalings)),
                row("containers drained", Integer.toString(drained)),
                row("requests through HAProxy", requests.sentence()),
                "",
                Text.format(
                        "From the metric crossing its target to the first additional container running: %s"
                                + " (from the beginning of the rise: %s)",
                        Text.seconds(scaleOut.reaction()), Text.seconds(scaleOut.firstAddition())));
    }

    private String limits() {
        return Text.format(
                "limit %.2f cores, target %d requests a minute, which use %.0f %% of it",
                sizing.limit(), sizing.target(), sizing.share() * 100);
    }

    private static String answered(LoadReport report) {
        return Text.format(
                "%d requests (median %s, p95 %s)",
                report.answered().size(), Text.millis(report.percentile(0.5)), Text.millis(report.percentile(0.95)));
    }

    private static String row(String what, String figure) {
        return Text.format("  %-26s %s", what, figure);
    }
}
