package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is remembered of one container: where its files are, and its samples.
///
/// Thread-safe.
final class MeasuredContainer {
    /// An event and an inspect of the same start may differ by this much.
    private static final Duration SAME = Duration.ofSeconds(1);

    private final ContainerSamples samples;
    private @Nullable Instant startedAt;
    private @Nullable ContainerFiles files;
    private boolean hasHadFiles;
    private int searches;

    MeasuredContainer(Duration window) {
        this.samples = new ContainerSamples(window);
    }

    ContainerSamples samples() {
        return samples;
    }

    /// Says when it last started; at a new start all begins anew.
    synchronized void isRunningSince(@Nullable Instant start) {
        if (start == null || (startedAt != null && !start.isAfter(startedAt.plus(SAME)))) {
            return;
        }
        startedAt = start;
        files = null;
        samples.clear();
    }

    /// Takes a sample from its files, which are searched for where they are not known or not readable any more. Answers
    /// whether there are any.
    synchronized boolean sample(Set<Measure> measures, KernelFiles kernel, Supplier<Optional<ContainerFiles>> search) {
        Optional<Usage> usage = read(measures, kernel);
        if (usage.isEmpty()) {
            files = search.get().orElse(null);
            searches++;
            usage = read(measures, kernel);
        }
        hasHadFiles |= usage.isPresent();
        usage.ifPresent(counts -> samples.add(counts, System.nanoTime()));
        return usage.isPresent();
    }

    /// Whether it never had any, however often they were searched for. Who had some will have them again, or has ended.
    synchronized boolean isWithoutFiles(int leastSearches) {
        return !hasHadFiles && searches >= leastSearches;
    }

    private Optional<Usage> read(Set<Measure> measures, KernelFiles kernel) {
        return files == null ? Optional.empty() : files.read(measures, kernel);
    }
}
