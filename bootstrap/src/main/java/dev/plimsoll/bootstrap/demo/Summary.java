package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;

/// The figures of one full cycle, and the table they are printed as.
record Summary(Duration calibratedCost, ScaleOut scaleOut, Duration comeBack, List<String> scalings) {
    Summary {
        scalings = List.copyOf(scalings);
    }

    String table() {
        Sample last = scaleOut.last();
        Sizing sizing = last.sizing();
        double rate = last.requestsPerSecond();
        return String.join(
                System.lineSeparator(),
                "Summary",
                row("one request costs", cost(sizing)),
                row("offered load", Text.format("%.1f requests/s, %.2f cores", rate, sizing.offeredCpu(rate))),
                row("each container", limits(sizing)),
                row("right count", Text.containers(last.right())),
                row("settled at", Text.containers(last.running())),
                row("time to settle", Text.seconds(scaleOut.settledAfter())),
                row("time back to 1 container", Text.seconds(comeBack)),
                row("requests until settled", requests(scaleOut.untilSettled())),
                row("requests once settled", requests(scaleOut.onceSettled())),
                row("recorded scalings", String.join(", ", scalings)),
                "",
                "From the CPU of the fleet crossing the target to the first additional container running: "
                        + Text.seconds(scaleOut.firstAddition()));
    }

    private String cost(Sizing underLoad) {
        return Text.format(
                "%s of CPU by itself, %s under load",
                Text.millis(calibratedCost), Text.millis(underLoad.cpuPerRequest()));
    }

    private static String limits(Sizing sizing) {
        return Text.format("limit %.2f cores, target %.0f %%", sizing.limit(), sizing.target() * 100);
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
