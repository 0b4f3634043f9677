package dev.plimsoll.adapters.metrics.prometheus;

import static dev.plimsoll.adapters.metrics.server.Declarations.eachOf;
import static dev.plimsoll.adapters.metrics.server.Declarations.names;
import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.OwnServer;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The kit and every kind of answer, of a real Prometheus that scrapes an exporter of ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrometheusMetricsTest extends MetricsSourceContract {
    private final Exporter exporter = new Exporter();
    private final OwnServer prometheus = prometheus().start();
    private final PrometheusMetrics kit =
            source(Map.of("depth", query("queue_depth"), "load", query("load", "container")));

    @AfterAll
    void clean_up() {
        kit.close();
        prometheus.close();
        exporter.close();
    }

    @Override
    protected MetricsSource source() {
        return kit;
    }

    @Override
    protected Fleet measurable() {
        return Declarations.two();
    }

    @Override
    protected Set<MetricName> totals() {
        return names("depth");
    }

    @Test
    void one_value_is_the_total_of_the_fleet() {
        assertThat(total(scraped(query("queue_depth")))).isEqualTo(42);
        assertThat(total(scraped(query("sum(load)")))).isEqualTo(103);
        assertThat(total(scraped(query("scalar(queue_depth) / 2")))).isEqualTo(21);
        assertThat(total(scraped(query("queue_depth # how many wait")))).isEqualTo(42);
    }

    @Test
    void its_share_is_known_without_being_declared() {
        assertThat(kit.metrics(Declarations.TARGET)).isEqualTo(names("depth", "depth_per_container", "load"));
        scraped(query("queue_depth"));

        assertThat(eachOf(Declarations.read(kit, Declarations.two(), "depth_per_container")))
                .isEqualTo(Map.of(1, 21.0, 2, 21.0));
    }

    @Test
    void containers_are_told_by_name_by_id_or_by_the_beginning_of_that() {
        assertThat(eachOf(scraped(query("load", "container")))).isEqualTo(Map.of(1, 1.5, 2, 2.5));
        assertThat(eachOf(scraped(query("load_by_id", "id")))).isEqualTo(Map.of(1, 3.0, 2, 4.0));
    }

    @Test
    void a_container_without_a_usable_or_young_value_has_none() {
        assertThat(eachOf(scraped(query("half_load", "container")))).isEqualTo(Map.of(2, 7.0));
        assertThat(eachOf(scraped(query("half_old_load", "container")))).isEqualTo(Map.of(2, 6.0));
    }

    @Test
    void stopped_containers_have_no_values() {
        try (PrometheusMetrics source = source(Map.of("m", query("load", "container")))) {
            scraped(query("load", "container"));

            assertThat(eachOf(Declarations.read(
                            source, Declarations.fleet(ContainerPhase.DRAINING, ContainerPhase.STOPPED), "m")))
                    .isEqualTo(Map.of(1, 1.5));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load | the query answers 3 series where one is expected: add them up",
                "no_such_metric | the query answers nothing: no series matches",
                "not_a_number | the query answers NaN, which is no amount",
                "endless | the query answers Infinity, which is no amount",
                "negative | the query answers -3.0, which is no amount",
                "queue_depth[1m] | the query answers a matrix, where",
                "sum(queue_depth | Prometheus answers bad_data: ",
                "load * on() load | Prometheus answers execution: ",
                "{{app}}_depth | {{app}} must stand in a string with single or double quotes",
            })
    void what_is_no_total_is_missing_in_words(String query, String why) {
        scraped(query("queue_depth"));

        assertThat(reading(query(query)))
                .isInstanceOfSatisfying(
                        Reading.Missing.class,
                        missing -> assertThat(missing.detail()).startsWith(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load | nothing | the label 'nothing' of none of 3 series is a container of shop/web",
                "no_load | container | the query answers NaN, infinity or a negative number for every container",
                "twice | container | the query answers several series whose label 'container' is",
                "queue_depth | container | the label 'container' of none of 1 series",
            })
    void what_names_no_container_is_missing_in_words(String query, String label, String why) {
        scraped(query("queue_depth"));

        assertThat(reading(query(query, label)))
                .isInstanceOfSatisfying(
                        Reading.Missing.class,
                        missing -> assertThat(missing.detail()).startsWith(why));
    }

    @Test
    void a_sample_of_more_than_a_minute_ago_is_stale_however_new_the_answer() {
        assertStale(scraped(query("old_depth")));
        assertStale(scraped(query("old_load", "container")));
    }

    @Test
    void names_of_the_target_are_filled_in_and_stay_within_their_string() {
        Origin exactly = query("named{app=\"{{app}}\", type='{{type}}'}");
        Origin asRegex = query("named{app=~\"{{app}}\"}");

        assertThat(total(scraped(exactly))).isEqualTo(11);
        assertThat(total(reading(exactly, "x\"} or vector(666) #\\"))).isEqualTo(12);
        assertThat(total(reading(asRegex, "s.op"))).isEqualTo(13);
        assertThat(reading(asRegex, ".*"))
                .isEqualTo(new Reading.Missing(
                        "the query answers nothing: no series matches, or none has a sample of late"));
    }

    @Test
    void a_server_that_dies_is_missing_and_read_again_when_it_is_back() {
        try (Exporter own = new Exporter();
                OwnServer mortal = prometheus(own).start();
                PrometheusMetrics source = source(mortal, Map.of("m", query("vector(5)")))) {
            awaitTotal(source);

            mortal.kill();
            assertThat(Declarations.read(source, Declarations.two(), "m"))
                    .isInstanceOfSatisfying(
                            Reading.Unanswered.class,
                            silent -> assertThat(silent.detail())
                                    .startsWith("http://127.0.0.1:" + mortal.port() + " did not answer: "));

            mortal.start();
            awaitTotal(source);
        }
    }

    /// It listens before it is ready to answer.
    private static void awaitTotal(PrometheusMetrics source) {
        Eventually.get(
                "a value", () -> Declarations.read(source, Declarations.two(), "m"), Reading.Total.class::isInstance);
    }

    private Reading scraped(Origin origin) {
        return Eventually.get("scraped", () -> reading(origin), reading -> !(reading instanceof Reading.Missing));
    }

    private Reading reading(Origin origin) {
        return reading(origin, "shop");
    }

    private Reading reading(Origin origin, String app) {
        TargetId target = new TargetId(new AppId(AppKind.COMPOSE, app), "web");
        Fleet fleet = new Fleet(target, Declarations.two().containers(), FleetCondition.STEADY);
        try (PrometheusMetrics source = source(Map.of("m", origin))) {
            return Declarations.read(source, fleet, "m");
        }
    }

    private static void assertStale(Reading reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Stale.class,
                        stale -> assertThat(stale.age()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(119)));
    }

    private static Origin query(String query) {
        return new Origin.Prometheus(query, null);
    }

    private static Origin query(String query, String label) {
        return new Origin.Prometheus(query, label);
    }

    private PrometheusMetrics source(Map<String, Origin> origins) {
        return source(prometheus, origins);
    }

    private static PrometheusMetrics source(OwnServer server, Map<String, Origin> origins) {
        return new PrometheusMetrics(
                URI.create("http://127.0.0.1:" + server.port()), app -> Declarations.of(app, origins));
    }

    private OwnServer prometheus() {
        return prometheus(exporter);
    }

    private static OwnServer prometheus(Exporter scraped) {
        Path folder = OwnServer.newFolder();
        int port = OwnServer.freePort();
        OwnServer.write(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: test
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(scraped.port()));
        return new OwnServer(
                folder,
                Map.of(),
                port,
                OwnServer.binary("prometheus", "/usr/bin/prometheus", "/usr/local/bin/prometheus"),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port);
    }
}
