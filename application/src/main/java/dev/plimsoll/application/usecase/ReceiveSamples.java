package dev.plimsoll.application.usecase;

import dev.plimsoll.application.codec.SamplesCodec;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.control.PushedMetrics;
import dev.plimsoll.application.metric.Sample;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Takes pushed samples of declared metrics; all of a call or none.
public final class ReceiveSamples {
    private final FindApp findApp;
    private final KnownDefinitions definitions;
    private final PushedMetrics metrics;
    private final Clock clock;

    public ReceiveSamples(FindApp findApp, KnownDefinitions definitions, PushedMetrics metrics, Clock clock) {
        this.findApp = findApp;
        this.definitions = definitions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Takes the samples in `body`, and answers how many these were.
    ///
    /// @throws NotFound when there is no such app
    /// @throws InvalidSettings with every problem and its path
    public int receive(String appNameOrId, Map<?, ?> body) {
        AppId app = findApp.find(appNameOrId).id();
        Instant now = clock.instant();
        List<Sample> samples = new SamplesCodec(definitions.of(app), now).read(body);
        metrics.take(app, samples, now);
        return samples.size();
    }
}
