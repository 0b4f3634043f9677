package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.ContainerId;
import org.junit.jupiter.api.Test;

class CgroupPathsTest {
    private static final ContainerId ID = new ContainerId("c1");

    @Test
    void a_container_is_where_either_driver_puts_it() {
        assertThat(CgroupPaths.of(ID, "")).containsExactly("docker/c1", "system.slice/docker-c1.scope");
    }

    @Test
    void a_cgroup_parent_takes_the_place_of_the_default() {
        assertThat(CgroupPaths.of(ID, "/shop")).contains("shop/c1");
        assertThat(CgroupPaths.of(ID, "a-b-c.slice")).contains("a.slice/a-b.slice/a-b-c.slice/docker-c1.scope");
    }
}
