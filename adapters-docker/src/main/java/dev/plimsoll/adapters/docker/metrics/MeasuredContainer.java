package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is remembered of one container: where its files are, and its samples.
///
/// Thread-safe.
final class MeasuredContainer {
    private final ContainerSamples samples;
    private @Nullable Instant startedAt;
    private @Nullable ContainerFiles files;

    MeasuredContainer(Duration window) {
        this.samples = new ContainerSamples(window);
    }

    ContainerSamples samples() {
        return samples;
    }

    /// Says when it last started; at a new start all begins anew.
    synchronized void isRunningSince(@Nullable Instant start) {
        if (!Objects.equals(startedAt, start)) {
            startedAt = start;
            files = null;
            samples.clear();
        }
    }

    /// Reads its files, which are searched for where they are not known or not readable any more.
    synchronized Optional<Usage> read(
            Set<Measure> measures, KernelFiles kernel, Supplier<Optional<ContainerFiles>> search) {
        Optional<Usage> usage = files == null ? Optional.empty() : files.read(measures, kernel);
        if (usage.isEmpty()) {
            files = search.get().orElse(null);
            usage = files == null ? Optional.empty() : files.read(measures, kernel);
        }
        return usage;
    }
}
