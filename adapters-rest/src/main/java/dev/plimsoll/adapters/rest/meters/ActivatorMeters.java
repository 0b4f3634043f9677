package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.application.control.ActivatorListener;
import dev.plimsoll.domain.fleet.TargetId;
import io.micrometer.core.instrument.Counter;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Counts what becomes of requests that come while a type may sleep.
@Singleton
final class ActivatorMeters implements ActivatorListener {
    private final Meters meters;

    ActivatorMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void told(TargetId target, Outcome outcome) {
        Counter.builder("plimsoll.activator.requests")
                .description("Requests to the activator, by what became of them")
                .tag("app", target.app().name())
                .tag("type", target.containerType())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters.registry())
                .increment();
    }
}
