package dev.plimsoll.adapters.docker.metrics;

import java.io.IOException;
import java.util.OptionalLong;

/// A container in cgroups of version 2: one folder.
///
/// @param hasMemory whether its memory is counted, which is a matter of the controllers that are on
/// @param hasSwap the same for swap
/// @param hasDisk the same for disk I/O
record CgroupV2(String folder, boolean hasMemory, boolean hasSwap, boolean hasDisk) implements ContainerFiles.Cgroup {
    @Override
    public Count cpu(KernelFiles files) throws IOException {
        OptionalLong micros = KernelFiles.field(files.text(folder + "/cpu.stat"), "usage_usec ");
        return micros.isPresent() ? new Count.Known(micros.getAsLong() * 1000) : Measure.CPU.isNotCounted();
    }

    @Override
    public Count memory(KernelFiles files) throws IOException {
        if (!hasMemory) {
            return Measure.MEMORY.isNotCounted();
        }
        long cache = KernelFiles.field(files.text(folder + "/memory.stat"), "inactive_file ")
                .orElse(0);
        return new Count.Known(Math.max(0, files.number(folder + "/memory.current") - cache));
    }

    @Override
    public Count swap(KernelFiles files) throws IOException {
        return hasSwap ? new Count.Known(files.number(folder + "/memory.swap.current")) : Measure.SWAP.isNotCounted();
    }

    /// A line for each device, none before the first byte: `8:0 rbytes=4096 wbytes=0 rios=1 ...`.
    @Override
    public Count disk(KernelFiles files) throws IOException {
        if (!hasDisk) {
            return Measure.DISK_IO.isNotCounted();
        }
        String text = files.text(folder + "/io.stat");
        return new Count.Known(sum(text, " rbytes=") + sum(text, " wbytes="));
    }

    @Override
    public String processes() {
        return folder + "/cgroup.procs";
    }

    private static long sum(String text, String field) {
        long sum = 0;
        for (int at = text.indexOf(field); at >= 0; at = text.indexOf(field, at + 1)) {
            sum += KernelFiles.numberAt(text, at + field.length());
        }
        return sum;
    }
}
