package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An app as the platform knows it.
///
/// @param createdAt of its oldest container
/// @param containerTypes sorted by name
public record App(AppId id, Instant createdAt, List<ContainerType> containerTypes) {
    public App {
        containerTypes = List.copyOf(containerTypes);
    }

    /// The container type of this name, if the app has one.
    public Optional<ContainerType> type(String name) {
        return containerTypes.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /// One container type of an app.
    ///
    /// @param amount how many of its containers run
    /// @param command what they run, as one line
    /// @param labels what people wrote for Plimsoll in the newest configuration: those that begin with [#LABELS]
    public record ContainerType(String name, int amount, String command, Map<String, String> labels) {
        /// How the labels begin that are meant for Plimsoll.
        public static final String LABELS = "plimsoll.";

        /// What all of them are said to be of where clients want a size: each service sets its own limits.
        public static final String SIZE = "M";

        public ContainerType {
            labels = Map.copyOf(labels);
        }
    }
}
