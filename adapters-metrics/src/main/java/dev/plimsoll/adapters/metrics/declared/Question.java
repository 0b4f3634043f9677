package dev.plimsoll.adapters.metrics.declared;

import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Reading;
import java.io.IOException;
import java.time.Instant;

/// Asks a server for one declared metric. Run on a thread of its own, which is interrupted when it takes too long.
///
/// @param <O> where the metric comes from
@FunctionalInterface
public interface Question<O> {
    /// Asks.
    ///
    /// @return what there is, at its true age
    /// @throws NoReading when there is nothing, and why
    /// @throws IOException when the server cannot be asked; its message is for people
    Reading ask(O origin, Fleet fleet, Instant now) throws NoReading, IOException, InterruptedException;
}
