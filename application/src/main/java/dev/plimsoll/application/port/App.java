package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;

/// An app as the platform knows it.
///
/// @param createdAt of its oldest container
/// @param containerTypes sorted by name
public record App(AppId id, Instant createdAt, List<ContainerType> containerTypes) {
    public App {
        containerTypes = List.copyOf(containerTypes);
    }

    /// One container type of an app.
    ///
    /// @param amount how many of its containers run
    /// @param command what they run, as one line
    public record ContainerType(String name, int amount, String command) {}
}
