package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.contract.EventLogContract;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.event.Ids;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryNotifierRepository;
import dev.plimsoll.application.fake.InMemoryOutbox;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class NotifyingEventLogTest extends EventLogContract {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Actor ADA = new Actor("us-1", "Ada");
    private static final Interest NOTHING = new Interest(false, false, List.of());
    private static final Interest ALERTS = new Interest(true, false, List.of());
    private static final Interest EVERYTHING = new Interest(false, true, List.of());
    private static final Interest RESTARTS = new Interest(false, false, List.of(EventType.RESTART));

    private final InMemoryEventLog stored = new InMemoryEventLog();
    private final InMemoryScalingHistory history = new InMemoryScalingHistory();
    private final InMemoryNotifierRepository notifiers = new InMemoryNotifierRepository();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryTransactions transactions = new InMemoryTransactions(stored, notifiers, outbox);
    private final List<Notifier> dropped = new ArrayList<>();
    private final EventLog log =
            new NotifyingEventLog(stored, history, notifiers, outbox, transactions, new DeliveryListener() {
                @Override
                public void failed(Notifier notifier, Delivery delivery) {
                    throw new AssertionError("nothing is sent here");
                }

                @Override
                public void dropped(Notifier notifier) {
                    dropped.add(notifier);
                }

                @Override
                public void postponed(PortFailure failure) {
                    throw new AssertionError("nothing is away here", failure);
                }
            });

    @Override
    protected EventLog log() {
        return log;
    }

    @Test
    void a_message_is_due_at_once_to_whoever_wants_to_know() {
        notifier("no-all", EVERYTHING);
        notifier("no-restarts", RESTARTS);
        notifier("no-alerts", ALERTS);
        notifier("no-nothing", NOTHING);

        log.add(restart(Map.of("scope", List.of("web"))));

        assertThat(outbox.dueNotifiers(NOON)).containsExactlyInAnyOrder("no-all", "no-restarts");
        assertThat(outbox.latest("no-all", 9)).singleElement().satisfies(delivery -> {
            assertThat(delivery.message().text()).isEqualTo("shop: Ada restarted web.");
            assertThat(delivery.message().event())
                    .containsEntry("type", "restart")
                    .containsEntry("app_name", "shop")
                    .containsEntry("type_data", Map.of("scope", List.of("web")));
            assertThat(delivery.attempts()).isZero();
        });
        assertThat(outbox.latest("no-all", 1).getFirst().id())
                .isNotEqualTo(outbox.latest("no-restarts", 1).getFirst().id());
    }

    @Test
    void alerts_go_to_those_who_want_them() {
        notifier("no-all", EVERYTHING);
        notifier("no-restarts", RESTARTS);
        notifier("no-alerts", ALERTS);

        log.add(alert(Map.of("metric", "cpu")));

        assertThat(outbox.dueNotifiers(NOON)).containsExactlyInAnyOrder("no-all", "no-alerts");
    }

    @Test
    void an_alert_that_names_notifiers_goes_to_those_alone() {
        notifier("no-all", EVERYTHING);
        notifier("no-named", NOTHING);
        notifiers.save(notifier("no-inactive", EVERYTHING, false));

        log.add(alert(Map.of("notifiers", List.of("no-named", "no-inactive", "no-elsewhere"))));
        log.add(alert(Map.of("notifiers", List.of())));

        assertThat(outbox.latest("no-named", 9)).hasSize(1);
        assertThat(outbox.latest("no-all", 9)).hasSize(1);
        assertThat(outbox.latest("no-inactive", 9)).isEmpty();
    }

    @Test
    void who_is_not_active_has_no_address_or_belongs_to_another_app_is_not_told() {
        notifiers.save(notifier("no-inactive", EVERYTHING, false));
        notifiers.save(
                new Notifier("no-mail", SHOP, "mail", true, EVERYTHING, new Destination.Email(List.of()), NOON, NOON));
        notifiers.save(new Notifier(
                "no-blog",
                new AppId(AppKind.COMPOSE, "blog"),
                "blog",
                true,
                EVERYTHING,
                new Destination.Slack("https://hooks.example/"),
                NOON,
                NOON));

        log.add(restart(Map.of()));

        assertThat(outbox.dueNotifiers(NOON)).isEmpty();
    }

    @Test
    void a_scaling_by_an_autoscaler_says_why() {
        notifier("no-all", EVERYTHING);
        String id = Ids.next();
        history.open(new ScalingEvent(
                id,
                new AutoscalerId("au-1"),
                new TargetId(SHOP, "web"),
                NOON,
                1,
                3,
                new Explanation("Scale out from 1 to 3: because.", List.of(), List.of()),
                new Outcome.Pending()));

        log.add(new AppEvent(id, SHOP, NOON, EventType.SCALE, AppEvent.AUTOSCALER, Map.of()));

        Delivery delivery = outbox.latest("no-all", 1).getFirst();
        assertThat(delivery.message().text())
                .isEqualTo("shop: web is scaled from 1 to 3 containers. Scale out from 1 to 3: because.");
        assertThat(delivery.message().event().get("type_data"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("containers", Map.of("web", "3:M"))
                .containsEntry("sentence", "Scale out from 1 to 3: because.");
    }

    @Test
    void an_event_that_is_not_stored_is_not_told() {
        notifier("no-all", EVERYTHING);
        AppEvent event = restart(Map.of());
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    log.add(event);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(log.page(SHOP, 1, 9).total()).isZero();
        assertThat(outbox.latest("no-all", 9)).isEmpty();
    }

    @Test
    void what_waits_for_one_receiver_is_bounded() {
        notifier("no-all", EVERYTHING);
        notifier("no-restarts", RESTARTS);
        for (int number = 0; number < 1_001; number++) {
            log.add(number == 0 ? restart(Map.of()) : alert(Map.of()));
        }

        log.add(restart(Map.of()));

        assertThat(outbox.waiting("no-all")).isEqualTo(1_000);
        assertThat(outbox.waiting("no-restarts")).isEqualTo(2);
        assertThat(dropped).extracting(Notifier::id).containsExactly("no-all", "no-all");
    }

    private void notifier(String id, Interest interest) {
        notifiers.save(notifier(id, interest, true));
    }

    private static Notifier notifier(String id, Interest interest, boolean isActive) {
        return new Notifier(
                id, SHOP, id, isActive, interest, new Destination.Slack("https://hooks.example/" + id), NOON, NOON);
    }

    private static AppEvent restart(Map<String, Object> data) {
        return AppEvent.of(SHOP, NOON, EventType.RESTART, ADA, data);
    }

    private static AppEvent alert(Map<String, Object> data) {
        return AppEvent.of(SHOP, NOON, EventType.ALERT, AppEvent.AUTOSCALER, data);
    }
}
