package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The container that is copied, as `inspect` shows it.
record Sibling(JsonNode inspected) {
    private static final int SHORT_ID = 12;

    ContainerId id() {
        return new ContainerId(inspected.path("Id").asText());
    }

    String shortId() {
        return id().value().substring(0, SHORT_ID);
    }

    /// Without what Compose puts before it while it recreates.
    String name() {
        return inspected.path("Name").asText().replaceFirst("^/([0-9a-f]{12}_)?", "");
    }

    String imageId() {
        return inspected.path("Image").asText();
    }

    /// The image as the service names it.
    String imageName() {
        return config().path("Image").asText();
    }

    JsonNode config() {
        return inspected.path("Config");
    }

    JsonNode hostConfig() {
        return inspected.path("HostConfig");
    }

    String networkMode() {
        return hostConfig().path("NetworkMode").asText("");
    }

    JsonNode networks() {
        return inspected.path("NetworkSettings").path("Networks");
    }

    Instant createdAt() {
        return Instant.parse(inspected.path("Created").asText());
    }

    /// Of the last start; before that, the far past.
    Instant startedAt() {
        return Instant.parse(inspected.path("State").path("StartedAt").asText());
    }

    /// Where volumes, folders and files from outside are.
    Set<String> mounts() {
        Set<String> mounts = new HashSet<>();
        inspected
                .path("Mounts")
                .forEach(mount -> mounts.add(mount.path("Destination").asText()));
        hostConfig().path("Tmpfs").fieldNames().forEachRemaining(mounts::add);
        return mounts;
    }

    String label(String name) {
        return config().path("Labels").path(name).asText("");
    }
}
