package dev.plimsoll.adapters.docker.metrics;

import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Reads counters from the kernel's cgroup files: a container costs some 30 µs, and a value is as old as the read.
///
/// - Version 2: one tree. Version 1: a tree for each controller.
/// - With the cgroupfs driver a container is in `docker/<id>`, with systemd in `system.slice/docker-<id>.scope`; a
///   `cgroup_parent` replaces `docker` or `system.slice`.
/// - What cannot be found (the Engine is on another machine, or we are in a container of our own) is empty.
public final class CgroupFiles {
    public static final Path ROOT = Path.of("/sys/fs/cgroup");

    private static final List<String> CPU_V1 = List.of("cpuacct", "cpu,cpuacct");
    private static final List<String> MEMORY_V1 = List.of("memory");

    private final Path root;
    private final LongSupplier nanoTime;

    public CgroupFiles(Path root, LongSupplier nanoTime) {
        this.root = root;
        this.nanoTime = nanoTime;
    }

    /// The machine's own.
    public static CgroupFiles ofThisMachine() {
        return new CgroupFiles(ROOT, System::nanoTime);
    }

    /// @param parent the container's `HostConfig.CgroupParent`; usually empty
    Optional<Usage> read(ContainerId id, String parent) {
        try {
            return Files.exists(root.resolve("cgroup.controllers")) ? readV2(id, parent) : readV1(id, parent);
        } catch (UncheckedIOException | IOException e) {
            // The container ended between two reads, or the files are not ours to read.
            return Optional.empty();
        }
    }

    private Optional<Usage> readV2(ContainerId id, String parent) throws IOException {
        Optional<Path> found = folder(Stream.of(root), id, parent);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path folder = found.get();
        OptionalLong micros = field(folder.resolve("cpu.stat"), "usage_usec");
        if (micros.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Usage(
                nanoTime.getAsLong(),
                micros.getAsLong() * 1000,
                memory(folder, "memory.current", "inactive_file").orElse(null)));
    }

    private Optional<Usage> readV1(ContainerId id, String parent) throws IOException {
        Optional<Path> cpu = folder(CPU_V1.stream().map(root::resolve), id, parent);
        if (cpu.isEmpty()) {
            return Optional.empty();
        }
        long nanos = number(cpu.get().resolve("cpuacct.usage"));
        long at = nanoTime.getAsLong();
        Optional<Path> memory = folder(MEMORY_V1.stream().map(root::resolve), id, parent);
        return Optional.of(new Usage(
                at,
                nanos,
                memory.flatMap(folder -> memory(folder, "memory.usage_in_bytes", "total_inactive_file"))
                        .orElse(null)));
    }

    private static Optional<Long> memory(Path folder, String usage, String inactive) {
        try {
            long cache = field(folder.resolve("memory.stat"), inactive).orElse(0);
            return Optional.of(Math.max(0, number(folder.resolve(usage)) - cache));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> folder(Stream<Path> trees, ContainerId id, String parent) {
        return trees.flatMap(tree -> CgroupPaths.of(id, parent).map(tree::resolve))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }

    private static OptionalLong field(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                    .findFirst();
        }
    }
}
