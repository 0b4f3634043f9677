package dev.plimsoll.bootstrap.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the demo asks the Docker Engine, by the `docker` command: it finds the engine wherever the user's own does.
final class Engine {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Command docker = Command.of("docker");

    /// The ids of the fleet's running containers.
    Stream<String> running() {
        return docker.with("ps", "--no-trunc", "--format", "{{.ID}}")
                .with("--filter", "status=running")
                .with("--filter", "label=com.docker.compose.project=" + DemoSettings.PROJECT)
                .with("--filter", "label=com.docker.compose.service=" + DemoSettings.CONTAINER_TYPE)
                .run(DEADLINE)
                .lines();
    }

    /// Nothing when the container is gone meanwhile.
    Optional<Instant> startedAt(String id) {
        return inspect(id, "{{.State.StartedAt}}", Instant::parse);
    }

    /// Where it takes requests, in the network of its project.
    URI address(String id) {
        return inspect(id, "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Function.identity())
                .filter(address -> !address.isEmpty())
                .map(address -> URI.create("http://%s:8080/".formatted(address)))
                .orElseThrow(() -> new DemoFailure("the demo's container has no address"));
    }

    /// CPU limit in cores.
    double cpuLimit(String id) {
        return inspect(id, "{{.HostConfig.NanoCpus}}", nanos -> Long.parseLong(nanos) / 1e9)
                .filter(limit -> limit > 0)
                .orElseThrow(
                        () -> new DemoFailure("the demo's container has no CPU limit, so no right count is known"));
    }

    private <T> Optional<T> inspect(String id, String field, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(docker.with("inspect", "--type", "container", "--format", field, id)
                    .run(DEADLINE)
                    .strip()));
        } catch (DemoFailure gone) {
            return Optional.empty();
        }
    }

    /// The container's own view of its CPU account, for machines where the engine's cgroups cannot be read.
    String cpuAccountInside(String id) {
        String script = "cat /sys/fs/cgroup/cpuacct/cpuacct.usage 2>/dev/null || cat /sys/fs/cgroup/cpu.stat";
        return docker.with("exec", id, "sh", "-c", script).run(DEADLINE);
    }
}
