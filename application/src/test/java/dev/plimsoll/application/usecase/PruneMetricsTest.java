package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryMetricSnapshots;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PruneMetricsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();
    private final Instant noon = clock.instant();
    private final InMemoryMetricHistory history = new InMemoryMetricHistory();
    private final InMemoryMetricSnapshots snapshots = new InMemoryMetricSnapshots();
    private final PruneMetrics prune = new PruneMetrics(history, snapshots, DAY, clock);

    @Test
    void rollups_are_kept_for_the_retention_and_no_longer_however_many_there_are() {
        history.add(IntStream.range(0, 3000).mapToObj(this::rollup).toList());
        clock.advance(DAY.plus(Duration.ofMinutes(2500)));

        prune.prune();

        assertThat(history.read(WEB, MetricName.CPU, Instant.EPOCH, clock.instant(), 1000))
                .hasSize(500)
                .startsWith(rollup(2500));
    }

    @Test
    void snapshots_that_no_policy_looks_back_on_are_forgotten() {
        snapshots.save(new Snapshot(WEB, noon, List.of()));
        clock.advance(Duration.ofHours(2));
        prune.prune();
        assertThat(snapshots.list()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        prune.prune();
        assertThat(snapshots.list()).isEmpty();
    }

    private Rollup rollup(int minute) {
        return new Rollup(
                WEB,
                MetricName.CPU,
                noon.plus(Duration.ofMinutes(minute)),
                new Figures(1, minute, minute, minute, minute));
    }
}
