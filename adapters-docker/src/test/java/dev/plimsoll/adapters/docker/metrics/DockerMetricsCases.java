package dev.plimsoll.adapters.docker.metrics;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.support.ComposeProject;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.Workbench;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/// The kit and real load, whatever the counters come from. Alone on the machine: other tests' load would bend the
/// figures.
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DockerMetricsCases extends MetricsSourceContract {
    protected static final MachineFacts MACHINE = new MachineFacts();

    private static final long MEGABYTE = 1_000_000;

    private static final String SERVICE = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command: ["sleep", "1000"]
                init: true
                cpus: 0.2
                mem_limit: 64m
                network_mode: bridge
            """;

    protected final Workbench bench = new Workbench();
    private final DockerMetrics metrics = new DockerMetrics(
            bench.people(),
            new Inspections(bench.people()),
            files(),
            new Capacities(MEGABYTE, MEGABYTE),
            Duration.ofSeconds(1),
            InstantSource.system());
    private final ComposeProject project = bench.project(SERVICE);
    private final TargetId web = project.target("web");

    protected abstract CgroupFiles files();

    /// Whether this machine tells of swap and disk I/O by the way under test.
    protected abstract boolean tells(Measure measure);

    @AfterAll
    void clean_up() {
        metrics.close();
        bench.close();
    }

    @Override
    protected MetricsSource source() {
        return metrics;
    }

    @Override
    protected Fleet measurable() {
        if (project.containers().isEmpty()) {
            project.up("web", 2);
            // Where the kernel counts disk I/O, there is some.
            bench.steady(web)
                    .containers()
                    .forEach(own -> project.exec(
                            own.id(), "dd", "if=/dev/zero", "of=/synced", "bs=1M", "count=1", "conv=fsync"));
        }
        return bench.steady(web);
    }

    @Override
    protected Set<MetricName> unmeasurable() {
        return Stream.of(Measure.SWAP, Measure.DISK_IO)
                .filter(measure -> !tells(measure))
                .map(Measure::metric)
                .collect(toUnmodifiableSet());
    }

    @Test
    void without_a_capacity_network_and_disk_io_are_not_known() {
        try (DockerMetrics plain = new DockerMetrics(
                bench.people(),
                new Inspections(bench.people()),
                files(),
                Capacities.NONE,
                DockerMetrics.WINDOW,
                InstantSource.system())) {
            assertThat(plain.metrics(web)).containsOnly(MetricName.CPU, MetricName.MEMORY, Measure.SWAP.metric());
        }
    }

    @Test
    void traffic_between_containers_is_a_fraction_of_the_capacity() {
        Fleet fleet = measurable();
        ContainerId sender = fleet.containers().getFirst().id();
        ContainerId receiver = fleet.containers().getLast().id();
        MetricName network = Measure.NETWORK.metric();
        freshly(fleet, network, values -> values.size() == 2 && Collections.max(values.values()) < 0.01);

        project.exec(receiver, "sh", "-c", "sleep 1000 | busybox nc -l -p 7000 >/dev/null");
        project.exec(
                sender,
                "sh",
                "-c",
                "while :; do busybox nc %s 7000 </dev/zero; sleep 1; done".formatted(address(receiver)));

        freshly(fleet, network, values -> values.size() == 2 && Collections.min(values.values()) > 0.5);
        TestContainers.restart(bench.people(), sender);
        TestContainers.restart(bench.people(), receiver);
    }

    @Test
    void a_container_at_its_cpu_limit_reads_as_full_whatever_the_machine_has() {
        Fleet fleet = measurable();
        FleetContainer busy = fleet.containers().getFirst();
        FleetContainer idle = fleet.containers().getLast();

        project.exec(busy.id(), "sh", "-c", "while :; do :; done");

        Map<ContainerId, Double> cpu =
                freshly(fleet, MetricName.CPU, values -> values.getOrDefault(busy.id(), 0.0) > 0.8);
        assertThat(cpu.get(busy.id())).isLessThan(1.3);
        assertThat(cpu.get(idle.id())).isLessThan(0.3);
        TestContainers.restart(bench.people(), busy.id());
    }

    @Test
    void memory_is_a_fraction_of_the_limit_without_what_only_caches_files() {
        Fleet fleet = measurable();
        FleetContainer writer = fleet.containers().getFirst();
        double before = memory(fleet, writer);

        project.exec(writer.id(), "dd", "if=/dev/zero", "of=/file", "bs=1M", "count=20");

        awaitFile(writer);
        assertThat(memory(fleet, writer)).isBetween(0.0, before + 0.2);
    }

    @Test
    void the_values_go_on_after_a_container_was_restarted() {
        Fleet fleet = measurable();
        ContainerId restarted = fleet.containers().getFirst().id();
        freshly(fleet, MetricName.CPU, values -> values.containsKey(restarted));

        bench.people()
                .post(
                        "/containers/" + restarted.value() + "/restart?t=0",
                        null,
                        "docker restart",
                        Duration.ofSeconds(30))
                .orFail();

        freshly(bench.steady(web), MetricName.CPU, values -> values.containsKey(restarted));
    }

    private String address(ContainerId container) {
        return TestContainers.inspect(bench.people(), container)
                .path("NetworkSettings")
                .path("Networks")
                .path("bridge")
                .path("IPAddress")
                .asText();
    }

    private double memory(Fleet fleet, FleetContainer container) {
        return freshly(fleet, MetricName.MEMORY, values -> values.containsKey(container.id()))
                .getOrDefault(container.id(), Double.NaN);
    }

    private void awaitFile(FleetContainer container) {
        Eventually.get(
                "the file is written",
                () -> TestContainers.sizeOf(bench.people(), container.id(), "/file"),
                size -> size == 20L << 20);
    }
}
