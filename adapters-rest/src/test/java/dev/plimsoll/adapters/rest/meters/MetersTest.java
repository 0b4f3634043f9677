package dev.plimsoll.adapters.rest.meters;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.ActivatorListener;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.ControlListener.Evaluated;
import dev.plimsoll.application.control.ControlListeners;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(rebuildContext = true)
final class MetersTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final AutoscalerId ID = new AutoscalerId("au-1");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern NAME = Pattern.compile("plimsoll_[a-z_]+");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    MetricSources sources;

    @Inject
    FakeMetricsSource metrics;

    @Inject
    SettableClock clock;

    @Inject
    List<ControlListener> listeners;

    @Inject
    ActivatorListener activator;

    @BeforeEach
    void a_fleet() {
        platform.up(WEB, 1);
    }

    @Test
    void evaluations_are_timed_and_decisions_counted_by_what_they_came_to() {
        evaluate(Duration.ofMillis(30));
        clock.advance(Duration.ofSeconds(5));
        evaluate(Duration.ofMillis(10));

        assertThat(scraped())
                .contains(
                        "plimsoll_evaluation_duration_seconds_bucket{le=\"0.025\"} 1",
                        "plimsoll_evaluation_duration_seconds_bucket{le=\"0.1\"} 2",
                        "plimsoll_evaluation_duration_seconds_sum 0.04",
                        "plimsoll_evaluation_pause_seconds_count 1",
                        "plimsoll_evaluation_pause_seconds_sum 5.0",
                        "plimsoll_decisions_total{kind=\"scale_out\"} 2.0");
    }

    @Test
    void a_convergence_takes_from_the_changed_count_until_the_fleet_has_it() {
        evaluate(Duration.ZERO);
        clock.advance(Duration.ofSeconds(3));
        evaluate(Duration.ZERO);
        told().converged(WEB, clock.advance(Duration.ofSeconds(1)));
        told().converged(WEB, clock.advance(Duration.ofSeconds(1)));

        assertThat(scraped())
                .contains(
                        "plimsoll_convergence_duration_seconds_count 1",
                        "plimsoll_convergence_duration_seconds_sum 4.0");
    }

    @Test
    void failures_of_the_outside_world_are_counted_by_their_kind() {
        told().evaluationFailed(ID, new PortFailure.EngineUnavailable("gone", null), clock.instant());
        told().convergenceFailed(WEB, "no such image", clock.instant());

        assertThat(scraped())
                .contains(
                        "plimsoll_port_failures_total{failure=\"engine_unavailable\"} 1.0",
                        "plimsoll_convergence_failures_total{app=\"shop\"} 1.0");
    }

    @Test
    void fleets_metrics_and_sources_are_as_they_were_last_seen() {
        evaluate(Duration.ZERO);
        clock.advance(Duration.ofSeconds(7));

        assertThat(scraped())
                .contains(
                        "plimsoll_fleet_containers{app=\"shop\",phase=\"ready\",type=\"web\"} 1.0",
                        "plimsoll_fleet_containers{app=\"shop\",phase=\"draining\",type=\"web\"} 0.0",
                        "plimsoll_fleet_desired_containers{app=\"shop\",type=\"web\"} 2.0",
                        "plimsoll_metric_age_seconds{app=\"shop\",metric=\"cpu\",type=\"web\"} 7.0",
                        "plimsoll_source_up{source=\"fake\"} 1.0");

        clock.advance(Duration.ofMinutes(59));
        assertThat(scraped()).contains("plimsoll_metric_age_seconds{app=\"shop\",metric=\"cpu\",type=\"web\"} 3547.0");
        clock.advance(Duration.ofMinutes(1));
        assertThat(scraped()).noneMatch(line -> line.startsWith("plimsoll_fleet_containers{"));
    }

    @Test
    void a_metric_that_is_stale_or_missing_grows_old() {
        evaluate(Duration.ZERO);
        metrics.reads(MetricName.CPU, new Reading.Stale(Duration.ofSeconds(40)));
        clock.advance(Duration.ofSeconds(40));
        evaluate(Duration.ZERO);
        metrics.reads(MetricName.CPU, new Reading.Missing("gone"));
        clock.advance(Duration.ofSeconds(30));
        evaluate(Duration.ZERO);

        assertThat(scraped()).contains("plimsoll_metric_age_seconds{app=\"shop\",metric=\"cpu\",type=\"web\"} 70.0");
    }

    @Test
    void requests_to_the_activator_are_counted_by_what_became_of_them() {
        activator.told(WEB, ActivatorListener.Outcome.HELD);
        activator.told(WEB, ActivatorListener.Outcome.TIMED_OUT);

        assertThat(scraped())
                .contains(
                        "plimsoll_activator_requests_total{app=\"shop\",outcome=\"held\",type=\"web\"} 1.0",
                        "plimsoll_activator_requests_total{app=\"shop\",outcome=\"timed_out\",type=\"web\"} 1.0");
    }

    @Test
    void it_needs_a_viewer_and_speaks_prometheus() throws Exception {
        assertThat(api.send(api.request("GET", "/prometheus", (String) null)).status())
                .isEqualTo(401);

        Answer answer = api.send(Api.as(Role.VIEWER, api.request("GET", "/prometheus", (String) null)));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "process_cpu_usage");
        String ours =
                answer.body().lines().filter(line -> line.contains("plimsoll")).collect(joining("\n", "", "\n"));
        promtool(ours, "check", "metrics");
    }

    @Test
    void alerts_and_dashboard_ask_for_what_there_is() throws Exception {
        evaluate(Duration.ofMillis(1));
        clock.advance(Duration.ofSeconds(5));
        evaluate(Duration.ofMillis(1));
        told().converged(WEB, clock.instant());
        told().evaluationFailed(ID, new PortFailure.EngineUnavailable("gone", null), clock.instant());
        told().convergenceFailed(WEB, "no such image", clock.instant());
        Set<String> there = names(String.join("\n", scraped()));

        String alerts = Files.readString(DOCS.resolve("prometheus/alerts.yml"));
        assertThat(there).containsAll(names(alerts));
        assertThat(there).containsAll(names(Files.readString(DOCS.resolve("grafana/plimsoll.json"))));
        assertThat(names(Files.readString(DOCS.resolve("OPERATIONS.md"))))
                .containsAll(names(alerts.replace("_bucket", "")));
        promtool("", "check", "rules", DOCS.resolve("prometheus/alerts.yml").toString());
    }

    @Test
    void alerts_are_raised_when_something_is_wrong_and_only_then() throws Exception {
        promtool("", "test", "rules", "src/test/resources/prometheus/alerts-test.yml");
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private ControlListener told() {
        return new ControlListeners(listeners);
    }

    private void evaluate(Duration took) {
        Settings settings = new Settings(
                new Bounds(1, 10), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.3)), Behavior.DEFAULT, false);
        Instant now = clock.instant();
        Fleet fleet = platform.look(WEB);
        Observations observations = sources.read(fleet, Set.of(MetricName.CPU), now);
        Autoscaler autoscaler = Autoscaler.create(ID, WEB, settings, now);
        told().evaluated(new Evaluated(autoscaler.evaluate(fleet, observations, now), fleet, observations, now, took));
    }

    private List<String> scraped() {
        return api.get("/prometheus").body().lines().toList();
    }

    /// The real Prometheus' own judgement.
    private static void promtool(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Map.of(process.exitValue(), said)).containsOnlyKeys(0);
    }
}
