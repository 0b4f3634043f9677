package dev.plimsoll.adapters.docker.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits.Machine MACHINE = new Limits.Machine(4, 8_000);

    @Test
    void without_limits_it_is_the_machines_size() {
        assertThat(limits(Json.object())).isEqualTo(new Limits(4, 8_000, Long.MAX_VALUE, "", ""));
    }

    @Test
    void cpus_are_a_limit() {
        assertThat(limits(Json.object().put("NanoCpus", 500_000_000L)).cpus()).isEqualTo(0.5);
    }

    @Test
    void a_quota_is_a_limit_in_its_period() {
        ObjectNode host = Json.object().put("CpuQuota", 30_000L);

        assertThat(limits(host).cpus()).isEqualTo(0.3);
        assertThat(limits(host.put("CpuPeriod", 20_000L)).cpus()).isEqualTo(1.5);
    }

    @Test
    void a_cpuset_is_a_limit_and_the_smallest_limit_counts() {
        ObjectNode host = Json.object().put("CpusetCpus", "0-1,3");

        assertThat(limits(host).cpus()).isEqualTo(3);
        assertThat(limits(host.put("NanoCpus", 2_000_000_000L)).cpus()).isEqualTo(2);
    }

    @Test
    void memory_above_what_the_machine_has_is_no_limit() {
        assertThat(limits(Json.object().put("Memory", 1_000L)).memoryBytes()).isEqualTo(1_000);
        assertThat(limits(Json.object().put("Memory", 9_000L)).memoryBytes()).isEqualTo(8_000);
    }

    @Test
    void swap_is_what_may_be_used_beyond_memory() {
        ObjectNode host = Json.object().put("Memory", 1_000L);

        assertThat(limits(host.put("MemorySwap", 3_000L)).swapBytes()).isEqualTo(2_000);
        assertThat(limits(host.put("MemorySwap", 1_000L)).swapBytes()).isZero();
        assertThat(limits(host.put("MemorySwap", -1L)).swapBytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_network_of_the_host_or_of_another_container_is_not_its_own() {
        assertThat(limits(Json.object().put("NetworkMode", "shop_default")).hasOwnNetwork())
                .isTrue();
        assertThat(limits(Json.object().put("NetworkMode", "host")).hasOwnNetwork())
                .isFalse();
        assertThat(limits(Json.object().put("NetworkMode", "container:c1")).hasOwnNetwork())
                .isFalse();
        assertThat(limits(Json.object().put("NetworkMode", "none")).hasNoNetwork())
                .isTrue();
    }

    private static Limits limits(ObjectNode hostConfig) {
        return Limits.of(hostConfig).on(MACHINE);
    }
}
