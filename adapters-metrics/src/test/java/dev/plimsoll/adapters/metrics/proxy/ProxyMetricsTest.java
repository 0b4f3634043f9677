package dev.plimsoll.adapters.metrics.proxy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.adapters.metrics.proxy.support.FakeHaproxy;
import dev.plimsoll.adapters.metrics.proxy.support.Fleets;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.SourceState;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said of absence, of silence and of a HAProxy that misbehaves.
final class ProxyMetricsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");
    private static final MetricName RATE = new MetricName("rpm_per_container");
    private static final MetricName ALL = new MetricName("all");
    /// Eleven slots have passed and the twelfth begins: in minutes.
    private static final double COVERED = 55 / 60.0;
    private static final MetricName QUEUE = new MetricName("queue_length");

    private final SettableClock clock = new SettableClock();
    private final ProxyLog log = ProxyLog.listeningAt(new InetSocketAddress(HERE, 0), this::nanoTime);
    private final FakeHaproxy haproxy = new FakeHaproxy(FakeHaproxy.answering(listed(-1)));
    private final ProxyMetrics logOnly = new ProxyMetrics(log, null, _ -> Map.of());

    @AfterEach
    void end() {
        log.close();
        haproxy.close();
    }

    @Test
    void a_log_that_has_only_begun_to_listen_is_no_basis_for_a_rate() throws IOException {
        line("shop-web-1");
        clock.advance(Duration.ofMillis(4_999));
        assertThat(missing(logOnly, Fleets.of(1), RATE)).contains("only a moment ago");

        clock.advance(Duration.ofMillis(1));
        assertThat(values(logOnly, Fleets.of(1), RATE)).isEqualTo(Map.of(Fleets.id(1), 12.0));
    }

    @Test
    void when_no_line_arrived_the_port_is_said() {
        clock.advance(Duration.ofMinutes(2));

        assertThat(missing(logOnly, Fleets.of(1), RATE))
                .isEqualTo("no line of a request arrived at udp 127.0.0.1:%d in the last minute".formatted(log.port()));
    }

    @Test
    void when_only_others_are_told_of_that_is_said() throws IOException {
        clock.advance(Duration.ofMinutes(2));
        line("somebody-else");

        assertThat(missing(logOnly, Fleets.of(1), RATE)).contains("none was of a running container");
    }

    @Test
    void a_container_that_was_told_of_before_has_no_requests_while_the_log_is_alive() throws IOException {
        line("shop-web-1");
        clock.advance(Duration.ofMinutes(2));
        line("shop-web-2");

        assertThat(values(logOnly, Fleets.of(1, 2, 3), RATE)).containsOnlyKeys(Fleets.id(1), Fleets.id(2));
        assertThat(values(logOnly, Fleets.of(1, 2, 3), RATE)).containsEntry(Fleets.id(1), 0.0);

        clock.advance(Duration.ofMinutes(2));
        assertThat(missing(logOnly, Fleets.of(1, 2, 3), RATE)).contains("no line of a request arrived");
    }

    @Test
    void the_log_of_one_proxy_is_no_witness_for_another_whose_log_is_silent() throws IOException {
        ProxyMetrics byAddress =
                new ProxyMetrics(log, null, _ -> Map.of(Fleets.id(1), Map.of("default", Set.of("172.18.0.3"))));
        nginxLine(HERE, "shop", "172.18.0.3");
        clock.advance(Duration.ofMinutes(2));

        nginxLine(HERE, "blog", "172.18.0.9");
        assertThat(missing(byAddress, Fleets.of(1), RATE)).contains("127.0.0.1 shop", "is silent");
        nginxLine(ELSEWHERE, "shop", "172.18.0.9");
        assertThat(missing(byAddress, Fleets.of(1), RATE)).contains("127.0.0.1 shop", "is silent");

        nginxLine(HERE, "shop", "172.18.0.4");
        assertThat(values(byAddress, Fleets.of(1), RATE)).isEqualTo(Map.of(Fleets.id(1), 0.0));
    }

    @Test
    void of_a_container_that_two_proxies_told_of_both_must_be_alive() throws IOException {
        ProxyMetrics byAddress =
                new ProxyMetrics(log, null, _ -> Map.of(Fleets.id(1), Map.of("default", Set.of("172.18.0.3"))));
        nginxLine(HERE, "shop", "172.18.0.3");
        nginxLine(ELSEWHERE, "shop", "172.18.0.3");
        clock.advance(Duration.ofMinutes(2));

        nginxLine(HERE, "shop", "172.18.0.4");

        assertThat(missing(byAddress, Fleets.of(1), RATE)).contains("127.0.0.2 shop", "is silent");
    }

    @Test
    void a_container_that_took_over_an_address_did_not_do_what_the_one_before_it_did() throws IOException {
        ProxyMetrics byAddress =
                new ProxyMetrics(log, null, _ -> Map.of(Fleets.id(1), Map.of("default", Set.of("172.18.0.3"))));
        line("srv7", "172.18.0.3");
        clock.advance(Duration.ofSeconds(10));
        Fleet young = Fleets.startedAt(clock.instant(), 1);
        line("somebody-else");

        assertThat(values(byAddress, young, RATE)).isEqualTo(Map.of(Fleets.id(1), 0.0));
    }

    @Test
    void a_clock_of_the_machine_that_is_set_changes_nothing() throws IOException {
        ProxyMetrics byAddress = addressesByNumber();
        Fleet fleet = Fleets.startedAt(clock.instant(), 1);
        clock.advance(Duration.ofSeconds(60));
        lines(10, "a", "172.18.0.1");

        for (Duration step : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            Instant set = clock.instant().plus(step);
            assertThat(byAddress.read(fleet, Set.of(RATE), set).latest(RATE))
                    .isInstanceOfSatisfying(
                            Reading.PerContainer.class,
                            samples -> assertThat(samples.series())
                                    .isEqualTo(Map.of(Fleets.id(1), TimeSeries.of(set, 10 / COVERED))));
        }
    }

    @Test
    void a_recreated_container_of_the_same_name_goes_on_with_the_load_of_the_one_before_it() throws IOException {
        clock.advance(Duration.ofSeconds(50));
        lines(10, "shop-web-1", "172.18.0.3");
        clock.advance(Duration.ofSeconds(10));

        assertThat(values(logOnly, Fleets.startedAt(clock.instant(), 1), RATE))
                .isEqualTo(Map.of(Fleets.id(1), 10 / COVERED));
    }

    @Test
    void what_those_who_left_did_is_shared_by_those_who_took_over() throws IOException {
        ProxyMetrics byAddress = addressesByNumber();
        clock.advance(Duration.ofSeconds(50));
        lines(10, "a", "172.18.0.1");
        lines(10, "b", "172.18.0.2");
        assertThat(total(byAddress, Fleets.of(1, 2))).isEqualTo(20 / (50 / 60.0));
        clock.advance(Duration.ofSeconds(10));

        Fleet young = Fleets.startedAt(clock.instant(), 3, 4);
        lines(1, "c", "172.18.0.3");
        lines(3, "d", "172.18.0.4");

        assertThat(values(byAddress, young, RATE))
                .isEqualTo(Map.of(Fleets.id(3), 11 / COVERED, Fleets.id(4), 13 / COVERED));
        assertThat(total(byAddress, young)).isEqualTo(24 / COVERED);

        Fleet withUntoldOnes = Fleets.startedAt(clock.instant(), 3, 4, 5, 6);
        assertThat(values(byAddress, withUntoldOnes, RATE))
                .isEqualTo(Map.of(Fleets.id(3), 6 / COVERED, Fleets.id(4), 8 / COVERED));
    }

    @Test
    void a_fleet_that_was_scaled_in_or_drains_keeps_its_load() throws IOException {
        clock.advance(Duration.ofSeconds(50));
        lines(10, "shop-web-1", "-");
        lines(10, "shop-web-2", "-");
        Fleet both = Fleets.of(1, 2);
        assertThat(total(logOnly, both)).isEqualTo(20 / (50 / 60.0));
        clock.advance(Duration.ofSeconds(10));

        assertThat(total(logOnly, Fleets.of(1))).isEqualTo(20 / COVERED);
        assertThat(values(logOnly, Fleets.of(1), RATE)).isEqualTo(Map.of(Fleets.id(1), 20 / COVERED));
        assertThat(values(logOnly, both.withDraining(Set.of(Fleets.id(2))), RATE))
                .isEqualTo(Map.of(Fleets.id(1), 20 / COVERED, Fleets.id(2), 10 / COVERED));

        clock.advance(Duration.ofSeconds(60));
        line("shop-web-3");
        assertThat(values(logOnly, Fleets.of(1), RATE)).isEqualTo(Map.of(Fleets.id(1), 0.0));
    }

    @Test
    void a_container_that_started_again_in_place_keeps_its_load() throws IOException {
        ProxyMetrics byAddress = addressesByNumber();
        clock.advance(Duration.ofSeconds(50));
        lines(10, "a", "172.18.0.1");
        total(byAddress, Fleets.of(1));
        clock.advance(Duration.ofSeconds(10));

        assertThat(values(byAddress, Fleets.startedAt(clock.instant(), 1), RATE))
                .isEqualTo(Map.of(Fleets.id(1), 10 / COVERED));
    }

    @Test
    void what_another_target_does_at_an_address_is_not_of_the_one_before_it() throws IOException {
        ProxyMetrics byAddress = addressesByNumber();
        clock.advance(Duration.ofSeconds(50));
        lines(10, "a", "172.18.0.1");
        lines(1, "b", "172.18.0.2");
        total(byAddress, Fleets.of(1, 2));
        clock.advance(Duration.ofSeconds(10));
        TargetId blog = new TargetId(new AppId(AppKind.COMPOSE, "blog"), "web");
        Fleet other = new Fleet(blog, Fleets.startedAt(clock.instant(), 1).containers(), FleetCondition.STEADY);
        lines(5, "a", "172.18.0.1");

        assertThat(total(byAddress, other)).isEqualTo(5 / COVERED);
        assertThat(total(byAddress, Fleets.of(2))).isEqualTo(11 / COVERED);
    }

    @Test
    void a_server_that_haproxy_lists_and_nobody_asked_has_no_requests_even_without_any_line() {
        try (ProxyMetrics both = withSocket()) {
            clock.advance(Duration.ofMinutes(2));

            Eventually.get("zero", () -> reading(both, Fleets.of(1), RATE), Reading.PerContainer.class::isInstance);
            assertThat(values(both, Fleets.of(1), RATE)).isEqualTo(Map.of(Fleets.id(1), 0.0));
        }
    }

    @Test
    void requests_that_haproxy_had_and_did_not_log_are_not_taken_for_none() {
        haproxy.becomes(FakeHaproxy.answering(listed(3)));
        try (ProxyMetrics both = withSocket()) {
            clock.advance(Duration.ofMinutes(2));

            Eventually.get(
                    "said",
                    () -> reading(both, Fleets.of(1), RATE).toString(),
                    said -> said.contains("HAProxy has had requests, but no line of its log arrived at udp"));
        }
    }

    @Test
    void a_request_that_has_just_left_the_window_is_none() throws IOException {
        clock.advance(Duration.ofSeconds(3));
        line("shop-web-1");
        clock.advance(Duration.ofSeconds(57));
        haproxy.becomes(FakeHaproxy.answering(listed(57)));

        try (ProxyMetrics both = withSocket()) {
            Eventually.get("none", () -> values(both, Fleets.of(1), RATE), Map.of(Fleets.id(1), 0.0)::equals);
        }
    }

    @Test
    void a_request_within_the_window_is_not_taken_for_none() {
        clock.advance(Duration.ofSeconds(60));
        haproxy.becomes(FakeHaproxy.answering(listed(54)));

        try (ProxyMetrics both = withSocket()) {
            Eventually.get(
                    "said", () -> missing(both, Fleets.of(1), RATE), said -> said.contains("HAProxy has had requests"));
        }
    }

    @Test
    void a_request_that_has_not_ended_is_not_taken_for_none() {
        clock.advance(Duration.ofMinutes(10));
        haproxy.becomes(FakeHaproxy.answering(listed(1, 300)));

        try (ProxyMetrics both = withSocket()) {
            Eventually.get(
                    "said",
                    () -> missing(both, Fleets.of(1), RATE),
                    said -> said.contains("HAProxy has had requests") && said.contains("that have not ended"));
        }
    }

    @Test
    void the_mean_wait_of_those_who_left_long_ago_is_none() {
        MetricName time = new MetricName("queue_time");
        haproxy.becomes(FakeHaproxy.answering(listed(3)));
        try (ProxyMetrics both = withSocket()) {
            Eventually.get("25 ms", () -> values(both, Fleets.of(1), time), Map.of(Fleets.id(1), 25.0)::equals);

            haproxy.becomes(FakeHaproxy.answering(listed(60)));

            Eventually.get("0 ms", () -> values(both, Fleets.of(1), time), Map.of(Fleets.id(1), 0.0)::equals);
        }
    }

    @Test
    void a_socket_that_hangs_floods_or_dies_is_said_and_costs_only_its_own_metrics() throws IOException {
        line("shop-web-1");
        try (ProxyMetrics both = withSocket()) {
            Eventually.get("told", () -> reading(both, Fleets.of(1), QUEUE), Reading.PerContainer.class::isInstance);

            haproxy.becomes(FakeHaproxy.silent());
            clock.advance(Duration.ofSeconds(10));
            awaitMissing(both, "did not answer within 1000 ms");
            haproxy.becomes(FakeHaproxy.flooding());
            awaitMissing(both, "more than");
            haproxy.becomes(FakeHaproxy.answering("Permission denied\n"));
            awaitMissing(both, "does not answer as HAProxy does");
            haproxy.close();
            awaitMissing(both, haproxy.path().toString());

            assertThat(values(both, Fleets.of(1), RATE)).containsOnlyKeys(Fleets.id(1));
        }
    }

    @Test
    void a_socket_that_is_well_again_is_used_again() {
        haproxy.becomes(FakeHaproxy.silent());
        try (ProxyMetrics both = withSocket()) {
            awaitMissing(both, "did not answer");

            haproxy.becomes(FakeHaproxy.answering(listed(-1)));

            Eventually.get("told", () -> reading(both, Fleets.of(1), QUEUE), Reading.PerContainer.class::isInstance);
        }
    }

    @Test
    void health_shows_the_counters_and_a_log_that_is_silent_is_no_failure() throws IOException {
        MetricSources sources = new MetricSources(List.of(logOnly));
        line("somebody-else");
        clock.advance(Duration.ofMinutes(2));

        Reading read = sources.read(Fleets.of(1), Set.of(RATE), clock.instant()).latest(RATE);

        assertThat(read).asString().contains("haproxy: no line of a request arrived");
        assertThat(sources.states().get("haproxy")).satisfies(state -> {
            assertThat(state.isUp()).isTrue();
            assertThat(state.facts()).containsEntry("lines_taken", 1L);
        });
    }

    @Test
    void health_shows_a_socket_that_does_not_answer() {
        Path nowhere = Path.of("/nonexistent/haproxy.sock");
        try (ProxyMetrics cutOff = new ProxyMetrics(null, ProxyStats.asking(nowhere, this::nanoTime), _ -> Map.of())) {
            MetricSources sources = new MetricSources(List.of(cutOff));

            SourceState state = Eventually.get(
                    "told",
                    () -> {
                        sources.read(Fleets.of(1), Set.of(QUEUE), clock.instant());
                        return sources.states().get("haproxy");
                    },
                    found -> String.valueOf(found.problem()).contains(nowhere.toString()));

            assertThat(state.isUp()).isFalse();
        }
    }

    private ProxyMetrics withSocket() {
        return new ProxyMetrics(log, ProxyStats.asking(haproxy.path(), this::nanoTime), _ -> Map.of());
    }

    private void awaitMissing(ProxyMetrics metrics, String why) {
        Eventually.get(
                why,
                () -> reading(metrics, Fleets.of(1), QUEUE),
                reading -> why(reading).contains(why));
    }

    @Test
    void health_shows_a_log_port_that_cannot_be_bound_beside_a_socket_that_does_not_answer() throws IOException {
        try (DatagramSocket other = new DatagramSocket(0, HERE);
                ProxyLog bound =
                        ProxyLog.listeningAt(new InetSocketAddress(HERE, other.getLocalPort()), this::nanoTime);
                ProxyMetrics metrics = new ProxyMetrics(
                        bound,
                        ProxyStats.asking(Path.of("/nonexistent/haproxy.sock"), this::nanoTime),
                        _ -> Map.of())) {
            MetricSources sources = new MetricSources(List.of(metrics));

            Eventually.get(
                    "both are told",
                    () -> {
                        sources.read(Fleets.of(1), Set.of(RATE), clock.instant());
                        return String.valueOf(sources.states().get("haproxy"));
                    },
                    problem -> problem.contains("cannot listen at udp") && problem.contains("/nonexistent/haproxy"));
        }
    }

    private long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    private static String listed(int lastSession) {
        return listed(0, lastSession);
    }

    private static String listed(int connections, int lastSession) {
        return """
            # pxname,svname,qcur,scur,status,lastsess,qtime
            web,shop-web-1,0,%d,UP,%d,25

            1
            # be_id be_name srv_id srv_name srv_addr
            3 web 1 shop-web-1 172.18.0.3

            """.formatted(connections, lastSession);
    }

    private ProxyMetrics addressesByNumber() {
        return new ProxyMetrics(
                log,
                null,
                fleet -> fleet.containers().stream()
                        .collect(toMap(
                                FleetContainer::id, own -> Map.of("default", Set.of("172.18.0." + own.number())))));
    }

    private double total(ProxyMetrics metrics, Fleet fleet) {
        return reading(metrics, fleet, ALL) instanceof Reading.Total(TimeSeries series) ? series.latest() : -1;
    }

    private void lines(int count, String server, String address) throws IOException {
        for (int i = 0; i < count; i++) {
            line(server, address);
        }
    }

    private void line(String server) throws IOException {
        line(server, "-");
    }

    private void line(String server, String address) throws IOException {
        send(HERE, "{\"b\":\"web\",\"s\":\"%s\",\"si\":\"%s\",\"r\":1,\"st\":200}".formatted(server, address));
    }

    private void nginxLine(InetAddress from, String tag, String address) throws IOException {
        send(
                from,
                "<190>Jan  1 12:00:00 %s: {\"upstream_addr\":\"%s:80\",".formatted(tag, address)
                        + "\"upstream_response_time\":\"0.001\",\"status\":\"200\"}");
    }

    private void send(InetAddress from, String text) throws IOException {
        long before = log.facts().getOrDefault("lines_taken", 0L);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket sender = new DatagramSocket(0, from)) {
            sender.send(new DatagramPacket(bytes, bytes.length, HERE, log.port()));
        }
        Eventually.get("the line is taken", () -> log.facts().getOrDefault("lines_taken", 0L), taken -> taken > before);
    }

    private Reading reading(ProxyMetrics metrics, Fleet fleet, MetricName metric) {
        return metrics.read(fleet, Set.of(metric), clock.instant()).latest(metric);
    }

    private String missing(ProxyMetrics metrics, Fleet fleet, MetricName metric) {
        return why(reading(metrics, fleet, metric));
    }

    private static String why(Reading reading) {
        return switch (reading) {
            case Reading.Missing(String detail) -> detail;
            case Reading.Unanswered unanswered -> unanswered.detail();
            default -> "";
        };
    }

    private Map<ContainerId, Double> values(ProxyMetrics metrics, Fleet fleet, MetricName metric) {
        return reading(metrics, fleet, metric) instanceof Reading.PerContainer samples
                ? samples.series().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, own -> own.getValue().latest()))
                : Map.of();
    }
}
