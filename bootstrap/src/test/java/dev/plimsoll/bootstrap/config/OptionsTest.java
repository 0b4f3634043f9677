package dev.plimsoll.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.bootstrap.fixture.OwnCertificate;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @TempDir
    Path folder;

    @Test
    void defaults_serve_this_machine_alone_with_an_embedded_database() {
        Map<String, Object> properties = Options.of(Map.of("HOME", "/home/ada")).properties();

        assertThat(properties)
                .containsEntry("micronaut.server.port", 8080)
                .containsEntry("micronaut.server.host", "127.0.0.1")
                .containsEntry("plimsoll.evaluation-interval", Duration.ofSeconds(5))
                .containsEntry("plimsoll.decision-retention", Duration.ofDays(30))
                .containsEntry("plimsoll.metric-retention", Duration.ofDays(30))
                .doesNotContainKeys("plimsoll.token", "plimsoll.docker-host", "plimsoll.guard-cpu")
                .doesNotContainKeys("plimsoll.prometheus-url", "plimsoll.rabbitmq-url", "plimsoll.redis-url");
        assertThat(properties.get("datasources.default.url")).asString().contains("/home/ada/.plimsoll/plimsoll");
    }

    @Test
    void a_file_of_registries_is_looked_into_and_named_alone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("registries.json"), """
                {"registry.example.com": {"username": "ci", "password": "s3cret"}}""");
        Map<String, Object> properties = Options.of(
                        Map.of("PLIMSOLL_REGISTRIES", file.toString(), "PLIMSOLL_BIND_ROOTS", "/srv:/data"))
                .properties();

        assertThat(properties)
                .containsEntry("plimsoll.registries", file.toString())
                .containsEntry("plimsoll.bind-roots", "/srv:/data");
        assertThat(properties.toString()).doesNotContain("s3cret");
        Files.writeString(file, "{\"registry.example.com\": {\"username\": \"ci\"}}");
        assertThatThrownBy(() -> Options.of(Map.of("PLIMSOLL_REGISTRIES", file.toString())))
                .hasMessageContaining("must have a username and a password for registry.example.com");
    }

    @Test
    void circuits_are_set_as_people_write_it() {
        Map<String, Object> properties = Options.of(Map.of(
                        "PLIMSOLL_CIRCUIT_FAILURE_RATE", "25%",
                        "PLIMSOLL_CIRCUIT_ERROR_COUNT", "3",
                        "PLIMSOLL_CIRCUIT_RECOVERY", "20s",
                        "PLIMSOLL_CIRCUIT_FALLBACK_AGE", "0s"))
                .properties();

        assertThat(properties)
                .containsEntry("plimsoll.circuit.failure-rate", 0.25)
                .containsEntry("plimsoll.circuit.error-count", "3")
                .containsEntry("plimsoll.circuit.recovery", Duration.ofSeconds(20))
                .containsEntry("plimsoll.circuit.fallback-age", Duration.ZERO)
                .doesNotContainKeys("plimsoll.circuit.response-time", "plimsoll.circuit.operation-timeout");
    }

    @Test
    void a_database_server_is_taken_as_given() {
        Map<String, Object> properties = Options.of(Map.of(
                        "PLIMSOLL_DATABASE_URL", "mysql://db:3306/plimsoll",
                        "PLIMSOLL_DATABASE_USER", "ada",
                        "PLIMSOLL_DATABASE_PASSWORD", "secret"))
                .properties();

        assertThat(properties)
                .containsEntry("datasources.default.username", "ada")
                .containsEntry("datasources.default.password", "secret");
        assertThat(properties.get("datasources.default.url")).asString().startsWith("jdbc:mysql://db:3306/plimsoll");
    }

    @ParameterizedTest
    @CsvSource({
        "PLIMSOLL_BIND_ROOTS, srv",
        "PLIMSOLL_BIND_ROOTS, /srv:data",
        "PLIMSOLL_REGISTRIES, /no/such/file",
        "PLIMSOLL_PORT, http",
        "PLIMSOLL_PORT, 65536",
        "PLIMSOLL_PORT, -1",
        "PLIMSOLL_HOST, 0.0.0.0",
        "PLIMSOLL_EVALUATION_INTERVAL, 0s",
        "PLIMSOLL_EVALUATION_INTERVAL, soon",
        "PLIMSOLL_EVALUATION_INTERVAL, 31s",
        "PLIMSOLL_DECISION_RETENTION, 59m",
        "PLIMSOLL_DECISION_RETENTION, 3651d",
        "PLIMSOLL_DECISION_RETENTION, -30d",
        "PLIMSOLL_DECISION_RETENTION, 30",
        "PLIMSOLL_DECISION_RETENTION, a month",
        "PLIMSOLL_METRIC_RETENTION, 59m",
        "PLIMSOLL_METRIC_RETENTION, 3651d",
        "PLIMSOLL_METRIC_RETENTION, a month",
        "PLIMSOLL_GUARD_CPU, 0",
        "PLIMSOLL_GUARD_CPU, 80 %",
        "PLIMSOLL_GUARD_MEMORY, -0.5",
        "PLIMSOLL_GUARD_MEMORY, NaN",
        "PLIMSOLL_GUARD_QUEUE, many",
        "PLIMSOLL_NETWORK_CAPACITY, 0",
        "PLIMSOLL_NETWORK_CAPACITY, 1Gbit",
        "PLIMSOLL_NETWORK_CAPACITY, -125MB",
        "PLIMSOLL_DISK_CAPACITY, fast",
        "PLIMSOLL_DISK_CAPACITY, 0.5B",
        "DOCKER_HOST, /var/run/docker.sock",
        "PLIMSOLL_PROXY_LOG_PORT, syslog",
        "PLIMSOLL_PROXY_LOG_PORT, 0",
        "PLIMSOLL_PROXY_LOG_PORT, 65536",
        "PLIMSOLL_PROXY_LOG_PORT, 1.2.3:5140",
        "PLIMSOLL_PROXY_LOG_PORT, proxy.example:5140",
        "PLIMSOLL_PROXY_LOG_PORT, ::5140",
        "PLIMSOLL_HAPROXY_SOCKET, haproxy.sock",
        "PLIMSOLL_ACTIVATOR_PORT, 0",
        "PLIMSOLL_ACTIVATOR_PORT, 65536",
        "PLIMSOLL_ACTIVATOR_TIMEOUT, 0s",
        "PLIMSOLL_ACTIVATOR_TIMEOUT, 3601s",
        "PLIMSOLL_ACTIVATOR_QUEUE, 0",
        "PLIMSOLL_ACTIVATOR_QUEUE, 100000",
        "PLIMSOLL_NGINX_DIR, nginx",
        "PLIMSOLL_NGINX_PID, nginx.pid",
        "PLIMSOLL_NGINX_DRAIN, 30",
        "PLIMSOLL_TRAEFIK_POLL, 0s",
        "PLIMSOLL_TRAEFIK_GRACE, soon",
        "PLIMSOLL_CIRCUIT_FAILURE_RATE, 0",
        "PLIMSOLL_CIRCUIT_FAILURE_RATE, 101%",
        "PLIMSOLL_CIRCUIT_FAILURE_RATE, 1.5",
        "PLIMSOLL_CIRCUIT_FAILURE_RATE, half",
        "PLIMSOLL_CIRCUIT_RESPONSE_TIME, 0s",
        "PLIMSOLL_CIRCUIT_RESPONSE_TIME, 601s",
        "PLIMSOLL_CIRCUIT_ERROR_COUNT, 0",
        "PLIMSOLL_CIRCUIT_ERROR_COUNT, ten",
        "PLIMSOLL_CIRCUIT_OPERATION_TIMEOUT, soon",
        "PLIMSOLL_CIRCUIT_RECOVERY, -1s",
        "PLIMSOLL_CIRCUIT_FALLBACK_AGE, 301s",
        "PLIMSOLL_CIRCUIT_FALLBACK_AGE, never",
        "PLIMSOLL_PROMETHEUS_URL, prometheus:9090",
        "PLIMSOLL_PROMETHEUS_URL, http://",
        "PLIMSOLL_PROMETHEUS_URL, http://a host",
        "PLIMSOLL_PROMETHEUS_URL, http://prometheus:9090?query=up",
        "PLIMSOLL_RABBITMQ_URL, amqp://rabbitmq:5672",
        "PLIMSOLL_RABBITMQ_URL, http://my_rabbit:15672",
        "PLIMSOLL_REDIS_URL, http://redis:6379",
        "PLIMSOLL_REDIS_URL, redis:///0",
        "PLIMSOLL_REDIS_URL, redis://redis/jobs",
        "PLIMSOLL_SMTP_FROM, Plimsoll",
        "PLIMSOLL_ALLOW_LOCAL_URLS, maybe",
        "PLIMSOLL_RATE_LIMIT, -1",
        "PLIMSOLL_RATE_LIMIT, 60/min",
        "PLIMSOLL_RATE_LIMIT, 12345678",
        "PLIMSOLL_RATE_BURST, 0",
        "PLIMSOLL_RATE_BURST, many",
    })
    void what_cannot_be_used_is_refused_by_name(String variable, String value) {
        assertThatThrownBy(() -> Options.of(Map.of(variable, value)))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::path)
                                .containsExactly(variable));
    }

    @ParameterizedTest
    @CsvSource({
        "PLIMSOLL_PROMETHEUS_URL, plimsoll.prometheus-url, https://ada:secret@metrics.example/prometheus/",
        "PLIMSOLL_RABBITMQ_URL, plimsoll.rabbitmq-url, http://ada:s%40cret@localhost:15672",
        "PLIMSOLL_REDIS_URL, plimsoll.redis-url, redis://localhost",
        "PLIMSOLL_REDIS_URL, plimsoll.redis-url, rediss://:secret@redis.example:6380/15",
    })
    void servers_of_metrics_are_taken_as_given(String variable, String property, String url) {
        assertThat(Options.of(Map.of(variable, url)).properties()).containsEntry(property, url);
    }

    @Test
    void mail_needs_a_server_and_a_sender() {
        assertThat(Options.of(Map.of(
                                "PLIMSOLL_SMTP_URL", "smtp://ada:s%40cret@mail.example:587",
                                "PLIMSOLL_SMTP_FROM", "plimsoll@example.com",
                                "PLIMSOLL_ALLOW_LOCAL_URLS", "true"))
                        .properties())
                .containsEntry("plimsoll.notification.smtp-url", "smtp://ada:s%40cret@mail.example:587")
                .containsEntry("plimsoll.notification.smtp-from", "plimsoll@example.com")
                .containsEntry("plimsoll.notification.allow-local-urls", "true");
        assertThatThrownBy(() -> Options.of(Map.of("PLIMSOLL_SMTP_URL", "smtp://mail.example")))
                .hasMessageStartingWith("PLIMSOLL_SMTP_FROM must be the address");
        assertThatThrownBy(() -> Options.of(
                        Map.of("PLIMSOLL_SMTP_URL", "mail://ada:secret@x", "PLIMSOLL_SMTP_FROM", "a@example.com")))
                .hasMessageStartingWith("PLIMSOLL_SMTP_URL must be like smtp://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_url_that_is_refused_is_not_told_as_it_may_hold_a_password() {
        assertThatThrownBy(() -> Options.of(Map.of("PLIMSOLL_REDIS_URL", "redis://:se@cret@redis/x")))
                .hasMessageContaining("PLIMSOLL_REDIS_URL must be like redis://")
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @CsvSource({"7d, PT168H", "12h, PT12H", "90m, PT90M", "PT12H, PT12H", "P30D, PT720H", "3650d, PT87600H"})
    void a_retention_is_written_in_days_or_as_iso_does(String value, Duration retention) {
        assertThat(Options.of(Map.of("PLIMSOLL_DECISION_RETENTION", value)).properties())
                .containsEntry("plimsoll.decision-retention", retention)
                .containsEntry("plimsoll.metric-retention", Duration.ofDays(30));
        assertThat(Options.of(Map.of("PLIMSOLL_METRIC_RETENTION", value)).properties())
                .containsEntry("plimsoll.metric-retention", retention)
                .containsEntry("plimsoll.decision-retention", Duration.ofDays(30));
    }

    @Test
    void the_thresholds_of_the_whole_process_can_be_set() {
        assertThat(Options.of(Map.of(
                                "PLIMSOLL_GUARD_CPU", "0.9",
                                "PLIMSOLL_GUARD_MEMORY", "1",
                                "PLIMSOLL_GUARD_QUEUE", "0"))
                        .properties())
                .containsEntry("plimsoll.guard-cpu", "0.9")
                .containsEntry("plimsoll.guard-memory", "1")
                .containsEntry("plimsoll.guard-queue", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 1500",
        "10B, 10",
        "125MB, 125000000",
        "125 MB/s, 125000000",
        "1.5kB, 1500",
        "2KB, 2000",
        "1.25GB, 1250000000",
        "1KiB, 1024",
        "100MiB, 104857600",
        "1GiB, 1073741824",
    })
    void a_capacity_is_bytes_a_second_with_a_unit(String value, long bytes) {
        Map<String, Object> properties = Options.of(
                        Map.of("PLIMSOLL_NETWORK_CAPACITY", value, "PLIMSOLL_DISK_CAPACITY", value))
                .properties();

        assertThat(properties)
                .containsEntry("plimsoll.network-capacity", bytes)
                .containsEntry("plimsoll.disk-capacity", bytes);
    }

    @Test
    void without_a_capacity_there_is_none() {
        assertThat(Options.of(Map.of()).properties())
                .doesNotContainKeys("plimsoll.network-capacity", "plimsoll.disk-capacity");
    }

    @ParameterizedTest
    @CsvSource({"5140, 127.0.0.1", "172.17.0.1:5140, 172.17.0.1", "0.0.0.0:5140, 0.0.0.0", "[::1]:5140, 0:0:0:0:0:0:0:1"
    })
    void proxies_may_log_to_another_address_of_this_machine(String value, String address) {
        assertThat(Options.of(Map.of("PLIMSOLL_PROXY_LOG_PORT", value)).properties())
                .containsEntry("plimsoll.proxy.log-address", value);
        assertThat(LogAddress.parse(value).getAddress().getHostAddress()).isEqualTo(address);
        assertThat(LogAddress.parse(value).getPort()).isEqualTo(5140);
    }

    @Test
    void a_socket_of_haproxy_is_taken_as_given_and_nothing_of_proxies_is_there_by_itself() {
        assertThat(Options.of(Map.of("PLIMSOLL_HAPROXY_SOCKET", "/run/haproxy/stats.sock"))
                        .properties())
                .containsEntry("plimsoll.proxy.haproxy-socket", "/run/haproxy/stats.sock");
        assertThat(Options.of(Map.of()).properties())
                .doesNotContainKeys("plimsoll.proxy.log-address", "plimsoll.proxy.haproxy-socket");
    }

    @Test
    void there_is_an_activator_where_it_is_given_a_port() {
        assertThat(Options.of(Map.of("PLIMSOLL_ACTIVATOR_PORT", "8081", "PLIMSOLL_ACTIVATOR_TIMEOUT", "90s"))
                        .properties())
                .containsEntry("plimsoll.activator.port", "8081")
                .containsEntry("plimsoll.activator.timeout", Duration.ofSeconds(90));
        assertThat(Options.of(Map.of()).properties()).doesNotContainKeys("plimsoll.activator.port");
    }

    @Test
    void all_wrong_options_are_named_at_once() {
        Map<String, String> wrong = Map.of("PLIMSOLL_PORT", "x", "PLIMSOLL_DATABASE_URL", "oracle:thin");

        assertThatThrownBy(() -> Options.of(wrong))
                .hasMessageContaining("PLIMSOLL_PORT")
                .hasMessageContaining("PLIMSOLL_DATABASE_URL");
    }

    @Test
    void a_rate_limit_is_taken_as_given_and_the_default_is_that_of_the_server() {
        assertThat(Options.of(Map.of("PLIMSOLL_RATE_LIMIT", "60", "PLIMSOLL_RATE_BURST", "20"))
                        .properties())
                .containsEntry("plimsoll.rate.limit", "60")
                .containsEntry("plimsoll.rate.burst", "20");
        assertThat(Options.of(Map.of("PLIMSOLL_RATE_LIMIT", "0")).properties())
                .containsEntry("plimsoll.rate.limit", "0")
                .doesNotContainKey("plimsoll.rate.burst");
    }

    @Test
    void tls_is_served_on_the_port_and_elsewhere_too() {
        OwnCertificate tls = OwnCertificate.in(folder.resolve("tls"), "EC");

        assertThat(Options.of(Map.of(
                                "PLIMSOLL_HOST",
                                "0.0.0.0",
                                "PLIMSOLL_PORT",
                                "8443",
                                "PLIMSOLL_TLS_CERT",
                                tls.certificate().toString(),
                                "PLIMSOLL_TLS_KEY",
                                tls.key().toString()))
                        .properties())
                .containsEntry("micronaut.server.host", "0.0.0.0")
                .containsEntry("micronaut.server.ssl.enabled", true)
                .containsEntry("micronaut.server.ssl.port", 8443);
        assertThat(Options.of(Map.of()).properties()).doesNotContainKey("micronaut.server.ssl.enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keys_of_all_kinds_are_taken(String algorithm) {
        OwnCertificate tls = OwnCertificate.in(folder.resolve(algorithm), algorithm);

        assertThat(Options.of(tls(tls.certificate(), tls.key())).properties())
                .containsEntry("micronaut.server.ssl.enabled", true);
    }

    @Test
    void files_of_tls_that_cannot_be_used_are_refused_by_name() throws IOException {
        OwnCertificate tls = OwnCertificate.in(folder.resolve("one"), "EC");
        OwnCertificate other = OwnCertificate.in(folder.resolve("other"), "EC");
        OwnCertificate rsa = OwnCertificate.in(folder.resolve("rsa"), "RSA");
        Path nothing = folder.resolve("none.pem");
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), Files.readString(tls.key()).replaceFirst("[^\n-]{8}\n", "AAAAAAAA\n"));

        expectRefused(nothing, tls.key(), "PLIMSOLL_TLS_CERT is not there: " + nothing);
        expectRefused(folder, tls.key(), "PLIMSOLL_TLS_CERT cannot be read: " + folder);
        expectRefused(tls.key(), tls.key(), "PLIMSOLL_TLS_CERT holds no certificate in PEM: " + tls.key());
        expectRefused(tls.certificate(), nothing, "PLIMSOLL_TLS_KEY is not there: " + nothing);
        expectRefused(
                tls.certificate(),
                tls.certificate(),
                "PLIMSOLL_TLS_KEY holds no private key in PEM without a password: " + tls.certificate());
        for (Path wrong : List.of(other.key(), rsa.key(), damaged)) {
            expectRefused(
                    tls.certificate(),
                    wrong,
                    "PLIMSOLL_TLS_KEY holds another key than that of the certificate: " + wrong);
        }
    }

    @Test
    void tls_needs_both_files() {
        assertThatThrownBy(() -> Options.of(Map.of("PLIMSOLL_TLS_CERT", "a.pem")))
                .hasMessageContaining("PLIMSOLL_TLS_KEY is missing");
        assertThatThrownBy(() -> Options.of(Map.of("PLIMSOLL_TLS_KEY", "a.pem")))
                .hasMessageContaining("PLIMSOLL_TLS_CERT is missing");
    }

    private static void expectRefused(Path certificate, Path key, String message) {
        assertThatThrownBy(() -> Options.of(tls(certificate, key)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(message);
    }

    private static Map<String, String> tls(Path certificate, Path key) {
        return Map.of("PLIMSOLL_TLS_CERT", certificate.toString(), "PLIMSOLL_TLS_KEY", key.toString());
    }

    @Test
    void another_host_is_bound_only_when_that_is_said() {
        assertThat(Options.of(Map.of("PLIMSOLL_HOST", "0.0.0.0", "PLIMSOLL_INSECURE_BIND", "true"))
                        .properties())
                .containsEntry("micronaut.server.host", "0.0.0.0");
    }
}
