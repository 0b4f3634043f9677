package dev.plimsoll.adapters.metrics.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The kit and more against a real nginx before two servers and a dead one, all known by their addresses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxMetricsTest extends MetricsSourceContract {
    private static final MetricName ALL = new MetricName("all");

    private final TwoServers servers = new TwoServers();
    private final Path folder = ProxyProcess.folder();
    private final ProxyLog log = ProxyLog.listeningAt(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    private final ProxyProcess nginx = ProxyProcess.nginx(folder, servers.proxyPort, configuration());
    private final ProxyMetrics metrics = new ProxyMetrics(
            log,
            null,
            _ -> Map.of(
                    Fleets.id(1), Map.of("default", Set.of("127.0.0.1")),
                    Fleets.id(2), Map.of("default", Set.of("127.0.0.2")),
                    Fleets.id(4), Map.of("default", Set.of("127.0.0.9"))));

    private String configuration() {
        return """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            events {}
            http {
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              log_format plimsoll escape=json '{"upstream_addr":"$upstream_addr",'
                '"upstream_response_time":"$upstream_header_time","status":"$status"}';
              access_log syslog:server=127.0.0.1:%2$d,nohostname,tag=web plimsoll;
              upstream web { server 127.0.0.1:%4$d; server 127.0.0.2:%4$d; }
              upstream half { server 127.0.0.9:%4$d max_fails=0; server 127.0.0.1:%4$d backup; }
              server {
                listen 127.0.0.1:%3$d;
                location / { proxy_pass http://web; }
                location /half { proxy_pass http://half/; }
                location /none { return 404; }
              }
            }
            """.formatted(folder, log.port(), servers.proxyPort, servers.port);
    }

    @AfterAll
    void end() {
        metrics.close();
        nginx.close();
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
    void without_a_stats_socket_there_are_no_queues_and_no_connections() {
        assertThat(metrics.metrics(Fleets.WEB))
                .extracting(MetricName::value)
                .contains("rpm_per_container", "p95_response_time", "all")
                .doesNotContain("queue_length", "queue_time", "connections");
    }

    @Test
    void a_server_that_failed_before_another_answered_has_errors_and_no_times() {
        Fleet fleet = Fleets.of(4);

        assertThat(servers.ask(2, "/half")).isEqualTo(200);

        Map<ContainerId, Double> errors =
                freshly(fleet, new MetricName("5XX"), values -> values.getOrDefault(Fleets.id(4), 0.0) >= 2);
        assertThat(errors).containsOnlyKeys(Fleets.id(4));
        MetricName times = new MetricName("p95_response_time");
        assertThat(metrics.read(fleet, Set.of(times), Instant.now()).latest(times))
                .isInstanceOf(Reading.Missing.class);
    }

    @Test
    void what_nginx_answers_itself_is_nobodys() {
        long before = metrics.facts().getOrDefault("lines_without_server", 0L);

        assertThat(servers.ask(1, "/none")).isEqualTo(404);

        Eventually.get(
                "one more line without a server",
                () -> metrics.facts().getOrDefault("lines_without_server", 0L),
                now -> now == before + 1);
        assertThat(metrics.facts()).containsEntry("lines_not_parsed", 0L);
    }
}
