package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupFilesTest {
    private static final ContainerId ID = new ContainerId("c".repeat(64));
    private static final Map<Measure, Count> ALL = Map.of(
            Measure.CPU, new Count.Known(1_234_567_000),
            Measure.MEMORY, new Count.Known(35_000_000),
            Measure.SWAP, new Count.Known(3_000_000),
            Measure.NETWORK, new Count.Known(8_034),
            Measure.DISK_IO, new Count.Known(5_121_000));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "v2-systemd, ''",
        "v2-cgroupfs, ''",
        "v2-slice, shop-web.slice",
        "v1-cgroupfs, ''",
        "v1-systemd, ''",
        "v1-joined, ''"
    })
    void counts_are_read_in_each_layout(String tree, String parent) {
        assertThat(read(files(tree), ID, limits(parent, "bridge"))).contains(new Usage(42, ALL));
    }

    @Test
    void a_tree_without_controllers_for_memory_and_disk_says_so() {
        assertThat(read("v2-nomemory"))
                .contains(allBut(Map.of(
                        Measure.MEMORY, Measure.MEMORY.isNotCounted(),
                        Measure.SWAP, Measure.SWAP.isNotCounted(),
                        Measure.DISK_IO, Measure.DISK_IO.isNotCounted())));
    }

    @Test
    void a_kernel_that_counts_neither_swap_nor_disk_io_says_so() {
        assertThat(read("v1-uncounted"))
                .contains(allBut(Map.of(
                        Measure.SWAP, Measure.SWAP.isNotCounted(),
                        Measure.DISK_IO, Measure.DISK_IO.isNotCounted())));
    }

    @Test
    void a_container_without_disk_io_has_none_where_the_machine_has_some() {
        assertThat(read("v1-idle")).contains(allBut(Map.of(Measure.DISK_IO, new Count.Known(0))));
    }

    @Test
    void a_container_that_moved_nothing_yet_has_an_empty_file_in_version_2() throws IOException {
        CgroupFiles files = files("v2-cgroupfs");
        Files.writeString(recorded("v2-cgroupfs", "io.stat"), "");

        assertThat(read(files, ID, limits("", "bridge")).orElseThrow().counts())
                .containsEntry(Measure.DISK_IO, new Count.Known(0));
    }

    @Test
    void a_file_that_cannot_be_understood_costs_its_own_measure_only() throws IOException {
        CgroupFiles files = files("v2-cgroupfs");
        Files.writeString(recorded("v2-cgroupfs", "memory.swap.current"), "lots");

        assertThat(read(files, ID, limits("", "bridge")))
                .contains(allBut(Map.of(Measure.SWAP, Measure.SWAP.isUnreadable())));
    }

    @Test
    void a_process_that_ended_is_passed_over() throws IOException {
        CgroupFiles files = files("v2-cgroupfs");
        Files.writeString(recorded("v2-cgroupfs", "cgroup.procs"), "77\n4021\n");

        assertThat(read(files, ID, limits("", "bridge"))).contains(new Usage(42, ALL));
    }

    @Test
    void processes_of_another_namespace_cannot_be_seen() throws IOException {
        CgroupFiles files = files("v2-cgroupfs");
        Files.writeString(recorded("v2-cgroupfs", "cgroup.procs"), "0\n0\n");

        assertThat(read(files, ID, limits("", "bridge")).orElseThrow().counts().get(Measure.NETWORK))
                .isInstanceOfSatisfying(
                        Count.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("can be seen"));
    }

    @ParameterizedTest
    @CsvSource({"host", "container:db"})
    void a_shared_network_is_not_that_of_the_container(String mode) {
        assertThat(read(files("v1-cgroupfs"), ID, limits("", mode))
                        .orElseThrow()
                        .counts())
                .containsEntry(Measure.NETWORK, NetworkFiles.SHARED);
    }

    @Test
    void the_swap_of_the_machine_is_known() {
        assertThat(files("v2-systemd").swapBytes(new KernelFiles())).isEqualTo(20_480_000);
        assertThat(new CgroupFiles(folder, folder.resolve("nothing"), () -> 42).swapBytes(new KernelFiles()))
                .isZero();
    }

    @Test
    void a_container_that_is_not_there_is_empty() {
        assertThat(read(files("v2-systemd"), new ContainerId("d"), limits("", "bridge")))
                .isEmpty();
        assertThat(read(files("v1-cgroupfs"), new ContainerId("d"), limits("", "bridge")))
                .isEmpty();
    }

    @Test
    void a_container_that_ended_since_is_empty() throws IOException {
        ContainerFiles found =
                files("v2-cgroupfs").find(ID, limits("", "bridge")).orElseThrow();
        Files.delete(recorded("v2-cgroupfs", "cpu.stat"));

        assertThat(found.read(EnumSet.allOf(Measure.class), new KernelFiles())).isEmpty();
    }

    @Test
    void a_machine_without_cgroups_is_empty() {
        assertThat(read(CgroupFiles.none(), ID, limits("", "bridge"))).isEmpty();
    }

    private static Usage allBut(Map<Measure, Count> others) {
        Map<Measure, Count> counts = new EnumMap<>(ALL);
        counts.putAll(others);
        return new Usage(42, counts);
    }

    private Optional<Usage> read(String tree) {
        return read(files(tree), ID, limits("", "bridge"));
    }

    private static Optional<Usage> read(CgroupFiles files, ContainerId id, Limits limits) {
        return files.find(id, limits).flatMap(found -> found.read(EnumSet.allOf(Measure.class), new KernelFiles()));
    }

    private static Limits limits(String parent, String networkMode) {
        return new Limits(1, 1, 1, parent, networkMode);
    }

    private Path recorded(String tree, String file) {
        return folder.resolve(tree).resolve("docker").resolve(ID.value()).resolve(file);
    }

    private CgroupFiles files(String tree) {
        Path proc = RecordedTree.of("proc", ID.value(), folder.resolve("proc-of-" + tree));
        return new CgroupFiles(RecordedTree.of("cgroup/" + tree, ID.value(), folder.resolve(tree)), proc, () -> 42);
    }
}
