package dev.plimsoll.bootstrap.demo;

import java.time.Instant;

/// Everything that stands when the curtain rises: the service with its autoscaler, the project with one container
/// behind HAProxy, and a load that is just what it bears. Both ways of running the demo play on it.
record Stage(
        PlimsollClient plimsoll,
        FleetWatch fleet,
        OpenLoopLoad load,
        Sizing sizing,
        Sampler sampler,
        Chart chart,
        Narrator narrator,
        Terminal terminal) {

    /// Reads and draws one sample per second, as long as the listener wants more; returns the last one. Elapsed time
    /// counts from `begun`.
    Sample watch(Instant begun, Listener listener) {
        int shownDesired = 0;
        for (Instant next = Instant.now(); ; next = next.plusSeconds(1)) {
            Pause.until(next);
            Sample sample = sampler.take(begun);
            terminal.print(chart.line(sample));
            if (sample.status().desired() != shownDesired) {
                narrator.news(plimsoll.scalings()).forEach(reason -> terminal.print(chart.because(reason)));
            }
            shownDesired = sample.status().desired();
            if (!listener.wantsMore(sample)) {
                return sample;
            }
        }
    }

    /// Looks at each sample.
    @FunctionalInterface
    interface Listener {
        boolean wantsMore(Sample sample);
    }
}
