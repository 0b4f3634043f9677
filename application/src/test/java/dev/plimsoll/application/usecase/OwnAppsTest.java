package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.Exits;
import dev.plimsoll.application.control.FleetView;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.control.Removals;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.fake.FakeProber;
import dev.plimsoll.application.fake.InMemoryAlertRepository;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryCare;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryLifecycleHookRepository;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.InMemoryMetricDefinitionRepository;
import dev.plimsoll.application.fake.InMemoryNotifierRepository;
import dev.plimsoll.application.fake.InMemoryOperationRepository;
import dev.plimsoll.application.fake.InMemoryOutbox;
import dev.plimsoll.application.fake.InMemoryOwnAppRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.InMemoryTokenRepository;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.fake.SimulatedDeath;
import dev.plimsoll.application.notification.Delivery;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Interest;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertRule;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Apps of our own over fakes, whose time stands still unless a test moves it.
final class OwnAppsTest {
    private static final Actor ANN = new Actor("us-1", "ann");
    private static final AppId SHOP = new AppId(AppKind.PLIMSOLL, "my-shop");
    private static final TargetId WEB = new TargetId(SHOP, "web");

    private final SettableClock clock = new SettableClock();
    private final InMemoryOwnAppRepository ownApps = new InMemoryOwnAppRepository();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock, ownApps);
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final InMemoryScalingHistory history = new InMemoryScalingHistory();
    private final InMemoryDecisionHistory decisions = new InMemoryDecisionHistory();
    private final InMemoryAlertRepository alerts = new InMemoryAlertRepository();
    private final InMemoryMetricDefinitionRepository definitions = new InMemoryMetricDefinitionRepository();
    private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryNotifierRepository notifiers = new InMemoryNotifierRepository();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryLifecycleHookRepository hooks = new InMemoryLifecycleHookRepository();
    private final InMemoryOperationRepository storedOperations = new InMemoryOperationRepository();
    private final InMemoryTransactions transactions = new InMemoryTransactions(
            ownApps, autoscalers, alerts, definitions, tokens, storedOperations, log, notifiers, outbox, hooks);
    private final Set<TargetId> woken = new HashSet<>();
    /// Failures that whoever listens to convergers heard of.
    private final List<String> told = new ArrayList<>();
    private ProcessSettings process = ProcessSettings.DEFAULT;
    private OpenOperations operations = new OpenOperations(storedOperations);
    private final Map<TargetId, ConvergeFleet> convergers = new HashMap<>();
    private final InMemoryCare care = new InMemoryCare(platform, woken::add, clock);
    private final Traffic traffic = new Traffic(
            new InMemoryLoadBalancers(),
            new InMemoryContainerAddresses(platform),
            new FakeProber(),
            Runnable::run,
            woken::add);
    private final FindApp findApp = new FindApp(platform);
    private final Removals removals = new Removals(ownApps, autoscalers, platform);
    private final ManageApps.Belongings belongings = new ManageApps.Belongings(
            autoscalers,
            new RemoveAutoscaler(
                    new FindAutoscaler(autoscalers, findApp),
                    autoscalers,
                    history,
                    decisions,
                    log,
                    new InMemoryTransactions(history, decisions),
                    clock),
            alerts,
            definitions,
            new KnownDefinitions(definitions, clock),
            tokens,
            notifiers,
            outbox,
            hooks,
            new KnownHooks(hooks));
    private final ManageApps apps =
            new ManageApps(findApp, platform, ownApps, belongings, log, transactions, removals, woken::add, clock);

    @Test
    void a_created_app_is_there_without_containers() {
        App created = apps.create(Map.of("name", "my-shop", "stack_id", "st-1"), false, ANN);

        assertThat(created).isEqualTo(findApp.find("my-shop")).isEqualTo(findApp.find(SHOP.hex()));
        assertThat(created.containerTypes()).isEmpty();
        assertThat(events()).containsExactly(EventType.NEW_APP);
    }

    @Test
    void nobody_hears_of_an_app_that_took_the_name_of_theirs() {
        apps.create(Map.of("name", "my-shop"), false, ANN);
        Notifier idle = notifier("no-1");
        Notifier waiting = notifier("no-2");
        Message farewell = new Message("a1", "my-shop: ann deleted the app.", Map.of());
        outbox.add(Delivery.of(waiting.id(), farewell, clock.instant()));

        apps.remove("my-shop", "my-shop", ANN);

        assertThat(notifiers.ofApp(SHOP)).as("it is still to be told").containsExactly(waiting);
        assertThat(outbox.waiting(waiting.id())).isEqualTo(1);
        assertThat(notifiers.find(idle.id())).isEmpty();
        removals.sweep();

        apps.create(Map.of("name", "my-shop"), false, ANN);

        assertThat(notifiers.ofApp(SHOP)).isEmpty();
    }

    private Notifier notifier(String id) {
        Notifier notifier = new Notifier(
                id,
                SHOP,
                "ops",
                true,
                new Interest(false, true, List.of()),
                new Destination.Slack("https://example.com/"),
                clock.instant(),
                clock.instant());
        notifiers.save(notifier);
        return notifier;
    }

    @Test
    void a_dry_run_creates_nothing() {
        assertThat(apps.create(Map.of("name", "my-shop"), true, ANN).id()).isEqualTo(SHOP);

        assertThat(platform.list()).isEmpty();
        assertThat(events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short, is too short (minimum is 6 characters)",
        "my-shop-, can't end with an hyphen",
        "-my-shop, can't start with an hyphen",
        "my--shop, can't contain two hyphens in a row",
        "My-Shop, 'should contain only lowercase letters, digits and hyphens'",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, is too long (maximum is 48 characters)",
        "0123456789abcdef01234567, can't look like the id of an app"
    })
    void a_name_that_clients_know_to_be_wrong_is_refused(String name, String why) {
        refuses(() -> apps.create(Map.of("name", name), false, ANN), new Problem("name", why));
    }

    @Test
    void a_name_that_any_app_has_is_taken() {
        platform.up(InMemoryPlatform.target("my-project", "web"), 1);
        apps.create(Map.of("name", "my-shop"), false, ANN);

        for (String name : List.of("my-shop", "my-project")) {
            refuses(() -> apps.create(Map.of("name", name), true, ANN), new Problem("name", "has already been taken"));
        }
        refuses(() -> apps.create(Map.of(), false, ANN), new Problem("name", "is required"));
    }

    @Test
    void a_container_type_can_be_scaled_though_it_has_no_container() {
        shop();

        Operation scaled = scale(2);
        settle();

        assertThat(platform.look(WEB).current()).isEqualTo(2);
        assertThat(stored(scaled).status()).isEqualTo(Operation.Status.DONE);
        scale(0);
        settle();
        assertThat(platform.look(WEB).containers()).isEmpty();
        assertThat(findApp.find("my-shop").type("web")).isPresent();
        scale(1);
        settle();
        assertThat(platform.look(WEB).current()).isEqualTo(1);
    }

    @Test
    void what_keeps_an_operation_from_getting_on_is_told_while_it_is_tried_again() {
        shop();
        platform.failStarts("image shop cannot be pulled: no such host");

        Operation scaled = scale(1);
        settle();

        FindOperation find = new FindOperation(storedOperations, operations);
        assertThat(find.find("my-shop", scaled.id()).failing())
                .isEqualTo("web: image shop cannot be pulled: no such host");
        platform.startsWork();
        clock.advance(Duration.ofMinutes(2));
        settle();
        assertThat(find.find("my-shop", scaled.id()).failing()).isEmpty();
        assertThat(stored(scaled).status()).isEqualTo(Operation.Status.DONE);
    }

    @Test
    void an_autoscaler_starts_a_type_that_never_had_a_container() {
        shop();
        autoscaler(3);

        settle();

        assertThat(platform.look(WEB).current()).isEqualTo(3);
    }

    @Test
    void a_changed_template_replaces_containers_one_by_one() {
        shop();
        scale(3);
        settle();
        platform.newContainersAre(ContainerPhase.STARTING, true);

        Operation deployment = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());
        settle();
        assertThat(platform.look(WEB).current()).isEqualTo(4);
        settle();
        assertThat(platform.look(WEB).current()).isEqualTo(4);
        assertThat(stored(deployment).status()).isEqualTo(Operation.Status.RUNNING);

        for (int replaced = 1; replaced <= 3; replaced++) {
            FleetContainer starting =
                    platform.look(WEB).in(ContainerPhase.STARTING).getFirst();
            platform.setPhase(starting.id(), ContainerPhase.READY);
            settle();
            assertThat(platform.look(WEB).ready()).isEqualTo(3);
        }
        assertThat(platform.observe(WEB).containers()).hasSize(3).noneMatch(FleetContainer::isOutdated);
        assertThat(stored(deployment).status()).isEqualTo(Operation.Status.DONE);
        assertThat(events()).startsWith(EventType.EDIT_CONTAINER_TYPE, EventType.SCALE, EventType.NEW_CONTAINER_TYPE);
    }

    @Test
    void what_a_deployment_started_must_stay_up_for_a_while() {
        shop();
        scale(1);
        settle();
        platform.newContainersAre(ContainerPhase.READY, false);

        types().change("my-shop", "web", Map.of("image", "shop:2"), ANN);
        settle();
        assertThat(platform.look(WEB).current()).isEqualTo(2);

        clock.advance(Duration.ofSeconds(4));
        settle();
        assertThat(platform.look(WEB).current()).isEqualTo(1);
    }

    @Test
    void a_deployment_has_ten_minutes_for_each_container() {
        shop();
        scale(3);
        settle();
        platform.newContainersAre(ContainerPhase.STARTING, true);
        Operation deployment = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());
        settle();

        for (int replaced = 1; replaced <= 3; replaced++) {
            assertThat(stored(deployment).status()).isEqualTo(Operation.Status.RUNNING);
            clock.advance(Duration.ofMinutes(6));
            platform.setPhase(
                    platform.look(WEB).in(ContainerPhase.STARTING).getFirst().id(), ContainerPhase.READY);
            settle();
        }

        assertThat(stored(deployment).status()).isEqualTo(Operation.Status.DONE);
    }

    @Test
    void a_deployment_that_was_halted_goes_on_when_it_is_asked_for_again() {
        shop();
        scale(3);
        settle();
        platform.newContainersAre(ContainerPhase.STARTING, true);
        Operation halted = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());
        settle();
        assertThat(types().change("my-shop", "web", Map.of("image", "shop:2"), ANN)
                        .deployment())
                .as("while it is under way")
                .isEqualTo(halted);
        clock.advance(Duration.ofMinutes(11));
        settle();
        assertThat(stored(halted).error())
                .isEqualTo("web: not ready: my-shop-web-4; the containers of the older template stay");
        assertThat(platform.look(WEB).current())
                .as("the one that never got ready went")
                .isEqualTo(3);

        Operation again = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());

        assertThat(again.parts()).containsExactly(new Operation.Part("web", 3));
        platform.newContainersAre(ContainerPhase.READY, true);
        settle();
        assertThat(platform.observe(WEB).containers()).hasSize(3).noneMatch(FleetContainer::isOutdated);
        assertThat(stored(again).status()).isEqualTo(Operation.Status.DONE);
    }

    @Test
    void an_autoscaler_holds_no_count_while_auto_scaling_is_disabled_as_a_whole() {
        shop();
        autoscaler(2);
        settle();
        process = new ProcessSettings(false, Guards.DEFAULT);

        Operation deployment = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());
        clock.advance(Duration.ofSeconds(4));
        settle();

        assertThat(stored(deployment).status()).isEqualTo(Operation.Status.DONE);
        assertThat(platform.observe(WEB).containers()).hasSize(2).noneMatch(FleetContainer::isOutdated);
    }

    @Test
    void what_an_autoscaler_left_half_replaced_is_replaced_when_the_change_is_asked_for_again() {
        shop();
        autoscaler(2);
        settle();
        platform.newContainersAre(ContainerPhase.STARTING, true);
        types().change("my-shop", "web", Map.of("image", "shop:2"), ANN);
        settle();
        autoscalers.delete(new AutoscalerId("au-1"));

        Operation deployment = Objects.requireNonNull(
                types().change("my-shop", "web", Map.of("image", "shop:2"), ANN).deployment());

        assertThat(deployment.parts()).containsExactly(new Operation.Part("web", 2));
    }

    @Test
    void a_halted_replacement_is_told_of_and_looked_at_ever_more_slowly() {
        shop();
        autoscaler(2);
        settle();
        platform.newContainersAre(ContainerPhase.STARTING, true);
        types().change("my-shop", "web", Map.of("image", "shop:2"), ANN);
        settle();
        ConvergeFleet converge = converger(WEB);
        assertThat(converge.pass()).contains(Duration.ofMillis(500));
        clock.advance(Duration.ofSeconds(119));
        assertThat(converge.pass()).contains(Duration.ofMillis(500));
        assertThat(told).isEmpty();
        clock.advance(Duration.ofSeconds(2));

        List<Duration> waits = IntStream.range(0, 7)
                .mapToObj(_ -> {
                    Duration wait = converge.pass().orElseThrow();
                    clock.advance(wait);
                    return wait;
                })
                .toList();

        assertThat(waits)
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2))
                .endsWith(Duration.ofMinutes(1));
        assertThat(told).hasSize(7).containsOnly("not ready: my-shop-web-3; the containers of the older template stay");
    }

    @Test
    void spares_are_paused_once_they_are_ready_and_resumed_when_they_are_needed() {
        shop();
        autoscaler(2, 2);
        settle();
        assertThat(traffic.seen(platform.look(WEB)).in(ContainerPhase.SPARE))
                .hasSize(2)
                .allMatch(spare -> spare.traits().isPaused());
        int made = platform.made();

        autoscalers.delete(new AutoscalerId("au-1"));
        autoscaler(4, 2);
        settle();

        assertThat(platform.look(WEB).ready()).as("two of them resumed").isEqualTo(4);
        assertThat(platform.made()).as("two spares were made").isEqualTo(made + 2);
        assertThat(platform.look(WEB).containers()).hasSize(6);
    }

    @Test
    void containers_that_hang_are_replaced_one_after_another() {
        shop();
        autoscaler(3);
        settle();
        Set<ContainerId> before =
                platform.look(WEB).containers().stream().map(FleetContainer::id).collect(Collectors.toSet());
        platform.look(WEB).containers().stream()
                .limit(2)
                .forEach(container -> platform.setPhase(container.id(), ContainerPhase.UNREADY));
        settle();

        clock.advance(Duration.ofSeconds(301));
        settle();
        clock.advance(Duration.ofSeconds(1));
        settle();

        assertThat(platform.look(WEB).ready()).isEqualTo(3);
        assertThat(platform.look(WEB).containers())
                .hasSize(3)
                .filteredOn(it -> before.contains(it.id()))
                .hasSize(1);
    }

    @Test
    void spares_go_with_their_container_type() {
        shop();
        autoscaler(2, 2);
        settle();

        types().remove("my-shop", "web", ANN);
        settle();

        assertThat(platform.look(WEB).containers()).isEmpty();
    }

    @Test
    void a_change_that_changes_nothing_deploys_nothing() {
        shop();
        scale(1);
        settle();

        assertThat(types().change("my-shop", "web", Map.of("name", "web", "image", "shop"), ANN)
                        .deployment())
                .isNull();
        assertThat(events()).doesNotContain(EventType.EDIT_CONTAINER_TYPE);
    }

    @Test
    void an_autoscaler_that_holds_a_count_rolls_by_itself() {
        shop();
        autoscaler(2);
        settle();

        assertThat(types().change("my-shop", "web", Map.of("image", "shop:2"), ANN)
                        .deployment())
                .isNull();
        clock.advance(Duration.ofSeconds(4));
        settle();

        assertThat(platform.observe(WEB).containers()).hasSize(2).noneMatch(FleetContainer::isOutdated);
    }

    @Test
    void problems_of_a_container_type_are_told_together() {
        shop();

        refuses(
                () -> types().create(
                                "my-shop",
                                Map.of(
                                        "name",
                                        "Web",
                                        "image",
                                        "shop",
                                        "volumes",
                                        List.of(Map.of("source", "/srv/../etc", "target", "/x"))),
                                ANN),
                new Problem(
                        "name", "must have 1 to 32 lowercase letters, digits and hyphens, none of these at its ends"),
                new Problem("volumes[0].source", "is not below a folder that the service may bind (--bind-roots)"));
        refuses(
                () -> types().create("my-shop", Map.of("name", "web"), ANN),
                new Problem("name", "has already been taken"),
                new Problem("image", "is required"));
        refuses(
                () -> types().change("my-shop", "web", Map.of("name", "other"), ANN),
                new Problem("name", "cannot be changed"));
    }

    @Test
    void containers_of_two_types_never_have_the_same_names() {
        shop();
        apps.create(Map.of("name", "my-shop-web"), false, ANN);
        types().create("my-shop", Map.of("name", "web-api", "image", "shop"), ANN);

        refuses(
                () -> types().create("my-shop-web", Map.of("name", "api", "image", "shop"), ANN),
                new Problem("name", "would name its containers like those of my-shop"));
    }

    @Test
    void a_removed_container_type_goes_with_its_containers_and_what_belongs_to_it() {
        shop();
        autoscaler(2);
        settle();
        alert();

        types().remove("my-shop", "web", ANN);

        assertThat(findApp.find("my-shop").containerTypes()).isEmpty();
        assertThat(autoscalers.list()).isEmpty();
        assertThat(alerts.list()).isEmpty();
        settle();
        assertThat(platform.look(WEB).containers()).isEmpty();
        assertThat(ownApps.find(SHOP).orElseThrow().types()).isEmpty();
        assertThat(events()).startsWith(EventType.DELETE_CONTAINER_TYPE, EventType.DELETE_AUTOSCALER);
        types().create("my-shop", Map.of("name", "web", "image", "shop"), ANN);
    }

    @Test
    void a_removed_container_type_is_known_until_the_drains_of_a_converger_that_was_forgotten_are_over() {
        shop();
        scale(2);
        settle();
        types().remove("my-shop", "web", ANN);
        platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.STOP) {
                platform.atEveryBoundary(_ -> {});
                assertThat(converger(WEB).pass()).isEmpty();
                assertThat(removals.isRemoved(WEB)).isTrue();
            }
        });

        settle();

        assertThat(platform.look(WEB).containers()).isEmpty();
        assertThat(ownApps.find(SHOP).orElseThrow().types()).isEmpty();
    }

    @Test
    void an_app_whose_removal_gets_stuck_is_no_matter_of_others() {
        apps.create(Map.of("name", "my-stuck"), false, ANN);
        shop();
        platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.REMOVE) {
                throw new PortFailure.EngineUnavailable("my-stuck: removing its network: busy", null);
            }
        });

        apps.remove("my-stuck", "my-stuck", ANN);
        types().create("my-shop", Map.of("name", "jobs", "image", "shop"), ANN);
        types().remove("my-shop", "jobs", ANN);
        woken.clear();
        apps.create(Map.of("name", "my-books"), false, ANN);
        types().create("my-books", Map.of("name", "web", "image", "books"), ANN);
        apps.remove("my-books", "my-books", ANN);

        TargetId books = new TargetId(new AppId(AppKind.PLIMSOLL, "my-books"), "web");
        assertThat(woken).as("only what was removed just now").containsExactly(books);
        assertThat(removals.sweep()).containsExactly(books, new TargetId(SHOP, "jobs"));
        platform.atEveryBoundary(_ -> {});
        removals.sweep();
        assertThat(ownApps.list()).extracting(OwnApp::name).containsExactly("my-books", "my-shop");
    }

    @Test
    void an_app_is_removed_only_by_its_name_and_only_if_it_is_ours() {
        platform.up(InMemoryPlatform.target("my-project", "web"), 1);
        shop();

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> apps.remove("my-project", "my-project", ANN));
        Problem mismatch = new Problem("current_name", "Provided name does not match app name");
        refuses(() -> apps.remove("my-shop", null, ANN), mismatch);
        refuses(() -> apps.remove("my-shop", "my-shop2", ANN), mismatch);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> apps.remove("nobody", "nobody", ANN));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> types().create("my-project", Map.of("name", "x", "image", "y"), ANN));
        assertThat(types().list("my-project")).isEmpty();
    }

    @Test
    void a_removed_app_goes_with_everything_whichever_process_dies_meanwhile() {
        shop();
        types().create("my-shop", Map.of("name", "jobs", "image", "shop"), ANN);
        autoscaler(2);
        settle();
        alert();

        apps.remove(SHOP.hex(), "my-shop", ANN);

        assertThat(platform.list()).isEmpty();
        assertThat(autoscalers.list()).isEmpty();
        assertThat(alerts.list()).isEmpty();
        refuses(
                () -> apps.create(Map.of("name", "my-shop"), false, ANN),
                new Problem("name", "has already been taken"));
        for (Boundary boundary : List.of(Boundary.OBSERVE, Boundary.STOP, Boundary.REMOVE)) {
            platform.atEveryBoundary(next -> {
                if (next == boundary) {
                    throw new SimulatedDeath(boundary);
                }
            });
            assertThatExceptionOfType(SimulatedDeath.class).isThrownBy(this::settle);
            platform.restartProcess();
            operations = new OpenOperations(storedOperations);
            convergers.clear();
            woken.addAll(removals.sweep());
        }
        settle();

        assertThat(platform.look(WEB).containers()).isEmpty();
        assertThat(ownApps.list()).isEmpty();
        assertThat(events()).startsWith(EventType.DELETE_APP, EventType.DELETE_AUTOSCALER);
        apps.create(Map.of("name", "my-shop"), false, ANN);
    }

    @Test
    void an_app_without_container_types_is_gone_at_once() {
        apps.create(Map.of("name", "my-shop"), false, ANN);

        apps.remove("my-shop", "my-shop", ANN);

        assertThat(ownApps.list()).isEmpty();
    }

    @Test
    void events_tell_nothing_of_what_is_in_variables() {
        shop();
        types().change("my-shop", "web", Map.of("env", Map.of("PASSWORD", "s3cret")), ANN);
        types().remove("my-shop", "web", ANN);

        assertThat(log.page(SHOP, 1, 100).events()).asString().doesNotContain("s3cret");
    }

    private ManageContainerTypes types() {
        return new ManageContainerTypes(
                findApp,
                ownApps,
                belongings,
                new BindRoots(List.of("/srv")),
                platform,
                () -> process,
                storedOperations,
                operations,
                log,
                transactions,
                woken::add,
                clock);
    }

    private void shop() {
        apps.create(Map.of("name", "my-shop"), false, ANN);
        types().create("my-shop", Map.of("name", "web", "image", "shop"), ANN);
    }

    private void autoscaler(int count) {
        autoscaler(count, 0);
    }

    private void autoscaler(int count, int spares) {
        Readiness usual = Readiness.DEFAULT;
        Readiness readiness = new Readiness(
                usual.warmUp(),
                usual.initializationPeriod(),
                usual.readinessDelay(),
                true,
                usual.readyTimeout(),
                null,
                spares);
        Behavior behavior = new Behavior(Behavior.DEFAULT.scaleOut(), Behavior.DEFAULT.scaleIn(), readiness);
        Settings settings = new Settings(
                new Bounds(count, 10), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.5)), behavior, false);
        Autoscaler created = Autoscaler.create(new AutoscalerId("au-1"), WEB, settings, clock.instant());
        autoscalers.insert(new Autoscaler(
                created.id(),
                WEB,
                settings,
                created.owner(),
                count,
                created.memory(),
                created.createdAt(),
                created.updatedAt(),
                created.lastScaleAt(),
                created.version()));
        woken.add(WEB);
    }

    private void alert() {
        AlertRule rule = new AlertRule(MetricName.CPU, 0.5, false, Duration.ZERO, null, false);
        alerts.save(Alert.create(WEB, rule, List.of(), clock.instant()));
    }

    private Operation scale(int amount) {
        Map<String, ?> body = Map.of("containers", List.of(Map.of("name", "web", "amount", amount)));
        return new ScaleApp(findApp, autoscalers, storedOperations, log, operations, transactions, woken::add, clock)
                .scale("my-shop", body, ANN);
    }

    private Operation stored(Operation operation) {
        return storedOperations.find(operation.id()).orElseThrow();
    }

    /// The newest first.
    private List<EventType> events() {
        return log.page(SHOP, 1, 100).events().stream().map(AppEvent::type).toList();
    }

    /// Each converger works until it has nothing more to do at once.
    private void settle() {
        for (TargetId target : List.of(WEB, new TargetId(SHOP, "jobs"))) {
            ConvergeFleet converge = convergers.computeIfAbsent(target, this::converger);
            IntStream.range(0, 20).forEach(_ -> converge.pass());
        }
    }

    private ConvergeFleet converger(TargetId target) {
        Route route = traffic.of(target);
        ControlListener listener = new Listening();
        return new ConvergeFleet(
                target,
                autoscalers,
                history,
                platform,
                new FleetView(target, platform, care.care, route, log, listener),
                new Exits(target, platform, care.care, route, Runnable::run, () -> woken.add(target)),
                operations,
                removals,
                listener,
                () -> process,
                clock);
    }

    private static void refuses(Runnable call, Problem... problems) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.problems()).containsExactlyInAnyOrder(problems));
    }

    private final class Listening implements ControlListener {
        @Override
        public void evaluated(Evaluated evaluated) {}

        @Override
        public void evaluationFailed(AutoscalerId id, PortFailure failure, Instant at) {}

        @Override
        public void convergenceFailed(TargetId target, String detail, Instant at) {
            told.add(detail);
        }

        @Override
        public void converged(TargetId target, Instant at) {}
    }
}
