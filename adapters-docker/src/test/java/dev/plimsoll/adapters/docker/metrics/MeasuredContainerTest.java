package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredContainerTest {
    private static final ContainerId ID = new ContainerId("c1");
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private final MeasuredContainer container = new MeasuredContainer(Duration.ofSeconds(2));
    private int searches;

    @Test
    void its_files_are_searched_for_once() {
        CgroupFiles files = files();

        assertThat(isRead(files)).isTrue();
        assertThat(isRead(files)).isTrue();
        assertThat(searches).isEqualTo(1);
    }

    @Test
    void they_are_searched_for_again_when_they_cannot_be_read() throws IOException {
        CgroupFiles files = files();
        assertThat(isRead(files)).isTrue();
        Path cpu = folder.resolve("tree/docker/c1/cpu.stat");
        String counts = Files.readString(cpu);

        Files.delete(cpu);
        assertThat(isRead(files)).isFalse();
        Files.writeString(cpu, counts);
        assertThat(isRead(files)).isTrue();
    }

    @Test
    void a_later_start_begins_anew() {
        CgroupFiles files = files();
        container.isRunningSince(START);
        assertThat(isRead(files)).isTrue();
        sample();

        container.isRunningSince(START.plusSeconds(5));

        assertThat(sampled()).isEqualTo(ContainerSamples.TOO_SOON);
        assertThat(isRead(files)).isTrue();
        assertThat(searches).isEqualTo(2);
    }

    @Test
    void the_same_start_told_another_way_changes_nothing() {
        container.isRunningSince(START);
        sample();

        container.isRunningSince(START.plusMillis(40));
        container.isRunningSince(START.minusMillis(40));
        container.isRunningSince(null);

        assertThat(sampled()).isInstanceOf(Sampled.Value.class);
    }

    private void sample() {
        container.samples().add(new Usage(0, Map.of(Measure.MEMORY, new Count.Known(7))), 0);
    }

    private Sampled sampled() {
        return container.samples().sampled(Measure.MEMORY, 0);
    }

    private boolean isRead(CgroupFiles files) {
        return container.sample(EnumSet.of(Measure.CPU), new KernelFiles(), () -> {
            searches++;
            return files.find(ID, new Limits(1, 1, 1, "", "bridge"));
        });
    }

    private CgroupFiles files() {
        Path tree = RecordedTree.of("cgroup/v2-cgroupfs", ID.value(), folder.resolve("tree"));
        return new CgroupFiles(tree, folder, () -> 42);
    }
}
