package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Autoscalers registered, changed and removed by people.
class RegisterAutoscalerTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final Map<String, Object> FIELDS =
            Map.of("container_type", "web", "min_containers", 1, "max_containers", 4, "metric", "cpu", "target", 0.5);

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final FakeMetricsSource metrics = new FakeMetricsSource();
    private final MetricSources sources = new MetricSources(List.of(metrics));
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final InMemoryScalingHistory history = new InMemoryScalingHistory();
    private final InMemoryDecisionHistory decisions = new InMemoryDecisionHistory();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryTransactions transactions = new InMemoryTransactions(autoscalers, history, log, decisions);
    private final List<AutoscalerId> requested = new ArrayList<>();
    private final FindApp findApp = new FindApp(platform);
    private final FindAutoscaler find = new FindAutoscaler(autoscalers, findApp);
    private final RegisterAutoscaler register = new RegisterAutoscaler(
            findApp, autoscalers, log, transactions, sources, requested::add, Behavior.DEFAULT, clock);
    private final ChangeAutoscaler change =
            new ChangeAutoscaler(find, autoscalers, log, transactions, sources, requested::add, clock);
    private final RemoveAutoscaler remove =
            new RemoveAutoscaler(find, autoscalers, history, decisions, log, transactions, clock);

    @BeforeEach
    void a_shop_with_a_web_service() {
        platform.up(WEB, 1);
        metrics.each(MetricName.CPU, 0.5);
    }

    @Test
    void a_new_autoscaler_is_stored_and_evaluated_at_once() {
        Autoscaler created = register.register("shop", FIELDS, ANN);

        assertThat(find.ofApp(WEB.app().hex())).containsExactly(created);
        assertThat(created.target()).isEqualTo(WEB);
        assertThat(requested).containsExactly(created.id());
    }

    @Test
    void an_unknown_app_or_container_type_is_not_found() {
        assertThatThrownBy(() -> register.register("nowhere", FIELDS, ANN))
                .isInstanceOfSatisfying(
                        NotFound.class, it -> assertThat(it.resource()).isEqualTo("app"));
        assertThatThrownBy(() -> register.register("shop", with("container_type", "nothing"), ANN))
                .isInstanceOfSatisfying(
                        NotFound.class, it -> assertThat(it.resource()).isEqualTo("container_type"));
    }

    @Test
    void all_problems_are_named_at_once_and_nothing_is_stored() {
        Map<String, Object> wrong = Map.of("min_containers", 5, "max_containers", 2, "metric", "mood", "target", 0.5);

        assertThatThrownBy(() -> register.register("shop", wrong, ANN))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        it -> assertThat(it.problems())
                                .extracting(Problem::path)
                                .containsExactlyInAnyOrder("container_type", "max_containers", "metric"));
        assertThat(autoscalers.list()).isEmpty();
    }

    @Test
    void a_container_type_has_at_most_one_autoscaler() {
        register.register("shop", FIELDS, ANN);

        assertThatThrownBy(() -> register.register("shop", FIELDS, ANN))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        it -> assertThat(it.problems())
                                .containsExactly(new Problem("container_type", "already has an autoscaler")));
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_counts_at_once() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        clock.advance(Duration.ofMinutes(1));

        Autoscaler changed = change.change("shop", created.id(), Map.of("max_containers", 9), ANN);

        assertThat(changed.settings().bounds().max()).isEqualTo(9);
        assertThat(changed.settings().policies()).isEqualTo(created.settings().policies());
        assertThat(changed.updatedAt()).isEqualTo(clock.instant());
        assertThat(requested).containsExactly(created.id(), created.id());
    }

    @Test
    void a_change_is_laid_over_what_an_evaluation_stored_meanwhile() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        var contested = new ChangeAutoscaler(
                find,
                new ContestedRepository(autoscalers, 2),
                log,
                new InMemoryTransactions(log), // what others store meanwhile is not undone
                sources,
                requested::add,
                clock);

        Autoscaler changed = contested.change("shop", created.id(), Map.of("target", 0.7), ANN);

        assertThat(changed.version()).isGreaterThan(created.version() + 1);
        assertThat(autoscalers.find(created.id())).contains(changed);
    }

    @Test
    void a_change_that_never_gets_through_is_a_conflict() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        var contested = new ChangeAutoscaler(
                find,
                new ContestedRepository(autoscalers, Integer.MAX_VALUE),
                log,
                transactions,
                sources,
                requested::add,
                clock);

        assertThatThrownBy(() -> contested.change("shop", created.id(), Map.of("target", 0.7), ANN))
                .isInstanceOf(PortFailure.StoreConflict.class);
    }

    @Test
    void a_removed_autoscaler_leaves_its_history_closed_and_its_containers_alone() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        decisions.add(new RecordedDecision(
                "0123456789abcdef01234567",
                created.id(),
                WEB,
                clock.instant(),
                clock.instant(),
                1,
                RecordedDecision.Kind.HOLD,
                1,
                1,
                Mode.ACTIVE,
                new Explanation("Hold.", List.of(), List.of())));
        history.open(new ScalingEvent(
                "0123456789abcdef01234567",
                created.id(),
                WEB,
                clock.instant(),
                1,
                2,
                new Explanation("Scale out.", List.of(), List.of()),
                new Outcome.Pending()));

        remove.remove("shop", created.id(), ANN);

        assertThat(autoscalers.list()).isEmpty();
        assertThat(history.unfinished(created.id())).isEmpty();
        assertThat(decisions
                        .page(created.id(), DecisionHistory.Selection.ALL, 1, 10)
                        .total())
                .isZero();
        assertThat(platform.look(WEB).current()).isEqualTo(1);
        assertThatThrownBy(() -> find.find("shop", created.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void an_app_whose_containers_are_gone_is_still_known_by_its_autoscaler() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        platform.removeAll(WEB);

        assertThat(find.ofApp("shop")).containsExactly(created);
        assertThat(new ReadEvents(find, findApp, log, history)
                        .read("shop", 1, 10)
                        .entries())
                .extracting(entry -> entry.event().type())
                .containsExactly(EventType.NEW_AUTOSCALER);
    }

    @Test
    void what_people_do_to_an_autoscaler_is_on_record_with_their_name() {
        Autoscaler created = register.register("shop", FIELDS, ANN);
        change.change("shop", created.id(), Map.of("max_containers", 9), ANN);
        remove.remove("shop", created.id(), ANN);

        List<AppEvent> events = log.page(WEB.app(), 1, 10).events();
        assertThat(events)
                .extracting(AppEvent::type)
                .containsExactly(EventType.DELETE_AUTOSCALER, EventType.EDIT_AUTOSCALER, EventType.NEW_AUTOSCALER);
        assertThat(events).extracting(AppEvent::actor).containsOnly(ANN);
        assertThat(events.get(1).data())
                .containsEntry("container_type", "web")
                .containsEntry("metric", "cpu")
                .containsEntry("target", 0.5)
                .containsEntry("target_text", "50 %")
                .containsEntry("min_containers", "1")
                .containsEntry("max_containers", "9");
        assertThat(events.getFirst().data()).isEqualTo(Map.of("container_type", "web", "metric", "cpu"));
    }

    @Test
    void what_was_refused_is_not_on_record() {
        assertThatThrownBy(() -> register.register("shop", with("target", -1), ANN))
                .isInstanceOf(InvalidSettings.class);

        assertThat(log.page(WEB.app(), 1, 10).events()).isEmpty();
    }

    private static Map<String, Object> with(String key, Object value) {
        var fields = new HashMap<>(FIELDS);
        fields.put(key, value);
        return fields;
    }
}
