package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.control.LabelNotes;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FollowLabelsTest {
    private static final Actor ANN = new Actor("us-1", "ann");
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId DATABASE = InMemoryPlatform.target("shop", "database");
    private static final Map<String, String> LABELS = Map.of("plimsoll.enable", "true", "plimsoll.max", "4");
    private static final Map<String, Object> FIELDS =
            Map.of("container_type", "web", "min_containers", 1, "max_containers", 5, "metric", "cpu", "target", 0.5);

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
    private final List<TargetId> woken = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final FindApp findApp = new FindApp(platform);
    private final FindAutoscaler find = new FindAutoscaler(autoscalers, findApp);
    private final RegisterAutoscaler register = new RegisterAutoscaler(
            findApp, autoscalers, log, transactions, sources, requested::add, Behavior.DEFAULT, clock);
    private final ChangeAutoscaler change = changeIn(autoscalers, transactions);
    private final RemoveAutoscaler remove =
            new RemoveAutoscaler(find, autoscalers, history, decisions, log, transactions, clock);
    private final LabelNotes notes = new LabelNotes((target, note) -> told.add(target + ": " + note));
    private final FollowLabels labels = follower(change);

    @BeforeEach
    void a_shop_with_two_services() {
        platform.up(WEB, 1);
        platform.up(DATABASE, 1);
        metrics.each(MetricName.CPU, 0.5);
    }

    @Test
    void labels_make_an_autoscaler_that_acts_at_once() {
        platform.upWithLabels(WEB, LABELS);

        labels.follow();

        Autoscaler made = only();
        assertThat(made.target()).isEqualTo(WEB);
        assertThat(made.owner()).isEqualTo(Owner.LABELS);
        assertThat(made.settings().bounds()).isEqualTo(new Bounds(1, 4));
        assertThat(requested).containsExactly(made.id());
        assertThat(events()).containsExactly("NEW_AUTOSCALER by plimsoll-labels");
    }

    @Test
    void nothing_is_done_again_while_the_labels_stay() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        Autoscaler before = only();

        labels.follow();

        assertThat(only()).isEqualTo(before);
        assertThat(events()).hasSize(1);
    }

    @Test
    void changed_labels_change_the_autoscaler_and_its_memory_stays() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        Autoscaler before = only();

        platform.upWithLabels(WEB, Map.of("plimsoll.enable", "true", "plimsoll.max", "7"));
        labels.follow();

        assertThat(only().id()).isEqualTo(before.id());
        assertThat(only().settings().bounds().max()).isEqualTo(7);
        assertThat(requested).containsExactly(before.id(), before.id());
        assertThat(events()).containsExactly("EDIT_AUTOSCALER by plimsoll-labels", "NEW_AUTOSCALER by plimsoll-labels");
    }

    @Test
    void a_change_is_laid_over_what_an_evaluation_stored_meanwhile() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        platform.upWithLabels(WEB, Map.of("plimsoll.enable", "true", "plimsoll.max", "7"));

        follower(changeIn(new ContestedRepository(autoscalers, 2), new InMemoryTransactions(log)))
                .follow();

        assertThat(only().settings().bounds().max()).isEqualTo(7);
    }

    @Test
    void without_labels_without_containers_and_disabled_by_label_it_goes() {
        List<Runnable> ends = List.of(
                () -> platform.upWithLabels(WEB, Map.of()),
                () -> platform.upWithLabels(WEB, Map.of("plimsoll.enable", "false", "plimsoll.max", "4")),
                () -> platform.removeAll(WEB));
        for (Runnable end : ends) {
            platform.upWithLabels(WEB, LABELS);
            labels.follow();
            assertThat(autoscalers.list()).hasSize(1);

            end.run();
            labels.follow();

            assertThat(autoscalers.list()).isEmpty();
            assertThat(events().getFirst()).isEqualTo("DELETE_AUTOSCALER by plimsoll-labels");
        }
    }

    @Test
    void what_the_api_made_stays_untouched_and_that_is_told_once() {
        Autoscaler made = register.register("shop", FIELDS, ANN);
        platform.upWithLabels(WEB, LABELS);

        labels.follow();
        labels.follow();

        assertThat(only()).isEqualTo(made);
        String why = "its autoscaler " + made.id().value()
                + " was made through the API; the labels are followed once that is deleted";
        assertThat(told).containsExactly("shop/web: " + why);
        assertThat(notes.of(WEB)).contains(why);

        remove.remove("shop", made.id(), ANN);
        labels.follow();
        assertThat(only().owner()).isEqualTo(Owner.LABELS);
        assertThat(notes.of(WEB)).isEmpty();
    }

    @Test
    void what_the_api_made_stays_where_there_are_no_labels() {
        Autoscaler made = register.register("shop", FIELDS, ANN);

        labels.follow();

        assertThat(autoscalers.list()).containsExactly(made);
    }

    @Test
    void labels_that_cannot_work_change_nothing_and_that_is_told_once() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        Autoscaler before = only();
        platform.upWithLabels(WEB, Map.of("plimsoll.enable", "true", "plimsoll.min", "5", "plimsoll.max", "2"));

        labels.follow();
        labels.follow();

        assertThat(only()).isEqualTo(before);
        assertThat(told).containsExactly("shop/web: plimsoll.max must be at least plimsoll.min");
    }

    @Test
    void one_services_mistake_is_not_anothers() {
        platform.upWithLabels(DATABASE, Map.of("plimsoll.enable", "yes"));
        platform.upWithLabels(WEB, LABELS);

        labels.follow();

        assertThat(only().target()).isEqualTo(WEB);
        assertThat(told).containsExactly("shop/database: plimsoll.enable must be true or false");
    }

    @Test
    void an_engine_that_is_away_takes_nothing_away() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        platform.goAway("connection refused");

        assertThatExceptionOfType(PortFailure.EngineUnavailable.class).isThrownBy(labels::follow);

        assertThat(autoscalers.list()).hasSize(1);
    }

    @Test
    void nobody_else_changes_or_deletes_it() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        Autoscaler before = only();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change.change("shop", before.id(), Map.of("max_containers", 9), ANN))
                .satisfies(refused -> assertThat(refused.detail())
                        .isEqualTo("labels of the service set this autoscaler: change plimsoll.* there; only"
                                + " disabled can be set here"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> remove.remove("shop", before.id(), ANN))
                .satisfies(refused -> assertThat(refused.detail())
                        .isEqualTo("labels of the service set this autoscaler: it goes when plimsoll.enable=true"
                                + " is gone there"));
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void a_person_disables_and_enables_it_until_the_labels_change() {
        platform.upWithLabels(WEB, LABELS);
        labels.follow();
        AutoscalerId id = only().id();

        change.change("shop", id, Map.of("max_containers", 4, "disabled", true), ANN);
        labels.follow();
        assertThat(only().settings().isDisabled()).isTrue();

        change.change("shop", id, Map.of("disabled", false), ANN);
        labels.follow();
        assertThat(only().settings().isDisabled()).isFalse();

        change.change("shop", id, Map.of("disabled", true), ANN);
        platform.upWithLabels(WEB, Map.of("plimsoll.enable", "true", "plimsoll.max", "7"));
        labels.follow();
        assertThat(only().settings().isDisabled()).isFalse();
    }

    private Autoscaler only() {
        assertThat(autoscalers.list()).hasSize(1);
        return autoscalers.list().getFirst();
    }

    /// Newest first.
    private List<String> events() {
        return log.page(WEB.app(), 1, 10).events().stream()
                .map(event -> event.type() + " by " + event.actor().name())
                .toList();
    }

    @Test
    void a_service_behind_a_load_balancer_is_tended_also_without_an_autoscaler() {
        platform.upWithLabels(WEB, Map.of("plimsoll.haproxy", "web", "plimsoll.port", "8080"));

        labels.follow();

        assertThat(woken).containsExactly(WEB);
        assertThat(autoscalers.list()).isEmpty();
    }

    @Test
    void labels_of_requests_that_cannot_work_are_noted() {
        platform.upWithLabels(WEB, Map.of("plimsoll.haproxy", "web"));

        labels.follow();

        assertThat(notes.of(WEB)).contains("plimsoll.port is missing: where do containers take requests?");
    }

    private ChangeAutoscaler changeIn(AutoscalerRepository repository, InMemoryTransactions stores) {
        return new ChangeAutoscaler(find, repository, log, stores, sources, requested::add, clock);
    }

    private FollowLabels follower(ChangeAutoscaler changing) {
        return new FollowLabels(
                platform,
                autoscalers,
                register,
                changing,
                remove,
                sources,
                notes,
                woken::add,
                text -> text,
                Behavior.DEFAULT);
    }
}
