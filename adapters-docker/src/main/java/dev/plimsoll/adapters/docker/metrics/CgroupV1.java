package dev.plimsoll.adapters.docker.metrics;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A container in cgroups of version 1: a folder in the tree of each controller.
///
/// @param memory null when the kernel runs without this controller, as `swap` is; usual on small boards
/// @param swap the file with memory and swap together
/// @param disk the file of this container
/// @param machineDisk the same of the whole machine, which tells whether the kernel counts at all
record CgroupV1(
        String cpu,
        @Nullable String memory,
        @Nullable String swap,
        @Nullable String disk,
        String machineDisk) implements ContainerFiles.Cgroup {
    private static final String TOTAL = "Total";

    @Override
    public Count cpu(KernelFiles files) throws IOException {
        return new Count.Known(files.number(cpu + "/cpuacct.usage"));
    }

    @Override
    public Count memory(KernelFiles files) throws IOException {
        if (memory == null) {
            return Measure.MEMORY.isNotCounted();
        }
        long cache = KernelFiles.field(files.text(memory + "/memory.stat"), "total_inactive_file ")
                .orElse(0);
        return new Count.Known(Math.max(0, used(memory, files) - cache));
    }

    @Override
    public Count swap(KernelFiles files) throws IOException {
        return memory == null || swap == null
                ? Measure.SWAP.isNotCounted()
                : new Count.Known(Math.max(0, files.number(swap) - used(memory, files)));
    }

    /// Newer kernels count only where a limit is set, and leave nothing but a total of 0. An idle container looks the
    /// same where they do count, but then the machine as a whole has counts.
    @Override
    public Count disk(KernelFiles files) throws IOException {
        if (disk == null) {
            return Measure.DISK_IO.isNotCounted();
        }
        String text = files.text(disk);
        return hasDevices(text) || hasDevices(files.text(machineDisk))
                ? new Count.Known(KernelFiles.field(text, TOTAL + " ").orElse(0))
                : Measure.DISK_IO.isNotCounted();
    }

    @Override
    public String processes() {
        return cpu + "/cgroup.procs";
    }

    private static long used(String memory, KernelFiles files) throws IOException {
        return files.number(memory + "/memory.usage_in_bytes");
    }

    private static boolean hasDevices(String text) {
        return !text.isBlank() && !text.startsWith(TOTAL);
    }
}
