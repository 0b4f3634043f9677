package dev.plimsoll.application.simulation;

import java.util.concurrent.CancellationException;

/// Hears how far a simulation is, and may end it.
@FunctionalInterface
public interface Progress {
    /// Nobody who listens.
    Progress UNHEARD = (_, _) -> true;

    /// Told now and then.
    ///
    /// @param done how many steps are simulated
    /// @param all how many there are
    /// @return whether to go on; if not, a [CancellationException] ends the simulation
    boolean goesOn(long done, long all);

    /// Tells, and ends the simulation when it is not to go on.
    ///
    /// @throws CancellationException when it is not to go on
    default void tell(long done, long all) {
        if (!goesOn(done, all)) {
            throw new CancellationException("the simulation was cancelled");
        }
    }
}
