package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.image.Images;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The container types of apps of our own: their containers are made from what is stored with the app.
public final class OwnTypes {
    private final Engine engine;
    private final Function<TargetId, Optional<ContainerTemplate>> templates;
    private final Images images;
    private final BindRoots bindRoots;

    /// @param templates what is stored of a container type that there is
    /// @param bindRoots below which folders of the host containers may be given files, whatever is stored
    public OwnTypes(
            Engine engine,
            Function<TargetId, Optional<ContainerTemplate>> templates,
            Images images,
            BindRoots bindRoots) {
        this.engine = engine;
        this.templates = templates;
        this.images = images;
        this.bindRoots = bindRoots;
    }

    /// What tells containers of the present template from older ones; empty when there is no such
    /// container type.
    String newestHash(TargetId target) {
        return templates.apply(target).map(TemplateCodec::hash).orElse("");
    }

    /// Gets ready to make containers, once that is called for: an image that is missing is pulled then.
    ///
    /// @throws TargetUnknown at once when there is no such container type
    Supplier<Prepared> prepare(TargetId target, StartSlots startSlots, OurWork ours) {
        ContainerTemplate template = templates
                .apply(target)
                .orElseThrow(() -> new TargetUnknown(target + ": there is no such container type"));
        return () -> prepare(target, template, startSlots, ours);
    }

    private Prepared prepare(TargetId target, ContainerTemplate template, StartSlots startSlots, OurWork ours) {
        try {
            bindRoots.check(template);
        } catch (InvalidSettings refused) {
            return new Prepared.Refused(String.valueOf(refused.getMessage()));
        }
        OwnNetwork own = new OwnNetwork(engine, target.app());
        boolean isInOwn = template.networks().isEmpty();
        Optional<String> problem = images.ensure(template.image(), target.toString())
                .or(() -> volumesOf(target, template)
                        .flatMap(volume -> volume.problem(engine).stream())
                        .findFirst())
                .or(() -> isInOwn ? own.ensure() : Optional.empty());
        if (problem.isPresent()) {
            return new Prepared.Refused(problem.get());
        }
        List<String> networks = isInOwn ? List.of(own.name()) : template.networks();
        return new Prepared.Ready(new Making(
                engine,
                target,
                new TemplateBody(
                        target, template, networks, images.labelsOfCompose(template.image(), target.toString())),
                NumberedName.of(target),
                InlineFiles.NONE,
                networks.size() > 1 && Making.joinsAllNetworksAtOnce(engine, target),
                startSlots,
                ours));
    }

    private static Stream<OwnVolume> volumesOf(TargetId target, ContainerTemplate template) {
        return template.volumes().stream()
                .filter(volume -> !volume.isBind() && !volume.source().isEmpty())
                .map(volume -> new OwnVolume(target.app(), volume.source()));
    }
}
