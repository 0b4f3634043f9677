package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// CPU time a container has used since its start, from the files the kernel counts it in.
final class CpuAccount {
    /// cgroup v1 and v2, each as Docker's cgroupfs and systemd drivers name the folder.
    private static final List<String> PLACES = List.of(
            "/sys/fs/cgroup/cpuacct/docker/%s/cpuacct.usage",
            "/sys/fs/cgroup/cpuacct/system.slice/docker-%s.scope/cpuacct.usage",
            "/sys/fs/cgroup/docker/%s/cpu.stat",
            "/sys/fs/cgroup/system.slice/docker-%s.scope/cpu.stat");

    private final Engine engine;

    CpuAccount(Engine engine) {
        this.engine = engine;
    }

    /// Reads the machine's file, else asks inside the container, which costs it a little CPU itself.
    Duration used(String containerId) {
        return readHere(containerId).orElseGet(() -> parse(engine.cpuAccountInside(containerId)));
    }

    /// Empty when the container is gone or the engine's cgroups are not on this machine.
    Optional<Duration> readHere(String containerId) {
        return PLACES.stream()
                .map(place -> Path.of(place.formatted(containerId)))
                .filter(Files::isReadable)
                .map(CpuAccount::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Duration> read(Path account) {
        try {
            return Optional.of(parse(Files.readString(account)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Both forms: a bare number of nanoseconds (v1), or `usage_usec 1234` as one line of several (v2).
    static Duration parse(String account) {
        for (String line : account.lines().toList()) {
            if (line.startsWith("usage_usec ")) {
                return Duration.ofNanos(1000 * Long.parseLong(line.substring("usage_usec ".length())));
            }
            if (line.matches("\\d+")) {
                return Duration.ofNanos(Long.parseLong(line));
            }
        }
        throw new DemoFailure("no CPU account in: " + account);
    }
}
