package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;

/// Asks the Engine all that is needed about the container to copy.
final class Siblings {
    private static final int NOT_FOUND = 404;
    /// From API 1.44 on, create takes all networks; older ones silently keep only one.
    private static final int ALL_NETWORKS_AT_ONCE = 44;

    private final Engine engine;
    private final ComposeFiles composeFiles = new ComposeFiles();

    Siblings(Engine engine) {
        this.engine = engine;
    }

    Sibling inspect(TargetId target, ContainerId id) {
        Reply reply = engine.get("/containers/" + id.value() + "/json", target + ": inspecting " + id.value());
        if (reply.status() == NOT_FOUND) {
            throw new TargetUnknown(target + ": the container to copy is gone");
        }
        return new Sibling(reply.need());
    }

    /// What Compose wrote into it beside what inspect shows.
    InlineSearch.Found inlineFiles(Sibling sibling) {
        return new InlineSearch(engine, sibling).as(composeFiles.inline(sibling));
    }

    /// Everything that is the same for all copies.
    Cloning cloning(TargetId target, Sibling sibling, InlineFiles files, StartSlots startSlots, OurWork ours) {
        return new Cloning(
                engine,
                target,
                sibling,
                CloneName.like(sibling.name(), target).orElseThrow(),
                image(target, sibling),
                files,
                sibling.networks().size() > 1 && joinsAllNetworksAtOnce(target),
                startSlots,
                ours);
    }

    /// The image by name, as Compose gives it, unless the name means another image by now: copies never mix.
    private String image(TargetId target, Sibling sibling) {
        Reply named = engine.get("/images/" + sibling.imageName() + "/json", target + ": looking at its image");
        boolean isTheSame = named.isOk() && named.json().path("Id").asText().equals(sibling.imageId());
        return isTheSame ? sibling.imageName() : sibling.imageId();
    }

    /// Asked anew each time: an Engine may be replaced by a newer or an older one while we run.
    private boolean joinsAllNetworksAtOnce(TargetId target) {
        String[] version = engine.get("/version", target + ": asking the engine for its version")
                .need()
                .path("ApiVersion")
                .asText("1.0")
                .split("\\.", 2);
        return Integer.parseInt(version[0]) > 1 || Integer.parseInt(version[1]) >= ALL_NETWORKS_AT_ONCE;
    }
}
