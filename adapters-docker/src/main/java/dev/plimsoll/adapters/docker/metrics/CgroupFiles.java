package dev.plimsoll.adapters.docker.metrics;

import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the kernel's files of a container. A read of them costs some 80 µs, and a value is as old as the read.
///
/// - Version 2: one tree. Version 1: a tree for each controller.
/// - With the cgroupfs driver a container is in `docker/<id>`, with systemd in `system.slice/docker-<id>.scope`; a
///   `cgroup_parent` replaces `docker` or `system.slice`.
/// - What cannot be found (the Engine is on another machine, or we are in a container of our own) is empty.
public final class CgroupFiles {
    static final Path ROOT = Path.of("/sys/fs/cgroup");
    static final Path PROC = Path.of("/proc");

    private static final List<String> CPU_V1 = List.of("cpuacct", "cpu,cpuacct");
    private static final List<String> MEMORY_V1 = List.of("memory");
    private static final List<String> DISK_V1 = List.of("blkio");
    private static final String DISK_FILE = "blkio.throttle.io_service_bytes";

    private final Path root;
    private final Path proc;
    private final LongSupplier nanoTime;
    private final boolean isVersion2;

    CgroupFiles(Path root, Path proc, LongSupplier nanoTime) {
        this.root = root;
        this.proc = proc;
        this.nanoTime = nanoTime;
        this.isVersion2 = Files.exists(root.resolve("cgroup.controllers"));
    }

    /// The machine's own.
    public static CgroupFiles ofThisMachine() {
        return new CgroupFiles(ROOT, PROC, System::nanoTime);
    }

    /// None at all, so that everything comes from the Engine.
    public static CgroupFiles none() {
        return new CgroupFiles(Path.of("/nowhere"), PROC, System::nanoTime);
    }

    /// Where the counts of a running container are.
    Optional<ContainerFiles> find(ContainerId id, Limits limits) {
        NetworkFiles network = new NetworkFiles(proc.toString(), limits.hasOwnNetwork());
        return (isVersion2 ? version2(id, limits.cgroupParent()) : version1(id, limits.cgroupParent()))
                .map(cgroup -> new ContainerFiles(cgroup, network, nanoTime));
    }

    /// How much swap the machine has; 0 when it cannot be told.
    long swapBytes(KernelFiles files) {
        try {
            return 1024
                    * KernelFiles.field(files.text(proc + "/meminfo"), "SwapTotal:")
                            .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    private Optional<ContainerFiles.Cgroup> version2(ContainerId id, String parent) {
        return folder(Stream.of(root), id, parent)
                .map(folder -> new CgroupV2(
                        folder.toString(),
                        Files.exists(folder.resolve("memory.current")),
                        Files.exists(folder.resolve("memory.swap.current")),
                        Files.exists(folder.resolve("io.stat"))));
    }

    private Optional<ContainerFiles.Cgroup> version1(ContainerId id, String parent) {
        return folder(trees(CPU_V1), id, parent).map(cpu -> {
            Optional<Path> memory = folder(trees(MEMORY_V1), id, parent);
            return new CgroupV1(
                    cpu.toString(),
                    text(memory),
                    text(memory.map(folder -> folder.resolve("memory.memsw.usage_in_bytes"))
                            .filter(Files::exists)),
                    text(folder(trees(DISK_V1), id, parent)
                            .map(folder -> folder.resolve(DISK_FILE))
                            .filter(Files::exists)),
                    root.resolve(DISK_V1.getFirst()).resolve(DISK_FILE).toString());
        });
    }

    private Stream<Path> trees(List<String> names) {
        return names.stream().map(root::resolve);
    }

    private static @Nullable String text(Optional<Path> path) {
        return path.map(Path::toString).orElse(null);
    }

    private static Optional<Path> folder(Stream<Path> trees, ContainerId id, String parent) {
        return trees.flatMap(tree -> CgroupPaths.of(id, parent).map(tree::resolve))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
