package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.adapters.docker.control.DockerContainerControl;
import dev.plimsoll.adapters.docker.control.OwnTypes;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.adapters.docker.image.Images;
import dev.plimsoll.adapters.docker.image.Registries;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.domain.fleet.TargetId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// One run of the service as far as Docker is concerned: what it remembers ends with it.
public final class ServiceRun implements AutoCloseable {
    private final MortalTransport.Fate fate = new MortalTransport.Fate();
    private final Engine engine;
    private final DockerFleetEvents events;
    private final DockerContainerControl control;

    public ServiceRun(URI host) {
        this(host, _ -> Optional.empty(), BindRoots.NONE);
    }

    /// @param templates of container types of our own
    public ServiceRun(URI host, Function<TargetId, Optional<ContainerTemplate>> templates, BindRoots bindRoots) {
        engine = new Engine(host, at -> new MortalTransport(Engine.transport(at), fate));
        Inspections inspections = new Inspections(engine);
        events = DockerFleetEvents.following(engine, inspections, InstantSource.system());
        OwnTypes ownTypes =
                new OwnTypes(engine, templates, new Images(engine, Registries.NONE, Images.PULL), bindRoots);
        control = new DockerContainerControl(
                engine, inspections, events, ownTypes, DockerContainerControl.STARTS_AT_ONCE);
    }

    public Engine engine() {
        return engine;
    }

    public DockerFleetEvents events() {
        return events;
    }

    public DockerContainerControl control() {
        return control;
    }

    void dieBefore(Boundary boundary) {
        fate.dieBefore(boundary);
    }

    @Override
    public void close() {
        events.close();
        engine.close();
    }
}
