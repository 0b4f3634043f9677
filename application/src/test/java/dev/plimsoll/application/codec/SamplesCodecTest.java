package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Sample;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SamplesCodecTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final MetricName JOBS = new MetricName("jobs");

    private final SamplesCodec codec = new SamplesCodec(
            List.of(
                    declared("jobs", new Origin.Pushed(Origin.Kind.GAUGE, Origin.Merge.LAST)),
                    declared("carts", new Origin.Pushed(Origin.Kind.TOTAL, Origin.Merge.LAST)),
                    declared("depth", new Origin.Prometheus("up", null))),
            NOW);

    @Test
    void one_or_many_samples_are_read() {
        Map<String, Object> full =
                Trees.map("name", "jobs", "value", 3, "container", "shop_web_1", "time", "2026-03-01T11:59:58Z");
        Map<String, Object> bare = Trees.map("name", "jobs", "value", 0.5);

        assertThat(codec.read(Map.of("samples", List.of(full, bare))))
                .containsExactly(
                        new Sample(JOBS, 3, "shop_web_1", NOW.minusSeconds(2)), new Sample(JOBS, 0.5, null, NOW));
        assertThat(codec.read(Map.of("sample", bare))).containsExactly(new Sample(JOBS, 0.5, null, NOW));
        assertThat(codec.read(Map.of("samples", List.of()))).isEmpty();
    }

    @Test
    void all_problems_are_told_with_their_paths() {
        refuses(Map.of(), "samples is required");
        refuses(Map.of("sample", Map.of()), "sample.name is required", "sample.value is required");
        refuses(Map.of("samples", List.of(7)), "samples[0] must be an object");
        refuses(
                Map.of("samples", List.of(sample("jobs", 1), sample("jops", 1), sample("depth", 1))),
                "samples[1].name is not declared for this app",
                "samples[2].name is not pushed, but read from prometheus");
        refuses(Map.of("sample", sample("jobs", -1)), "sample.value must be a number from 0");
        refuses(Map.of("sample", sample("jobs", Double.NaN)), "sample.value must be a number from 0");
        refuses(Map.of("sample", sample("jobs", Double.POSITIVE_INFINITY)), "sample.value must be a number from 0");
        refuses(
                Map.of("sample", Trees.map("name", "carts", "value", 1, "container", "c")),
                "sample.container must be absent, as carts is a total");
        refuses(
                Map.of("sample", Trees.map("name", "jobs", "value", 1, "container", " ", "colour", "red")),
                "sample.container must have from 1 to 256 characters",
                "sample.colour is not known");
    }

    @Test
    void times_are_of_about_now() {
        assertThat(codec.read(timed("2026-03-01T12:00:05Z"))).hasSize(1);
        assertThat(codec.read(timed("2026-03-01T11:50:00Z"))).hasSize(1);
        refuses(timed("2026-03-01T12:00:05.001Z"), "sample.time must not be in the future");
        refuses(timed("2026-03-01T11:49:59Z"), "sample.time must not be more than 10 minutes old");
        refuses(timed("noon"), "sample.time must be a date");
    }

    @Test
    void a_flood_is_refused() {
        refuses(Map.of("samples", Collections.nCopies(4_001, sample("jobs", 1))), "samples must have at most 4000");
        assertThat(codec.read(Map.of("samples", Collections.nCopies(4_000, sample("jobs", 1)))))
                .hasSize(4_000);
    }

    private static Map<String, Object> timed(String time) {
        return Map.of("sample", Trees.map("name", "jobs", "value", 1, "time", time));
    }

    private static Map<String, Object> sample(String name, double value) {
        return Trees.map("name", name, "value", value);
    }

    private static MetricDefinition declared(String name, Origin origin) {
        return new MetricDefinition(new AppId(AppKind.COMPOSE, "shop"), new MetricName(name), "", origin);
    }

    private void refuses(Map<String, Object> tree, String... problems) {
        assertThatThrownBy(() -> codec.read(tree))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems().stream()
                                        .map(problem -> problem.path() + " " + problem.message()))
                                .containsExactlyInAnyOrder(problems));
    }
}
