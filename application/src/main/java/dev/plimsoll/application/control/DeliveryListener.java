package dev.plimsoll.application.control;

import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.PortFailure;

/// Hears of messages that have not arrived. Called on the thread that tried, so it must be quick.
public interface DeliveryListener {
    /// An attempt failed; the delivery says whether there will be another one.
    void failed(Notifier notifier, Delivery delivery);

    /// A message was not even queued, as too many wait already.
    void dropped(Notifier notifier);

    /// Nothing can be sent now, as what the service itself needs is away; it is tried again a second later.
    void postponed(PortFailure failure);
}
