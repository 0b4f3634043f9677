package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.ANN;
import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryAlertRepository;
import dev.plimsoll.application.fake.InMemoryNotifierRepository;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WatchAlertsTest {
    private final Installation plimsoll = new Installation(1, 10);
    private final InMemoryAlertRepository alerts = new InMemoryAlertRepository();
    private final InMemoryTransactions transactions = new InMemoryTransactions(alerts, plimsoll.log);
    private final FindApp findApp = new FindApp(plimsoll.platform);
    private final FindAlert find = new FindAlert(alerts, plimsoll.autoscalers, findApp);
    private final ManageAlerts manage = new ManageAlerts(
            findApp,
            find,
            alerts,
            new InMemoryNotifierRepository(),
            plimsoll.log,
            transactions,
            new MetricSources(List.of(plimsoll.metrics)),
            plimsoll.clock);
    private WatchAlerts watch = watch();

    @Test
    void an_alert_goes_off_after_its_duration_and_is_over_with_its_cause() {
        Alert alert = create(Map.of("duration_before_trigger", 120_000_000_000L));

        minutes(0.9, 0.9);
        assertThat(told()).isEmpty();
        assertThat(watch.isActive(alert.id())).isFalse();
        minutes(0.9);
        assertThat(watch.isActive(alert.id())).isTrue();
        minutes(0.9, 0.5);
        assertThat(watch.isActive(alert.id())).isFalse();

        assertThat(told())
                .extracting(
                        event -> event.data().get("activated"),
                        event -> event.data().get("value_text"))
                .containsExactly(tuple(false, "50 %"), tuple(true, "90 %"));
        assertThat(told().getLast().data())
                .containsEntry("container_type", "web")
                .containsEntry("metric", "cpu")
                .containsEntry("limit", 0.75)
                .containsEntry("limit_text", "75 %")
                .containsEntry("alert_id", alert.id().value())
                .containsEntry("notifiers", List.of());
    }

    @Test
    void an_active_alert_is_not_told_again_by_the_next_process() {
        Alert alert = create(Map.of());
        minutes(0.9);
        assertThat(told()).hasSize(1);

        watch = watch();
        minutes(0.9);

        assertThat(watch.isActive(alert.id())).isTrue();
        assertThat(told()).hasSize(1);
        minutes(0.1);
        assertThat(told()).hasSize(2);
    }

    @Test
    void a_changed_rule_is_looked_at_afresh() {
        Alert alert = create(Map.of());
        minutes(0.9);

        manage.change("shop", alert.id(), Map.of("limit", 0.8, "duration_before_trigger", 60_000_000_000L), ANN);
        minutes(0.9);
        assertThat(watch.isActive(alert.id())).isFalse();
        minutes(0.9);

        assertThat(watch.isActive(alert.id())).isTrue();
        assertThat(told()).hasSize(2);
    }

    @Test
    void the_alerts_of_an_autoscaler_go_off_and_nobody_is_told() {
        List<Alert> owned = find.ofApp("shop");
        assertThat(owned).hasSize(2);

        minutes(0.9, 0.9, 0.9);
        assertThat(watch.isActive(owned.getFirst().id())).isTrue();
        assertThat(watch.isActive(owned.getLast().id())).isFalse();
        minutes(0.1, 0.1, 0.1);
        assertThat(watch.isActive(owned.getFirst().id())).isFalse();
        assertThat(watch.isActive(owned.getLast().id())).isTrue();

        assertThat(told()).isEmpty();
    }

    @Test
    void the_alerts_of_an_autoscaler_can_be_seen_but_not_touched() {
        AlertId owned = find.ofApp("shop").getFirst().id();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> manage.change("shop", owned, Map.of("limit", 3), ANN))
                .withMessageContaining("au-1");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> manage.remove("shop", owned, ANN));
    }

    @Test
    void an_autoscaler_that_is_gone_takes_its_alerts_with_it() {
        AlertId up = find.ofApp("shop").getFirst().id();
        minutes(0.9, 0.9, 0.9);
        plimsoll.autoscalers.delete(plimsoll.id);

        minutes(0.9);

        assertThat(find.ofApp("shop")).isEmpty();
        assertThat(watch.isActive(up)).isFalse();
        assertThat(alerts.states()).isEmpty();
    }

    @Test
    void the_life_of_an_alert_is_on_record() {
        Alert alert = create(Map.of());
        manage.change("shop", alert.id(), Map.of("disabled", true), ANN);
        manage.remove("shop", alert.id(), ANN);

        assertThat(events())
                .extracting(AppEvent::type)
                .containsExactly(EventType.DELETE_ALERT, EventType.EDIT_ALERT, EventType.NEW_ALERT);
        assertThat(events()).extracting(AppEvent::actor).containsOnly(ANN);
    }

    @Test
    void a_target_without_an_autoscaler_is_watched_too() {
        plimsoll.autoscalers.delete(plimsoll.id);
        create(Map.of());
        watch.refresh();

        assertThat(watch.targets()).containsExactly(WEB);
    }

    private Alert create(Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(Map.of("container_type", "web", "metric", CPU.value(), "limit", 0.75));
        return manage.create("shop", all, ANN);
    }

    /// One look a minute.
    private void minutes(double... values) {
        for (double value : values) {
            watch.refresh();
            var fleet = plimsoll.platform.look(WEB);
            var id = fleet.containers().getFirst().id();
            Reading reading = Reading.PerContainer.of(Map.of(id, value), plimsoll.clock.instant());
            watch.look(fleet, new Observations(Map.of(CPU, reading)), plimsoll.clock.instant());
            plimsoll.clock.advance(Duration.ofMinutes(1));
        }
    }

    private List<AppEvent> told() {
        return events().stream()
                .filter(event -> event.type() == EventType.ALERT)
                .toList();
    }

    private List<AppEvent> events() {
        return plimsoll.log.page(WEB.app(), 1, 100).events();
    }

    private WatchAlerts watch() {
        return new WatchAlerts(find, alerts, plimsoll.log, transactions);
    }
}
