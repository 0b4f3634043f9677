package dev.plimsoll.adapters.docker.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.control.DockerContainerControl;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.events.DockerFleetEvents;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A service run, the hands of people beside it, and the Compose projects of one test, which go when it ends.
public final class Workbench implements AutoCloseable {
    private final URI host;
    private final String compose;
    private final Engine people;
    private final List<ComposeProject> projects = new ArrayList<>();
    private ServiceRun run;

    public Workbench() {
        this("docker-compose");
    }

    public Workbench(String compose) {
        this(compose, TestEngine.connect(), TestEngine.host());
    }

    /// @param compose the program
    public Workbench(String compose, Engine people, URI host) {
        this.compose = compose;
        this.people = people;
        this.host = host;
        this.run = new ServiceRun(host);
    }

    public ComposeProject project(String yaml) {
        ComposeProject project = new ComposeProject(people, compose, host).file(yaml);
        projects.add(project);
        return project;
    }

    public Engine people() {
        return people;
    }

    public DockerContainerControl control() {
        return run.control();
    }

    public DockerFleetEvents events() {
        return run.events();
    }

    public ServiceRun run() {
        return run;
    }

    /// The process ends, and another one begins.
    public void restart() {
        run.close();
        run = new ServiceRun(host);
    }

    public Fleet steady(TargetId target) {
        return eventually(target, FleetCondition.STEADY);
    }

    public Fleet eventually(TargetId target, FleetCondition condition) {
        return Eventually.get(
                target + " is " + condition, () -> control().observe(target), fleet -> fleet.condition() == condition);
    }

    public JsonNode inspect(ContainerId id) {
        return TestContainers.inspect(people, id);
    }

    @Override
    public void close() {
        run.close();
        projects.forEach(ComposeProject::close);
        people.close();
    }
}
