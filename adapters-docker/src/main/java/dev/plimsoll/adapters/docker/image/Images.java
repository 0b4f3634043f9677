package dev.plimsoll.adapters.docker.image;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.app.ImageName;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The images of the Engine. One that is there is taken as it is; one that is missing is pulled.
public final class Images {
    /// For a large image over a slow line; whoever waits for an operation waits no longer than twice as
    /// long.
    public static final Duration PULL = Duration.ofMinutes(5);

    private final Engine engine;
    private final Registries registries;
    private final Duration deadline;

    /// @param deadline how long a pull may take
    public Images(Engine engine, Registries registries, Duration deadline) {
        this.engine = engine;
        this.registries = registries;
        this.deadline = deadline;
    }

    /// Sees to it that the image is there; answers why it cannot be had, and nothing when it is there.
    ///
    /// @param about who needs it, for messages
    public Optional<String> ensure(ImageName image, String about) {
        boolean isHere = engine.get("/images/" + image + "/json", about + ": looking for " + image)
                .isOk();
        return isHere
                ? Optional.empty()
                : pull(image, about).map(why -> "image " + image + " cannot be pulled: " + why);
    }

    /// The names of those labels of an image that Compose gave it when it built it.
    public Set<String> labelsOfCompose(ImageName image, String about) {
        return engine
                .get("/images/" + image + "/json", about + ": looking at " + image)
                .need()
                .path("Config")
                .path("Labels")
                .properties()
                .stream()
                .map(Map.Entry::getKey)
                .filter(label -> label.startsWith(Labels.OF_COMPOSE))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> pull(ImageName image, String about) {
        Optional<String> login;
        try {
            login = registries.login(image.registry()).map(known -> known.header(image.registry()));
        } catch (Registries.Unusable unusable) {
            return Optional.of("the file of registries " + unusable.getMessage());
        }
        try {
            Reply pulled = engine.pull(
                    "/images/create?fromImage=" + Engine.quote(image.tagged()),
                    login.orElse(""),
                    about + ": pulling " + image,
                    deadline);
            return pulled.isOk() ? brokenOff(pulled, about) : Optional.of(pulled.message());
        } catch (EngineUnavailable failed) {
            return Optional.of(failed.detail());
        }
    }

    /// A pull that fails on its way says so in its last words, under a status that sounds well.
    private static Optional<String> brokenOff(Reply pulled, String about) {
        return Json.lines(about, pulled.bytes()).stream()
                .map(line -> line.path("error").asText(""))
                .filter(error -> !error.isEmpty())
                .findFirst();
    }
}
