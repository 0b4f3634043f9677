package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.TargetId;

/// Tells at once when a fleet changes, so that nobody needs to poll for it. Every adapter passes `FleetEventsContract`.
public interface FleetEvents {
    /// Who wants to know. Calls come from one thread and must return quickly.
    interface Listener {
        /// Containers of this target were created, started, stopped, removed or changed their health.
        void changed(TargetId target);

        /// Events may have been lost (the engine was away): look at everything anew.
        void everythingMayHaveChanged();
    }

    /// Tells `listener` from now on, until the subscription is closed; survives the engine's absence.
    Subscription subscribe(Listener listener);

    /// Ends with `close`, which never throws.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
