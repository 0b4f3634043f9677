package dev.plimsoll.bootstrap.demo;

/// Draws one sample as one line, so that time runs down the terminal: a bar for the metric with the target marked in
/// its middle, and one dot per container.
///
///        12 s   20.1/s   ██████████┊█████████   801   ●●○·   right 4, desired 4, running 3, ready 2
final class Chart {
    private static final int BAR = 20;
    private static final int MARK = BAR / 2;
    private static final int DOTS = 10;
    private static final String RESET = "\u001b[0m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String FAINT = "\u001b[2m";

    private final long target;
    private final boolean isColoured;

    Chart(long target, boolean isColoured) {
        this.target = target;
        this.isColoured = isColoured;
    }

    String heading() {
        return Text.format(
                "%8s %9s   %-" + (BAR + 6) + "s %-" + DOTS + "s   %s",
                "time",
                "load",
                "requests a minute, each",
                "fleet",
                "containers");
    }

    String line(Sample sample) {
        AutoscalerStatus status = sample.status();
        return Text.format(
                "%6d s %7.1f/s   %s %s   %s   right %d, desired %d, running %d, ready %d",
                sample.elapsed().toSeconds(),
                sample.requestsPerSecond(),
                bar(status.metric()),
                number(status.metric()),
                dots(status.ready(), sample.running(), status.desired()),
                sample.right(),
                status.desired(),
                sample.running(),
                status.ready());
    }

    /// Why the desired count is what it is; printed when it changes.
    String because(String sentence) {
        return " ".repeat(22) + paint(FAINT, sentence);
    }

    private String bar(double metric) {
        int filled = Double.isNaN(metric) ? 0 : (int) Math.round(Math.min(metric / target, 2) * MARK);
        var cells = new StringBuilder();
        for (int cell = 0; cell < BAR; cell++) {
            cells.append(cell == MARK ? "┊" : cell < filled ? "█" : "░");
        }
        return paint(metric > target ? RED : GREEN, cells.toString());
    }

    private static String number(double metric) {
        return Double.isNaN(metric) ? "    –" : Text.format("%5.0f", metric);
    }

    /// Filled: ready; ringed: running, not ready yet; a dot: wanted, not running yet.
    private String dots(int ready, int running, int desired) {
        int shownReady = Math.min(ready, running);
        int missing = Math.max(0, desired - running);
        String padding = " ".repeat(Math.max(0, DOTS - running - missing));
        return paint(GREEN, "●".repeat(shownReady)) + "○".repeat(running - shownReady) + "·".repeat(missing) + padding;
    }

    private String paint(String colour, String text) {
        return isColoured && !text.isEmpty() ? colour + text + RESET : text;
    }
}
