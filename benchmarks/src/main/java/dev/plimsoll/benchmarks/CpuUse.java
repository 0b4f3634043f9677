package dev.plimsoll.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// CPU time that this process and the Engine's have used up to a moment, in seconds.
///
/// @param dockerd of all processes of that name on this machine; 0 where the Engine is on another one
/// @param containerd the same
record CpuUse(double atSecond, double own, double dockerd, double containerd) {
    private static final double SECOND = 1e9;
    private static final double TICKS_A_SECOND = 100;
    /// Of what follows the name in `/proc/<pid>/stat`.
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    static CpuUse now() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new CpuUse(
                System.nanoTime() / SECOND, system.getProcessCpuTime() / SECOND, ofAll("dockerd"), ofAll("containerd"));
    }

    /// What was used since an earlier moment, as shares of one core.
    CpuUse since(CpuUse earlier) {
        double seconds = atSecond - earlier.atSecond;
        return new CpuUse(
                seconds,
                (own - earlier.own) / seconds,
                (dockerd - earlier.dockerd) / seconds,
                (containerd - earlier.containerd) / seconds);
    }

    /// The same shares without those of another time.
    CpuUse less(CpuUse idle) {
        return new CpuUse(atSecond, own - idle.own, dockerd - idle.dockerd, containerd - idle.containerd);
    }

    private static double ofAll(String name) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.mapToDouble(process -> of(process, name)).sum();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double of(Path process, String name) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            int end = stat.lastIndexOf(')');
            if (!stat.substring(stat.indexOf('(') + 1, end).equals(name)) {
                return 0;
            }
            List<String> fields = List.of(stat.substring(end + 2).split(" ", -1));
            return (Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS))) / TICKS_A_SECOND;
        } catch (IOException _) {
            // No process, or it has just ended.
            return 0;
        }
    }
}
