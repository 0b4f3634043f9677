package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.application.usecase.ReceiveSignal.Received;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/// A signal, and the ids of the autoscalers that know of it now.
@Serdeable(naming = SnakeCaseStrategy.class)
record SignalJson(String name, Instant receivedAt, List<String> autoscalers) {
    /// As answers hold one.
    @Serdeable
    record One(SignalJson signal) {}

    static SignalJson of(Received received) {
        return new SignalJson(
                received.name(),
                received.receivedAt(),
                received.receivedBy().stream().map(AutoscalerId::value).toList());
    }
}
