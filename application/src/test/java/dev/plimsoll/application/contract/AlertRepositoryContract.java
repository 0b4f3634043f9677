package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP_WEB;
import static dev.plimsoll.application.contract.Samples.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.alert.AlertState;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every `AlertRepository` does.
public abstract class AlertRepositoryContract {
    private static final AlertId OWNED = new AlertId("al-owned");

    protected abstract AlertRepository repository();

    @Test
    void what_is_saved_comes_back_as_it_was() {
        Alert plain = saved(SHOP_WEB.containerType(), rule(0.75, null), List.of(), NOON);
        Alert full = saved(
                "wörker \u00ab\u00bb",
                rule(-1e300, Duration.ofMinutes(5)),
                List.of("no-1", "no-2"),
                NOON.plusSeconds(1));

        assertThat(repository().list()).containsExactly(plain, full);
    }

    @Test
    void a_changed_alert_replaces_the_earlier_one() {
        Alert before = saved("web", rule(1, null), List.of(), NOON);
        Alert after = before.with(rule(2, Duration.ofHours(1)), List.of("no-1"), NOON.plusSeconds(5));
        repository().save(after);

        assertThat(repository().list()).containsExactly(after);
    }

    @Test
    void those_that_are_deleted_are_gone_with_their_state_and_may_be_deleted_again() {
        Alert alert = saved("web", rule(1, null), List.of(), NOON);
        repository().saveState(alert.id(), new AlertState(NOON, NOON));

        repository().delete(alert.id());
        assertThatCode(() -> repository().delete(alert.id())).doesNotThrowAnyException();

        assertThat(repository().list()).isEmpty();
        assertThat(repository().states()).isEmpty();
    }

    @Test
    void states_are_kept_also_of_alerts_that_nobody_stored() {
        Alert alert = saved("web", rule(1, null), List.of(), NOON);
        AlertState waiting = new AlertState(NOON, null);
        AlertState active = new AlertState(NOON, NOON.plusSeconds(120));
        repository().saveState(alert.id(), waiting);
        repository().saveState(OWNED, active);
        assertThat(repository().states()).isEqualTo(Map.of(alert.id(), waiting, OWNED, active));

        repository().saveState(OWNED, AlertState.QUIET);
        repository().saveState(alert.id(), active);
        assertThat(repository().states()).isEqualTo(Map.of(alert.id(), active));
        assertThat(repository().list()).containsExactly(alert);
    }

    @Test
    void a_saved_alert_keeps_its_state() {
        Alert alert = saved("web", rule(1, null), List.of(), NOON);
        AlertState active = new AlertState(NOON, NOON);
        repository().saveState(alert.id(), active);

        repository().save(alert.with(rule(2, null), List.of(), NOON.plusSeconds(1)));

        assertThat(repository().states()).isEqualTo(Map.of(alert.id(), active));
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        Instant at = Instant.parse("2026-03-29T01:59:59.999999999Z");
        Instant cut = Instant.parse("2026-03-29T01:59:59.999999Z");
        Alert alert = Alert.create(SHOP_WEB, rule(1, null), List.of(), at);
        repository().save(alert);
        repository().saveState(alert.id(), new AlertState(at, at));

        assertThat(repository().list().getFirst().createdAt()).isEqualTo(cut);
        assertThat(repository().states()).isEqualTo(Map.of(alert.id(), new AlertState(cut, cut)));
    }

    private Alert saved(String containerType, AlertRule rule, List<String> notifiers, Instant at) {
        Alert alert = Alert.create(target("shop", containerType), rule, notifiers, at);
        repository().save(alert);
        return alert;
    }

    private static AlertRule rule(double limit, @Nullable Duration remind) {
        return new AlertRule(new MetricName("5XX"), limit, limit > 1, Duration.ofSeconds(90), remind, limit > 5);
    }
}
