package dev.plimsoll.application.simulation;

import java.time.Duration;

/// Decides in one simulation how many containers there should be. Made anew for each simulation, as it may
/// remember.
public interface Scaler {
    /// How often it is asked.
    Duration period();

    /// How many containers it wants from now on; the platform keeps within its bounds.
    ///
    /// @param past all that it may know; good only until it answers
    int decide(Past past);
}
