package dev.plimsoll.adapters.metrics.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.adapters.metrics.proxy.support.Fleets;
import dev.plimsoll.adapters.metrics.proxy.support.ProxyProcess;
import dev.plimsoll.adapters.metrics.proxy.support.TwoServers;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The kit and more against a real HAProxy before two servers: the first is named as its container, the
/// second is known by its address, a third is one that nobody asks, and a fourth is dead.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyMetricsTest extends MetricsSourceContract {
    private static final MetricName ALL = new MetricName("all");

    private final TwoServers servers = new TwoServers();
    private final Path folder = ProxyProcess.folder();
    private final Path socket = folder.resolve("stats.sock");
    private final ProxyLog log = ProxyLog.listeningAt(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    private final ProxyProcess haproxy = ProxyProcess.haproxy(folder, servers.proxyPort, configuration());
    private final ProxyMetrics metrics = new ProxyMetrics(
            log,
            ProxyStats.asking(socket),
            _ -> Map.of(Fleets.id(2), Map.of("default", Set.of("127.0.0.2", "10.9.8.7"))));

    private String configuration() {
        return """
            global
              stats socket %1$s mode 600 level user
              log 127.0.0.1:%2$d format raw local0
            defaults
              mode http
              log global
              timeout connect 1s
              timeout client 30s
              timeout server 30s
              timeout queue 30s
              retries 0
              log-format '{"b":"%%b","s":"%%s","si":"%%si","w":%%Tw,"c":%%Tc,"r":%%Tr,"t":%%Ta,"st":%%ST,"q":%%bq}'
            frontend front
              bind 127.0.0.1:%3$d
              use_backend idle if { path /idle }
              use_backend dead if { path /dead }
              use_backend narrow if { path /held }
              default_backend web
            backend web
              balance roundrobin
              server shop-web-1 127.0.0.1:%4$d
              server anything 127.0.0.2:%4$d
            backend idle
              server shop-web-3 127.0.0.1:%4$d
            backend dead
              server shop-web-4 127.0.0.9:%4$d
            backend narrow
              server shop-web-5 127.0.0.1:%4$d maxconn 1
            """.formatted(socket, log.port(), servers.proxyPort, servers.port);
    }

    @AfterAll
    void end() {
        metrics.close();
        haproxy.close();
        servers.close();
    }

    @Override
    protected MetricsSource source() {
        return metrics;
    }

    @Override
    protected Fleet measurable() {
        servers.ask(4, "/");
        return Fleets.of(1, 2);
    }

    @Override
    protected Set<MetricName> totals() {
        return Set.of(ALL);
    }

    /// A request that reached no server tells of nobody.
    @Override
    protected boolean seesWithoutContainers() {
        return false;
    }

    @Test
    void requests_are_counted_for_each_container_and_for_all() {
        Fleet fleet = Fleets.of(1, 2);
        servers.ask(20, "/");

        Map<ContainerId, Double> rates = freshly(
                fleet,
                named("rpm_per_container"),
                values -> values.values().stream().allMatch(rate -> rate >= 10));

        assertThat(rates.get(Fleets.id(1))).isCloseTo(rates.get(Fleets.id(2)), withPercentage(50));
        assertThat(read(fleet, "all"))
                .isInstanceOfSatisfying(
                        Reading.Total.class,
                        total -> assertThat(total.series().latest()).isGreaterThanOrEqualTo(20));
    }

    @Test
    void a_server_that_nobody_asked_has_no_requests_and_no_times() {
        Fleet all = Fleets.of(1, 2, 3, 4, 5);

        for (String metric : List.of("rpm_per_container", "5XX", "connections")) {
            assertThat(freshly(all, named(metric), values -> values.containsKey(Fleets.id(3))))
                    .containsEntry(Fleets.id(3), 0.0);
        }
        assertThat(read(Fleets.of(3), "p95_response_time"))
                .isEqualTo(new Reading.Missing("no container answered a request in the last minute"));
    }

    @Test
    void a_server_that_is_dead_has_errors_and_no_times() {
        Fleet fleet = Fleets.of(4);
        assertThat(servers.ask(3, "/dead")).isEqualTo(503);

        assertThat(freshly(fleet, named("5XX"), values -> values.getOrDefault(Fleets.id(4), 0.0) >= 3))
                .containsOnlyKeys(Fleets.id(4));
        assertThat(read(fleet, "response_time")).isInstanceOf(Reading.Missing.class);
    }

    @Test
    void errors_that_a_server_answers_are_its_own() {
        Fleet fleet = Fleets.of(1, 2);

        assertThat(servers.ask(4, "/error")).isEqualTo(500);

        freshly(fleet, named("5XX"), values -> values.values().stream().allMatch(rate -> rate >= 2));
    }

    @Test
    void requests_that_wait_are_a_queue_of_their_server_and_take_time() {
        Fleet fleet = Fleets.of(5);
        CompletableFuture<?>[] held = {servers.send("/held"), servers.send("/held"), servers.send("/held")};

        freshly(fleet, named("connections"), values -> values.getOrDefault(Fleets.id(5), 0.0) == 1);
        freshly(fleet, named("queue_length"), values -> values.getOrDefault(Fleets.id(5), 0.0) == 2);
        assertThat(read(fleet, "rpm_per_container"))
                .as("the socket tells of requests, the log of none yet")
                .isInstanceOf(Reading.Missing.class);

        servers.release();
        CompletableFuture.allOf(held).join();

        freshly(fleet, named("queue_time"), values -> values.getOrDefault(Fleets.id(5), 0.0) > 0);
        freshly(fleet, named("p99_response_time"), values -> values.getOrDefault(Fleets.id(5), 0.0) > 0);
        assertThat(freshly(fleet, named("rpm_per_container"), values -> !values.isEmpty())
                        .get(Fleets.id(5)))
                .isPositive();
    }

    @Test
    void a_container_that_neither_socket_nor_log_told_of_is_missing() {
        Map<ContainerId, Double> values = freshly(Fleets.of(1, 9), named("connections"), found -> !found.isEmpty());

        assertThat(values).containsOnlyKeys(Fleets.id(1));
        assertThat(read(Fleets.of(9), "connections")).isInstanceOf(Reading.Missing.class);
        assertThat(read(Fleets.of(9), "all")).isInstanceOf(Reading.Missing.class);
    }

    @Test
    void what_was_taken_and_lost_is_told() {
        servers.ask(1, "/");

        Eventually.get("lines", () -> metrics.facts().getOrDefault("lines_taken", 0L), taken -> taken > 0);
        Eventually.get("dropped", metrics::facts, facts -> facts.containsKey("lines_dropped_by_haproxy"));
        assertThat(metrics.facts())
                .containsEntry("lines_not_parsed", 0L)
                .containsEntry("lines_dropped_by_kernel", 0L)
                .containsEntry("lines_dropped_by_haproxy", 0L)
                .containsKey("receive_buffer_bytes");
    }

    private Reading read(Fleet fleet, String metric) {
        return metrics.read(fleet, Set.of(named(metric)), Instant.now()).latest(named(metric));
    }

    private static MetricName named(String metric) {
        return new MetricName(metric);
    }
}
