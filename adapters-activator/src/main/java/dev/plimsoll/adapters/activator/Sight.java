package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.balancer.Endpoint;
import java.util.List;

/// What one look at a target came to.
sealed interface Sight {
    /// Containers answer there.
    record Open(List<Endpoint> endpoints) implements Sight {
        public Open {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// None does yet.
    ///
    /// @param why in words for whoever waited in vain
    record Closed(String why) implements Sight {}

    /// None does, and nobody brings one.
    ///
    /// @param why in words that follow "it is not woken, as"
    record Refused(String why) implements Sight {}
}
