package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.history.RecordedDecision.Kind.HOLD;
import static dev.plimsoll.application.history.RecordedDecision.Kind.SCALE_OUT;
import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.usecase.PreviewAutoscaler.Preview;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.EventPolicy;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewAutoscalerTest {
    private static final MetricName JOBS = new MetricName("jobs");

    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void without_anything_given_it_says_what_the_next_evaluation_would_decide() {
        plimsoll.metrics.total(CPU, 1.0);

        Preview preview = plimsoll.preview(Map.of());

        assertThat(preview.kind()).isEqualTo(SCALE_OUT);
        assertThat(preview.from()).isEqualTo(1);
        assertThat(preview.to()).isEqualTo(2);
        assertThat(preview.explanation().sentence()).startsWith("Scale out from 1 to 2: cpu is 1 with target 0.5");
        assertThat(preview.metricsUsed()).containsExactly(entry("cpu", perContainer(1.0)));
        plimsoll.tick();
        assertThat(plimsoll.decisions().getFirst().explanation()).isEqualTo(preview.explanation());
    }

    @Test
    void a_figure_holds_for_all_the_periods_that_a_policy_compares() {
        plimsoll.change(present -> new Settings(
                present.bounds(), List.of(new SustainedTargetPolicy(CPU, 0.7)), present.behavior(), false));
        for (String at : List.of("2026-01-01T13:00:00Z", "2026-01-01T13:00:01Z", "2026-01-01T13:00:59Z")) {
            Preview given = plimsoll.preview(Map.of("metrics", Map.of("cpu", 0.9), "at", at));
            Preview measured = plimsoll.preview(Map.of("at", at));

            assertThat(given.to()).as(at).isEqualTo(2);
            assertThat(measured.explanation().sentence())
                    .as(at)
                    .contains("cpu was 0.5 on the mean of each of 2 periods of 60 s");
        }
    }

    @Test
    void nothing_is_changed() {
        plimsoll.ticks(3);
        Autoscaler before = plimsoll.autoscaler();
        int decided = plimsoll.decisions().size();

        Preview preview = plimsoll.preview(Map.of("metrics", Map.of("cpu", 5)));

        assertThat(preview.to()).isGreaterThan(1);
        assertThat(plimsoll.autoscaler()).isEqualTo(before);
        assertThat(plimsoll.decisions()).hasSize(decided);
        assertThat(plimsoll.events()).isEmpty();
        assertThat(plimsoll.isWoken()).isFalse();
        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void it_sees_the_samples_of_earlier_evaluations_and_leaves_none() {
        policies(new ThresholdPolicy(CPU, 0.8, 0.2, new Aggregation(Statistic.MAX, Duration.ofMinutes(5))));
        plimsoll.metrics.each(CPU, 0.9);
        plimsoll.tick();
        plimsoll.metrics.each(CPU, 0.5);
        plimsoll.clock.advance(Duration.ofSeconds(5));

        assertThat(plimsoll.preview(Map.of()).explanation().observed()).isEqualTo(0.9);

        plimsoll.metrics.each(CPU, 0.99);
        assertThat(plimsoll.preview(Map.of()).explanation().observed()).isEqualTo(0.99);
        plimsoll.metrics.each(CPU, 0.5);
        assertThat(plimsoll.preview(Map.of()).explanation().observed()).isEqualTo(0.9);
    }

    @Test
    void a_figure_is_that_of_each_container() {
        plimsoll.platform.up(WEB, 3);

        Preview preview = plimsoll.preview(Map.of("metrics", Map.of("cpu", 0.9)));

        assertThat(preview.to()).isEqualTo(6);
        assertThat(preview.metricsUsed()).containsExactly(entry("cpu", perContainer(0.9)));
    }

    @Test
    void a_figure_of_a_total_is_that_of_the_whole_fleet() {
        policies(new TargetTrackingPolicy(JOBS, TargetType.TOTAL_PER_CONTAINER, 10, false));

        Preview preview = plimsoll.preview(Map.of("metrics", Map.of("jobs", 41)));

        assertThat(preview.to()).isEqualTo(5);
        assertThat(preview.metricsUsed()).containsExactly(entry("jobs", Map.of("total", 41.0)));
    }

    @Test
    void a_queue_is_as_long_as_it_is_for_the_whole_fleet() {
        policies(new ResourceGuardPolicy());
        plimsoll.platform.up(WEB, 3);

        Preview preview = plimsoll.preview(Map.of("metrics", Map.of("queue_depth", 10)));

        assertThat(preview.kind()).isEqualTo(HOLD);
        assertThat(preview.metricsUsed()).containsEntry("queue_depth", Map.of("total", 10.0));
    }

    @Test
    void containers_may_differ_and_what_is_not_named_has_no_sample() {
        plimsoll.platform.up(WEB, 2);
        String one = names().getFirst();

        Preview preview = plimsoll.preview(Map.of("metrics", Map.of("cpu", Map.of("per_container", Map.of(one, 0.1)))));

        assertThat(preview.kind()).isEqualTo(HOLD);
        assertThat(preview.explanation().recommendations().getFirst().toString())
                .contains("unclear_without_all_samples");
        assertThat(preview.metricsUsed()).containsExactly(entry("cpu", Map.of("per_container", Map.of(one, 0.1))));
    }

    @Test
    void null_is_missing_and_what_is_not_given_is_measured() {
        policies(new TargetTrackingPolicy(CPU, 0.5), new TargetTrackingPolicy(MEMORY, 0.5));
        plimsoll.metrics.each(MEMORY, 0.9);

        Preview preview = plimsoll.preview(Map.of("metrics", Trees.map("cpu", null)));

        assertThat(preview.kind()).isEqualTo(SCALE_OUT);
        assertThat(preview.metricsUsed())
                .containsExactly(
                        entry("cpu", Map.of("missing", "it was said to be missing")),
                        entry("memory", perContainer(0.9)));
    }

    @Test
    void what_nobody_measures_is_said_to_be_missing() {
        policies(new TargetTrackingPolicy(JOBS, 5));

        assertThat(plimsoll.preview(Map.of()).metricsUsed())
                .containsExactly(entry("jobs", Map.of("missing", "no source measures it")));
    }

    @Test
    void a_change_can_be_tried_before_it_is_saved() {
        plimsoll.metrics.each(CPU, 0.5);
        Settings before = plimsoll.autoscaler().settings();

        Preview preview = plimsoll.preview(Map.of("autoscaler", Map.of("target", 0.25)));

        assertThat(preview.to()).isEqualTo(2);
        assertThat(plimsoll.autoscaler().settings()).isEqualTo(before);
    }

    @Test
    void who_is_disabled_holds_unless_it_is_asked_what_if_not() {
        plimsoll.metrics.each(CPU, 1.0);
        plimsoll.change(
                old -> new Settings(old.bounds(), old.policies(), old.combination(), old.behavior(), old.mode(), true));

        assertThat(plimsoll.preview(Map.of()).explanation().sentence()).startsWith("Hold at 1: ");
        assertThat(plimsoll.preview(Map.of("autoscaler", Map.of("disabled", false)))
                        .to())
                .isEqualTo(2);
    }

    @Test
    void another_time_may_be_given() {
        policies(new TargetTrackingPolicy(CPU, 0.5), new EventPolicy("sale", 4, Duration.ofHours(1)));
        plimsoll.autoscalers.update(plimsoll.autoscaler().signalled("sale", plimsoll.clock.instant()));
        Instant later = plimsoll.clock.instant().plus(Duration.ofHours(2));

        assertThat(plimsoll.preview(Map.of()).to()).isEqualTo(4);
        Preview preview = plimsoll.preview(Map.of("at", later.toString()));

        assertThat(preview.to()).isEqualTo(1);
        assertThat(preview.metricsUsed()).as("measured now, as if then").containsEntry("cpu", perContainer(0.5));
    }

    @Test
    void looks_back_from_another_time_see_the_figures_of_now() {
        policies(new ThresholdPolicy(CPU, 0.8, 0.2, Aggregation.DEFAULT));
        plimsoll.metrics.each(CPU, 0.9);

        Preview preview = plimsoll.preview(
                Map.of("at", plimsoll.clock.instant().plus(Duration.ofDays(1)).toString()));

        assertThat(preview.to()).isEqualTo(2);
    }

    @Test
    void all_problems_are_named_at_once_with_their_paths() {
        Map<String, Object> metrics = new HashMap<>();
        metrics.put("mood", 1);
        metrics.put("cpu", Map.of("per_container", Map.of("nobody", 1, names().getFirst(), -1), "total", 4));

        assertThatThrownBy(() ->
                        plimsoll.preview(Map.of("metrics", metrics, "at", "noon", "metric", 1, "autoscaler", Map.of())))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        it -> assertThat(it.problems())
                                .containsExactlyInAnyOrder(
                                        new Problem("metrics.mood", "is read by none of the policies"),
                                        new Problem("metrics.cpu.total", "is not known"),
                                        new Problem("metrics.cpu.per_container.nobody", "is none of its containers"),
                                        new Problem(
                                                "metrics.cpu.per_container." + names().getFirst(),
                                                "must be a number from 0 to 9e18"),
                                        new Problem("metric", "is not known"),
                                        new Problem("at", "must be a date")));
    }

    @Test
    void wrong_settings_have_their_paths_too() {
        assertThatThrownBy(() -> plimsoll.preview(Map.of(
                        "autoscaler",
                        Map.of("min_containers", 20, "mode", "gentle"),
                        "metrics",
                        Map.of("cpu", "much"),
                        "at",
                        "9999-12-31T23:59:59Z")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        it -> assertThat(it.problems())
                                .extracting(Problem::path)
                                .containsExactlyInAnyOrder(
                                        "autoscaler.max_containers", "autoscaler.mode", "metrics.cpu", "at"));
    }

    @Test
    void a_fleet_that_nobody_sees_has_no_preview() {
        plimsoll.platform.goAway("connection refused");
        assertThatThrownBy(() -> plimsoll.preview(Map.of())).isInstanceOf(PortFailure.EngineUnavailable.class);
    }

    private void policies(ScalingPolicy... policies) {
        plimsoll.change(old -> new Settings(
                old.bounds(), List.of(policies), old.combination(), old.behavior(), old.mode(), old.isDisabled()));
    }

    private List<String> names() {
        return plimsoll.platform.look(WEB).containers().stream()
                .map(FleetContainer::name)
                .toList();
    }

    private Map<String, Object> perContainer(double value) {
        Map<String, Object> values = new HashMap<>();
        names().forEach(name -> values.put(name, value));
        return Map.of("per_container", values);
    }
}
