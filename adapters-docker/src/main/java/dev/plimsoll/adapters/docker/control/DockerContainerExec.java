package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs commands by the Engine's exec.
///
/// The Engine tells of a command's end by the end of its output, so that is read and thrown away. It offers
/// no way to end a command: one that takes too long runs on until its container stops.
public final class DockerContainerExec implements ContainerExec {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Engine engine;

    public DockerContainerExec(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Ended run(ContainerId container, List<String> command, Duration deadline) {
        String what = "running " + command.getFirst() + " in " + container.value();
        Reply created = engine.post("/containers/" + container.value() + "/exec", body(command), what, Engine.QUICK);
        if (isRefused(created)) {
            return new Ended.Refused(created.message());
        }
        String exec = "/exec/" + created.need().path("Id").asText();
        Optional<Reply> started = engine.drain(exec + "/start", Json.object().put("Detach", false), what, deadline);
        if (started.isEmpty()) {
            return new Ended.TimedOut();
        }
        if (isRefused(started.get())) {
            return new Ended.Refused(started.get().message());
        }
        return ended(exec, started.get(), what);
    }

    /// Old versions refuse to start a program that does not exist, but all versions give it an exit status.
    private Ended ended(String exec, Reply started, String what) {
        var inspected = engine.get(exec + "/json", what).need();
        var status = inspected.path("ExitCode");
        if (status.isInt()) {
            return new Ended.Exited(status.asInt());
        }
        // The output has ended, but the command goes on without it.
        started.orFail();
        return new Ended.TimedOut();
    }

    private static boolean isRefused(Reply reply) {
        return reply.status() == NOT_FOUND || reply.status() == CONFLICT;
    }

    private static ObjectNode body(List<String> command) {
        ObjectNode body = Json.object();
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        ArrayNode words = body.putArray("Cmd");
        command.forEach(words::add);
        return body;
    }
}
