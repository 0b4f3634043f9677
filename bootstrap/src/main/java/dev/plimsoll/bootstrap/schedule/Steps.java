package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.port.PortFailure;
import org.jspecify.annotations.Nullable;

/// Steps that need nothing of each other.
final class Steps {
    private Steps() {}

    /// Takes all of them, whichever fail.
    ///
    /// @return the first failure of the outside world; null without any
    static @Nullable PortFailure all(Runnable... steps) {
        PortFailure first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (PortFailure failure) {
                first = first == null ? failure : first;
            }
        }
        return first;
    }
}
