package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every `MetricHistory` does.
public abstract class MetricHistoryContract {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final MetricName CPU = MetricName.CPU;
    private static final int MOST = 1000;

    /// The same one during a test, empty at its start.
    protected abstract MetricHistory history();

    @Test
    void an_added_rollup_comes_back_as_it_was() {
        List<Rollup> odd = List.of(
                new Rollup(Samples.target("магазин-🚢", "веб"), new MetricName("p95_réponse"), NOON, figures(1)),
                new Rollup(SHOP_WEB, CPU, NOON, new Figures(Long.MAX_VALUE, 0, 1e-300, Double.MAX_VALUE, 0.1 + 0.2)));
        history().add(odd);

        assertThat(odd)
                .allSatisfy(rollup -> assertThat(history().read(rollup.target(), rollup.metric(), NOON, LATER, MOST))
                        .containsExactly(rollup));
    }

    @Test
    void they_are_read_from_a_moment_to_before_another_oldest_first() {
        List<Rollup> five = IntStream.of(3, 1, 5, 2, 4)
                .mapToObj(minute -> rollup(minute, minute))
                .toList();
        history().add(five);

        assertThat(history().read(SHOP_WEB, CPU, minute(2), minute(5), MOST))
                .containsExactly(rollup(2, 2), rollup(3, 3), rollup(4, 4));
        assertThat(history().read(SHOP_WEB, CPU, minute(5), minute(5), MOST)).isEmpty();
        assertThat(history().read(SHOP_WEB, CPU, minute(2), minute(5), 2)).containsExactly(rollup(2, 2), rollup(3, 3));
    }

    @Test
    void targets_and_metrics_are_kept_apart() {
        List<TargetId> targets = List.of(
                SHOP_WEB,
                Samples.target("shop", "Web"),
                Samples.target("shop", "worker"),
                Samples.target("Shop", "web"));
        List<MetricName> metrics = List.of(CPU, new MetricName("CPU"), MetricName.MEMORY);
        List<Rollup> all = targets.stream()
                .flatMap(target -> metrics.stream()
                        .map(metric -> new Rollup(
                                target, metric, NOON, figures(targets.indexOf(target) * 10 + metrics.indexOf(metric)))))
                .toList();
        history().add(all);

        assertThat(all)
                .allSatisfy(rollup -> assertThat(history().read(rollup.target(), rollup.metric(), NOON, LATER, MOST))
                        .containsExactly(rollup));
    }

    @Test
    void one_of_the_same_minute_is_replaced() {
        history().add(List.of(rollup(1, 1), rollup(2, 2)));
        history().add(List.of(rollup(2, 20), rollup(3, 3)));

        assertThat(history().read(SHOP_WEB, CPU, NOON, LATER, MOST))
                .containsExactly(rollup(1, 1), rollup(2, 20), rollup(3, 3));
    }

    @Test
    void nothing_is_added_by_an_empty_list() {
        history().add(List.of());

        assertThat(history().read(SHOP_WEB, CPU, NOON, LATER, MOST)).isEmpty();
    }

    @Test
    void many_are_added_at_once() {
        List<Rollup> many = IntStream.range(0, 1000)
                .mapToObj(number -> new Rollup(
                        Samples.target("shop", "type-" + number / 10),
                        new MetricName("metric-" + number % 10),
                        NOON,
                        figures(number)))
                .toList();
        history().add(many);

        assertThat(Stream.of(0, 499, 999).map(many::get))
                .allSatisfy(rollup -> assertThat(history().read(rollup.target(), rollup.metric(), NOON, LATER, MOST))
                        .containsExactly(rollup));
    }

    @Test
    void what_began_before_a_moment_is_pruned_and_no_more_than_asked_for_at_a_time() {
        history().add(IntStream.rangeClosed(1, 6).mapToObj(it -> rollup(it, it)).toList());

        assertThat(history().prune(minute(6), 3)).isEqualTo(3);
        assertThat(history().prune(minute(6), 3)).isEqualTo(2);
        assertThat(history().prune(minute(6), MOST)).isZero();

        assertThat(history().read(SHOP_WEB, CPU, NOON, LATER, MOST)).containsExactly(rollup(6, 6));
    }

    @Test
    void a_series_that_was_pruned_away_begins_anew() {
        history().add(List.of(rollup(1, 1)));
        assertThat(history().prune(LATER, MOST)).isEqualTo(1);

        history().add(List.of(rollup(2, 2)));

        assertThat(history().read(SHOP_WEB, CPU, NOON, LATER, MOST)).containsExactly(rollup(2, 2));
    }

    private static Rollup rollup(int minute, int value) {
        return new Rollup(SHOP_WEB, CPU, minute(minute), figures(value));
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Figures figures(int value) {
        return new Figures(6, value, value + 0.25, value + 1, value + 0.5);
    }
}
