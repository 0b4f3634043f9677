package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.inspect.Limits;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StatsSamplesTest {
    private final StatsSamples samples = new StatsSamples(EnumSet.allOf(Measure.class));

    @Test
    void cpu_time_is_stamped_with_the_engines_own_clock() {
        Usage usage = samples.usage(stats(), on("bridge"));

        assertThat(usage.counts()).containsEntry(Measure.CPU, new Count.Known(1_500));
        assertThat(usage.atNanos()).isEqualTo(1_000_000_001L);
    }

    @Test
    void memory_leaves_the_inactive_cache_out_in_both_versions_of_cgroups() {
        assertThat(count(Measure.MEMORY, memory("total_inactive_file"))).isEqualTo(new Count.Known(70));
        assertThat(count(Measure.MEMORY, memory("inactive_file"))).isEqualTo(new Count.Known(70));
    }

    @Test
    void what_the_engine_leaves_out_is_not_told() {
        assertThat(count(Measure.MEMORY, stats())).isEqualTo(Measure.MEMORY.isNotTold());
        assertThat(count(Measure.SWAP, stats())).isEqualTo(Measure.SWAP.isNotTold());
        assertThat(count(Measure.NETWORK, stats())).isEqualTo(Measure.NETWORK.isNotTold());
        assertThat(count(Measure.DISK_IO, stats())).isEqualTo(Measure.DISK_IO.isNotTold());
    }

    @Test
    void traffic_of_all_networks_counts_both_ways() {
        ObjectNode stats = stats();
        ObjectNode networks = stats.putObject("networks");
        networks.putObject("eth0").put("rx_bytes", 7_000).put("tx_bytes", 200);
        networks.putObject("eth1").put("rx_bytes", 800).put("tx_bytes", 34);

        assertThat(count(Measure.NETWORK, stats)).isEqualTo(new Count.Known(8_034));
    }

    @Test
    void a_container_without_a_network_has_no_traffic() {
        assertThat(samples.usage(stats(), on("none")).counts()).containsEntry(Measure.NETWORK, new Count.Known(0));
    }

    @Test
    void a_shared_network_is_not_that_of_the_container() {
        assertThat(samples.usage(stats(), on("host")).counts()).containsEntry(Measure.NETWORK, NetworkFiles.SHARED);
    }

    @Test
    void reads_and_writes_of_all_disks_count_in_both_versions_of_cgroups() {
        ObjectNode version1 = stats();
        ObjectNode version2 = stats();
        disk(version1, "Read", 4_000, "Write", 100, "Sync", 4_100, "Total", 4_100);
        disk(version2, "read", 4_000, "write", 100);

        assertThat(count(Measure.DISK_IO, version1)).isEqualTo(new Count.Known(4_100));
        assertThat(count(Measure.DISK_IO, version2)).isEqualTo(new Count.Known(4_100));
    }

    @Test
    void a_container_without_disk_io_has_none_once_the_engine_told_of_any() {
        ObjectNode busy = stats();
        disk(busy, "read", 4_000);

        assertThat(count(Measure.DISK_IO, stats())).isEqualTo(Measure.DISK_IO.isNotTold());
        assertThat(count(Measure.DISK_IO, busy)).isEqualTo(new Count.Known(4_000));
        assertThat(count(Measure.DISK_IO, stats())).isEqualTo(new Count.Known(0));
    }

    private Count count(Measure measure, JsonNode stats) {
        return samples.usage(stats, on("bridge")).counts().getOrDefault(measure, new Count.Unknown("left out"));
    }

    private static Limits on(String networkMode) {
        return new Limits(1, 1, 1, "", networkMode);
    }

    private static ObjectNode memory(String cacheField) {
        ObjectNode stats = stats();
        stats.putObject("memory_stats").put("usage", 100).putObject("stats").put(cacheField, 30);
        return stats;
    }

    private static void disk(ObjectNode stats, Object... operationsAndBytes) {
        var entries = stats.putObject("blkio_stats").putArray("io_service_bytes_recursive");
        for (int at = 0; at < operationsAndBytes.length; at += 2) {
            entries.addObject().put("op", (String) operationsAndBytes[at]).put("value", (Integer)
                    operationsAndBytes[at + 1]);
        }
    }

    private static ObjectNode stats() {
        ObjectNode stats = Json.object().put("read", "1970-01-01T00:00:01.000000001Z");
        stats.putObject("cpu_stats").putObject("cpu_usage").put("total_usage", 1_500);
        return stats;
    }
}
