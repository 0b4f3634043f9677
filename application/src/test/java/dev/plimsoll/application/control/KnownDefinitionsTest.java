package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.fake.InMemoryMetricDefinitionRepository;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnownDefinitionsTest {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final MetricDefinition JOBS = new MetricDefinition(
            SHOP, new MetricName("jobs"), "", new Origin.Pushed(Origin.Kind.GAUGE, Origin.Merge.LAST));

    private final InMemoryMetricDefinitionRepository repository = new InMemoryMetricDefinitionRepository();
    private final SettableClock clock = new SettableClock();
    private final KnownDefinitions known = new KnownDefinitions(repository, clock);

    @Test
    void they_are_read_again_after_half_a_minute() {
        assertThat(known.of(SHOP)).isEmpty();
        repository.save(JOBS);
        clock.advance(Duration.ofSeconds(29));
        assertThat(known.of(SHOP)).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(known.of(SHOP)).containsExactly(JOBS);
        assertThat(known.find(SHOP, JOBS.name())).contains(JOBS);
        assertThat(known.find(SHOP, new MetricName("other"))).isEmpty();
    }

    @Test
    void a_change_is_seen_at_once() {
        assertThat(known.of(SHOP)).isEmpty();
        repository.save(JOBS);

        known.changed(SHOP);

        assertThat(known.of(SHOP)).containsExactly(JOBS);
    }

    @Test
    void while_the_database_is_away_they_are_those_that_were_known_last() {
        repository.save(JOBS);
        assertThat(known.of(SHOP)).containsExactly(JOBS);
        repository.goAway();
        clock.advance(Duration.ofHours(6));

        assertThat(known.of(SHOP)).containsExactly(JOBS);

        repository.comeBack();
        repository.delete(SHOP, JOBS.name());
        clock.advance(Duration.ofSeconds(29));
        assertThat(known.of(SHOP)).as("asked for again after half a minute").containsExactly(JOBS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(known.of(SHOP)).isEmpty();
    }

    @Test
    void those_that_were_never_read_cannot_be_told() {
        repository.goAway();

        assertThatThrownBy(() -> known.of(SHOP)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_clock_that_was_set_back_does_not_keep_them_for_ever() {
        assertThat(known.of(SHOP)).isEmpty();
        repository.save(JOBS);

        clock.advance(Duration.ofHours(-1));

        assertThat(known.of(SHOP)).containsExactly(JOBS);
    }
}
