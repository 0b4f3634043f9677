package dev.plimsoll.adapters.docker.metrics;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The files that tell what one container uses.
///
/// @param network its traffic, which no cgroup counts
record ContainerFiles(Cgroup cgroup, NetworkFiles network, LongSupplier nanoTime) {
    /// Where a version of cgroups keeps the counts of a container. Those that the kernel does not keep are unknown.
    sealed interface Cgroup permits CgroupV1, CgroupV2 {
        Count cpu(KernelFiles files) throws IOException;

        Count memory(KernelFiles files) throws IOException;

        Count swap(KernelFiles files) throws IOException;

        Count disk(KernelFiles files) throws IOException;

        /// The path of the list of its processes.
        String processes();
    }

    /// What the container uses now; empty when it has ended, or its files are not ours to read.
    Optional<Usage> read(Set<Measure> measures, KernelFiles files) {
        long at = nanoTime.getAsLong();
        Map<Measure, Count> counts = new EnumMap<>(Measure.class);
        for (Measure measure : measures) {
            counts.put(measure, count(measure, files));
        }
        return counts.get(Measure.CPU) instanceof Count.Known ? Optional.of(new Usage(at, counts)) : Optional.empty();
    }

    private Count count(Measure measure, KernelFiles files) {
        try {
            return switch (measure) {
                case CPU -> cgroup.cpu(files);
                case MEMORY -> cgroup.memory(files);
                case SWAP -> cgroup.swap(files);
                case NETWORK -> network.bytes(cgroup.processes(), files);
                case DISK_IO -> cgroup.disk(files);
            };
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
            return measure.isUnreadable();
        }
    }
}
