package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import org.junit.jupiter.api.Test;

class StatsStreamsTest {
    @Test
    void a_sample_of_cgroup_version_one_leaves_the_inactive_cache_out() {
        Usage usage = StatsStreams.usage(stats("total_inactive_file"));

        assertThat(usage.cpuNanos()).isEqualTo(1_500);
        assertThat(usage.memoryBytes()).isEqualTo(70);
        assertThat(usage.atNanos()).isEqualTo(1_000_000_001L);
    }

    @Test
    void so_does_one_of_version_two() {
        assertThat(StatsStreams.usage(stats("inactive_file")).memoryBytes()).isEqualTo(70);
    }

    private static ObjectNode stats(String cacheField) {
        ObjectNode stats = Json.object().put("read", "1970-01-01T00:00:01.000000001Z");
        stats.putObject("cpu_stats").putObject("cpu_usage").put("total_usage", 1_500);
        stats.putObject("memory_stats").put("usage", 100).putObject("stats").put(cacheField, 30);
        return stats;
    }
}
