package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.memory.Snapshot.Recent;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every `MetricSnapshots` does.
public abstract class MetricSnapshotsContract {
    private static final TargetId OTHER = Samples.target("магазин-🚢", "веб");

    /// The same one during a test, empty at its start.
    protected abstract MetricSnapshots snapshots();

    @Test
    void a_saved_snapshot_comes_back_as_it_was() {
        TimeSeries uneven = TimeSeries.of(
                new long[] {1_767_268_800_001L, 1_767_268_810_999L}, new double[] {0.1 + 0.2, Double.MAX_VALUE});
        Snapshot snapshot = new Snapshot(
                OTHER,
                NOON,
                List.of(
                        new Recent(MetricName.CPU, new ContainerId("f".repeat(64)), uneven),
                        new Recent(new MetricName("очередь"), null, TimeSeries.of(NOON, 7))));
        snapshots().save(snapshot);

        assertThat(snapshots().list()).containsExactly(snapshot);
    }

    @Test
    void only_the_newest_of_a_target_is_kept() {
        Snapshot other = snapshot(OTHER, NOON, 1);
        snapshots().save(snapshot(SHOP_WEB, NOON, 1));
        snapshots().save(other);
        Snapshot newest = snapshot(SHOP_WEB, NOON.plusSeconds(60), 2);
        snapshots().save(newest);

        assertThat(snapshots().list()).containsExactlyInAnyOrder(other, newest);
    }

    @Test
    void one_without_any_series_is_one_too() {
        Snapshot empty = new Snapshot(SHOP_WEB, NOON, List.of());
        snapshots().save(empty);

        assertThat(snapshots().list()).containsExactly(empty);
    }

    @Test
    void an_hour_of_a_hundred_containers_fits() {
        long[] millis = LongStream.range(0, 360).map(it -> it * 10_000).toArray();
        List<Recent> hundred = IntStream.range(0, 100)
                .mapToObj(number -> new Recent(
                        MetricName.CPU,
                        new ContainerId("%064x".formatted(number)),
                        TimeSeries.of(
                                millis,
                                DoubleStream.iterate(number, it -> it * 1.01 + 0.1)
                                        .limit(360)
                                        .toArray())))
                .toList();
        Snapshot large = new Snapshot(SHOP_WEB, NOON, hundred);
        snapshots().save(large);

        assertThat(snapshots().list()).containsExactly(large);
    }

    @Test
    void those_taken_before_a_moment_are_pruned() {
        Snapshot kept = snapshot(SHOP_WEB, NOON, 1);
        snapshots().save(kept);
        snapshots().save(snapshot(OTHER, NOON.minusSeconds(1), 1));

        snapshots().prune(NOON);

        assertThat(snapshots().list()).containsExactly(kept);
    }

    private static Snapshot snapshot(TargetId target, Instant at, double value) {
        return new Snapshot(
                target, at, List.of(new Recent(MetricName.CPU, new ContainerId("a"), TimeSeries.of(at, value))));
    }
}
