package dev.plimsoll.adapters.docker.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel of this machine counts, found out another way than by what is under test.
final class MachineFacts {
    private static final Path CGROUP = Path.of("/sys/fs/cgroup");

    /// Whether there is swap, and the kernel counts it for containers.
    boolean hasSwap() {
        boolean counts = isVersion2()
                ? text("cgroup.controllers").contains("memory")
                : Files.exists(CGROUP.resolve("memory/memory.memsw.usage_in_bytes"));
        return counts && !text("/proc/meminfo").matches("(?s).*SwapTotal: +0 kB.*");
    }

    /// Whether the kernel counts disk I/O: in version 1 somebody must have moved something.
    boolean countsDisk() {
        return isVersion2()
                ? text("cgroup.controllers").contains("io")
                : text("blkio/blkio.throttle.io_service_bytes").contains("Read");
    }

    private static boolean isVersion2() {
        return Files.exists(CGROUP.resolve("cgroup.controllers"));
    }

    private static String text(String file) {
        try {
            return Files.readString(CGROUP.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
