package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordRollupsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final Fleet FLEET = new Fleet(WEB, List.of(), FleetCondition.STEADY);

    private final SettableClock clock = new SettableClock();
    private final Instant noon = clock.instant();
    private final MetricMemory memory = new MetricMemory(100, () -> {});
    private final InMemoryMetricHistory history = new InMemoryMetricHistory();
    private final RecordRollups rollups = new RecordRollups(memory, history, clock);

    @Test
    void a_minute_is_written_once_it_is_over() {
        sample(1);
        sample(2);
        rollups.record();
        assertThat(written()).isEmpty();

        minutes(1, 3);
        rollups.record();
        assertThat(written())
                .containsExactly(new Rollup(WEB, CPU, noon, new Figures(6, 1, (1 + 2 + 4 * 3) / 6.0, 3, 3)));
        rollups.record();
        assertThat(written()).hasSize(1);
    }

    @Test
    void a_sample_that_came_late_is_written_with_the_next_minute() {
        Instant last = noon.plusSeconds(50);
        clock.set(noon.plusSeconds(40));
        sample(1);
        clock.set(noon.plusSeconds(62));
        rollups.record();
        assertThat(written()).extracting(it -> it.figures().count()).containsExactly(1L);

        Reading late = new Reading.Total(TimeSeries.of(last, 3));
        memory.remember(FLEET, new Observations(Map.of(CPU, late)), last);
        clock.set(noon.plusSeconds(122));
        rollups.record();

        assertThat(written()).containsExactly(new Rollup(WEB, CPU, noon, new Figures(2, 1, 2, 3, 3)));
    }

    @Test
    void a_minute_without_a_sample_is_not_written() {
        minutes(1, 1);
        clock.advance(Duration.ofMinutes(2));
        minutes(1, 2);
        rollups.record();

        assertThat(written()).extracting(Rollup::minute).containsExactly(noon, noon.plus(Duration.ofMinutes(3)));
    }

    @Test
    void what_a_database_that_was_away_missed_is_written_when_it_is_back() {
        minutes(1, 1);
        rollups.record();
        history.goAway();
        for (int minute = 2; minute <= 60; minute++) {
            minutes(1, minute);
            assertThatThrownBy(rollups::record).isInstanceOf(StoreUnavailable.class);
        }
        history.comeBack();
        rollups.record();

        assertThat(written()).hasSize(60);
        assertThat(written()).extracting(it -> it.figures().mean()).contains(1.0, 31.0, 60.0);
    }

    @Test
    void the_backlog_ends_where_the_memory_does() {
        history.goAway();
        minutes(8 * 60, 1);
        history.comeBack();
        rollups.record();

        assertThat(written()).hasSize(6 * 60);
        assertThat(written().getFirst().minute()).isEqualTo(noon.plus(Duration.ofHours(2)));
    }

    @Test
    void the_last_call_writes_the_minute_that_is_not_over() {
        sample(1);
        rollups.recordAll();

        assertThat(written()).containsExactly(new Rollup(WEB, CPU, noon, new Figures(1, 1, 1, 1, 1)));
    }

    @Test
    void after_a_clock_set_back_minutes_are_written_again_as_they_are_then() {
        minutes(10, 1);
        rollups.record();
        clock.set(noon.plus(Duration.ofMinutes(5)));
        rollups.record();
        minutes(3, 7);
        rollups.record();

        assertThat(written()).hasSize(10);
        assertThat(written().get(5).figures().mean()).isEqualTo(7);
        assertThat(written().get(4).figures().mean()).isEqualTo(1);
    }

    private void minutes(int count, double value) {
        Instant end = clock.instant().plusSeconds(1).truncatedTo(ChronoUnit.MINUTES);
        for (Instant last = end.plus(Duration.ofMinutes(count)); clock.instant().isBefore(last); ) {
            sample(value);
        }
    }

    private void sample(double value) {
        Reading reading = new Reading.Total(TimeSeries.of(clock.instant(), value));
        memory.remember(FLEET, new Observations(Map.of(CPU, reading)), clock.instant());
        clock.advance(MetricMemory.STEP);
    }

    private List<Rollup> written() {
        return history.read(WEB, CPU, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 1000);
    }
}
