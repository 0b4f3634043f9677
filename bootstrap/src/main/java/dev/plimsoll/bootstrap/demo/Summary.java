package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;

/// The figures of one full cycle, and the table they are printed as.
record Summary(Sizing sizing, double requestsPerSecond, ScaleOut scaleOut, Duration comeBack, List<String> scalings) {
    Summary {
        scalings = List.copyOf(scalings);
    }

    String table() {
        LoadReport before = scaleOut.before();
        LoadReport since = scaleOut.since();
        return String.join(
                System.lineSeparator(),
                row("one request costs", Text.millis(sizing.cpuPerRequest()) + " of CPU"),
                row(
                        "offered load",
                        Text.format(
                                "%.1f requests/s, %.2f cores",
                                requestsPerSecond, sizing.offeredCpu(requestsPerSecond))),
                row(
                        "each container",
                        Text.format("limit %.2f cores, target %.0f %%", sizing.limit(), sizing.target() * 100)),
                row("right count", Text.containers(sizing.rightContainers(requestsPerSecond))),
                row("settled at", Text.containers(scaleOut.settledAt())),
                row("time to settle", Text.seconds(scaleOut.settledAfter())),
                row("time back to 1 container", Text.seconds(comeBack)),
                row("requests until settled", requests(before)),
                row("requests once settled", requests(since)),
                row("recorded scalings", String.join(", ", scalings)),
                "",
                "From the CPU of the fleet crossing the target to the first additional container running: "
                        + Text.seconds(scaleOut.firstAddition()));
    }

    private static String requests(LoadReport report) {
        return Text.format(
                "%d answered (median %s, p95 %s), %d shed, %d failed",
                report.answered().size(),
                Text.millis(report.percentile(0.5)),
                Text.millis(report.percentile(0.95)),
                report.shed(),
                report.failed());
    }

    private static String row(String what, String figure) {
        return Text.format("  %-26s %s", what, figure);
    }
}
