package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;

/// Everything that stands when the curtain rises: the service with its autoscaler, the project with one container,
/// and a load generator that still sends nothing. Both ways of running the demo play on it.
record Stage(
        PlimsollClient plimsoll,
        String autoscaler,
        FleetWatch fleet,
        OpenLoopLoad load,
        CpuAccount account,
        Sizing sizing,
        Chart chart,
        Terminal terminal) {

    /// Reads and draws one sample per second, as long as the listener wants more; returns the last one. Elapsed time
    /// counts from `begun`.
    Sample watch(Instant begun, Listener listener) {
        int shownDesired = -1;
        for (Instant next = Instant.now(); ; next = next.plusSeconds(1)) {
            Pause.until(next);
            Sample sample = sample(Duration.between(begun, Instant.now()));
            terminal.print(chart.line(sample));
            if (sample.status().desired() != shownDesired) {
                shownDesired = sample.status().desired();
                terminal.print(chart.because(sample.status().sentence()));
            }
            if (!listener.wantsMore(sample)) {
                return sample;
            }
        }
    }

    private Sample sample(Duration elapsed) {
        return new Sample(
                elapsed,
                load.requestsPerSecond(),
                plimsoll.status(autoscaler),
                fleet.running().size());
    }

    /// Looks at each sample.
    @FunctionalInterface
    interface Listener {
        boolean wantsMore(Sample sample);
    }
}
