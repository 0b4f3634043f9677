package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.ContainerId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupFilesTest {
    private static final ContainerId ID = new ContainerId("c".repeat(64));

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
    void counters_are_read_in_each_layout(String tree, String parent) {
        assertThat(files(tree).read(ID, parent)).contains(new Usage(42, 1_234_567_000, 35_000_000L));
    }

    @Test
    void a_tree_without_the_memory_controller_has_cpu_only() {
        assertThat(files("v2-nomemory").read(ID, "")).contains(new Usage(42, 1_234_567_000, null));
    }

    @Test
    void a_container_that_is_not_there_is_empty() {
        assertThat(files("v2-systemd").read(new ContainerId("d"), "")).isEmpty();
        assertThat(files("v1-cgroupfs").read(new ContainerId("d"), "")).isEmpty();
    }

    @Test
    void a_machine_without_cgroups_is_empty() {
        assertThat(new CgroupFiles(folder.resolve("nothing"), () -> 42).read(ID, ""))
                .isEmpty();
    }

    private CgroupFiles files(String tree) {
        return new CgroupFiles(CgroupTree.of(tree, ID.value(), folder.resolve(tree)), () -> 42);
    }
}
