package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.label.Generations;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.function.Supplier;

/// Asks the Engine all that is needed about the container to copy.
final class Siblings {
    private static final int NOT_FOUND = 404;

    private final Engine engine;
    private final ComposeFiles composeFiles = new ComposeFiles();

    Siblings(Engine engine) {
        this.engine = engine;
    }

    private Sibling inspect(TargetId target, ContainerId id) {
        Reply reply = engine.get("/containers/" + id.value() + "/json", target + ": inspecting " + id.value());
        if (reply.status() == NOT_FOUND) {
            throw new TargetUnknown(target + ": the container to copy is gone");
        }
        return new Sibling(reply.need());
    }

    /// What Compose wrote into it beside what inspect shows.
    private InlineSearch.Found inlineFiles(Sibling sibling) {
        return new InlineSearch(engine, sibling).as(composeFiles.inline(sibling));
    }

    /// Gets ready to copy the newest of these containers, once that is called for.
    ///
    /// @throws TargetUnknown at once when there is none
    Supplier<Prepared> prepare(TargetId target, List<LabelledContainer> listed, StartSlots startSlots, OurWork ours) {
        ContainerId template = Generations.template(listed)
                .map(LabelledContainer::id)
                .orElseThrow(() -> new TargetUnknown(target + ": there is no container to copy"));
        return () -> prepare(target, template, startSlots, ours);
    }

    private Prepared prepare(TargetId target, ContainerId template, StartSlots startSlots, OurWork ours) {
        Sibling sibling = inspect(target, template);
        return Refusals.of(sibling, target)
                .or(() -> new Dependencies(new LabelledContainers(engine)).unmet(target, sibling))
                .<Prepared>map(Prepared.Refused::new)
                .orElseGet(() -> switch (inlineFiles(sibling)) {
                    case InlineSearch.Found.Lacking(String why) -> new Prepared.Refused(why);
                    case InlineSearch.Found.All(InlineFiles files) ->
                        new Prepared.Ready(cloning(target, sibling, files, startSlots, ours));
                });
    }

    /// Everything that is the same for all copies.
    Making cloning(TargetId target, Sibling sibling, InlineFiles files, StartSlots startSlots, OurWork ours) {
        return new Making(
                engine,
                target,
                new CloneBody(sibling, image(target, sibling)),
                NumberedName.like(sibling.name(), target).orElseThrow(),
                files,
                sibling.networks().size() > 1 && Making.joinsAllNetworksAtOnce(engine, target),
                startSlots,
                ours);
    }

    /// The image by name, as Compose gives it, unless the name means another image by now: copies never
    /// mix.
    private String image(TargetId target, Sibling sibling) {
        Reply named = engine.get("/images/" + sibling.imageName() + "/json", target + ": looking at its image");
        boolean isTheSame = named.isOk() && named.json().path("Id").asText().equals(sibling.imageId());
        return isTheSame ? sibling.imageName() : sibling.imageId();
    }
}
