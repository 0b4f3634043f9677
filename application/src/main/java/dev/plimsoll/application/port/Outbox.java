package dev.plimsoll.application.port;

import dev.plimsoll.application.notification.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Keeps messages until they have arrived, and for a while after that. Every adapter passes `OutboxContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface Outbox {
    /// Adds a delivery.
    ///
    /// @throws PortFailure.StoreConflict when there is one with its id already
    void add(Delivery delivery);

    /// The ids of all notifiers that have something due by then.
    Set<String> dueNotifiers(Instant now);

    /// What is due for a notifier by then, the oldest first, at most `most`.
    List<Delivery> due(String notifier, Instant now, int most);

    /// Takes a delivery for an attempt, if it is still as it was read: only one of several processes does.
    ///
    /// @param begun the same delivery with its attempt begun
    /// @return whether it was taken
    boolean take(Delivery delivery, Delivery begun);

    /// Stores how an attempt ended; one that is not there any more is left alone.
    void note(Delivery delivery);

    /// How many are on their way to a notifier.
    int waiting(String notifier);

    /// The deliveries of a notifier, the newest first, at most `most`.
    List<Delivery> latest(String notifier, int most);

    /// Forgets all deliveries of a notifier.
    void forget(String notifier);

    /// Forgets what ended before, at most `most` at once; answers how many.
    int prune(Instant before, int most);
}
