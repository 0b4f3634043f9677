package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryLoadBalancer;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.HookCaller.Answer;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.application.traffic.InFlight;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Containers behind a load balancer, and containers with probes.
class TrafficTest {
    private static final Map<String, String> BALANCED = Map.of("plimsoll.haproxy", "web", "plimsoll.port", "8080");

    private static final String URL = "https://hooks.example/warm";

    private final Installation plimsoll = new Installation(1, 10);
    private final InMemoryLoadBalancer backend = plimsoll.balancers.backend("web");

    @Test
    void a_container_is_ready_once_its_balancer_gives_it_requests() {
        balanced(Map.of());
        ContainerId first = all().getFirst().id();
        backend.becomesDead(endpoint(first), true);
        plimsoll.passes(3);
        assertThat(plimsoll.seen().ready()).isZero();

        backend.becomesDead(endpoint(first), false);
        plimsoll.passes(2);

        assertThat(backend.ready()).isEqualTo(Map.of(first, endpoint(first)));
        assertThat(plimsoll.seen().ready()).isOne();
    }

    @Test
    void nobody_who_has_requests_is_stopped() {
        balanced(Map.of());
        scaledOut(3);
        all().forEach(container -> backend.sessions(container.id(), 1));
        plimsoll.passes(2);
        desired(1);
        plimsoll.passes(10);

        assertThat(plimsoll.running()).as("all have requests").isEqualTo(3);
        assertThat(plimsoll.seen().in(ContainerPhase.DRAINING)).hasSize(2);
        assertThat(backend.ready()).hasSize(1);

        List<ContainerId> leaving = plimsoll.seen().in(ContainerPhase.DRAINING).stream()
                .map(FleetContainer::id)
                .toList();
        backend.sessions(leaving.getFirst(), -1);
        plimsoll.passes(2);
        assertThat(all())
                .extracting(FleetContainer::id)
                .doesNotContain(leaving.getFirst())
                .contains(leaving.getLast());

        backend.sessions(leaving.getLast(), -1);
        plimsoll.passes(2);
        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(backend.observe()).hasSize(1);
    }

    @Test
    void who_does_not_end_its_requests_in_time_is_stopped_with_them() {
        balanced(Map.of("plimsoll.drain-timeout", "20s"));
        scaledOut(2);
        all().forEach(container -> backend.sessions(container.id(), 1));
        desired(1);
        plimsoll.passes(3);
        plimsoll.clock.advance(Duration.ofSeconds(19));
        plimsoll.passes(3);
        assertThat(plimsoll.running()).isEqualTo(2);

        plimsoll.clock.advance(Duration.ofSeconds(1));
        plimsoll.passes(3);

        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void the_idle_go_before_the_newest() {
        balanced(Map.of());
        scaledOut(3);
        ContainerId middle = all().get(1).id();
        all().stream()
                .filter(container -> !container.id().equals(middle))
                .forEach(container -> backend.sessions(container.id(), 1));
        plimsoll.passes(2);
        desired(2);

        plimsoll.passes(3);

        assertThat(all()).extracting(FleetContainer::id).hasSize(2).doesNotContain(middle);
    }

    @Test
    void while_the_database_is_away_a_balancer_that_was_started_anew_is_told_all_the_same() {
        balanced(Map.of());
        scaledOut(3);
        plimsoll.autoscalers.becomesAway(true);
        backend.restarts();

        plimsoll.seconds(5);

        assertThat(backend.ready()).hasSize(3);
    }

    @Test
    void a_balancer_that_was_started_anew_is_told_again() {
        balanced(Map.of());
        scaledOut(3);
        backend.restarts();

        plimsoll.passes(2);

        assertThat(backend.ready()).hasSize(3);
    }

    @Test
    void while_the_balancer_is_away_containers_start_but_none_is_stopped_before_its_time() {
        balanced(Map.of());
        scaledOut(2);
        backend.goesAway(true);
        desired(4);
        plimsoll.passes(3);
        assertThat(plimsoll.running()).isEqualTo(4);
        assertThat(plimsoll.seen().ready())
                .as("that get requests as far as is known")
                .isEqualTo(2);
        desired(1);
        plimsoll.passes(3);
        assertThat(plimsoll.running()).as("nobody says who has requests").isEqualTo(4);

        backend.goesAway(false);
        plimsoll.passes(3);

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(backend.ready()).hasSize(1);
    }

    @Test
    void while_the_disk_is_full_those_that_serve_serve_on_and_the_rest_comes_when_there_is_room() {
        balanced(Map.of());
        scaledOut(2);
        Set<ContainerId> before = ids();
        plimsoll.platform.failStarts("creating a container: no space left on device");
        desired(4);
        plimsoll.passes(5);
        assertThat(ids()).isEqualTo(before);
        assertThat(backend.ready().keySet()).isEqualTo(before);

        plimsoll.platform.startsWork();
        plimsoll.clock.advance(Duration.ofMinutes(2));
        plimsoll.passes(5);

        assertThat(plimsoll.platform.look(WEB).containers())
                .as("nobody else is left")
                .hasSize(4);
        assertThat(backend.ready().keySet()).isEqualTo(ids()).containsAll(before);
        assertThat(backend.observe()).hasSize(4);
    }

    @Test
    void a_backend_belongs_to_one_service() {
        balanced(Map.of());
        TargetId other = new TargetId(WEB.app(), "api");
        plimsoll.platform.upWithLabels(other, BALANCED);

        assertThat(plimsoll.traffic()
                        .of(other)
                        .tend(plimsoll.platform.look(other), Readiness.DEFAULT, plimsoll.clock.instant())
                        .problem())
                .isEqualTo("haproxy web belongs to shop/web; no two services can share it");
        assertThat(backend.observe()).containsOnlyKeys(all().getFirst().id());
    }

    @Test
    void a_backend_whose_service_is_gone_may_be_had_by_another() {
        balanced(Map.of());
        plimsoll.platform.removeAll(WEB);
        plimsoll.passes(3);
        TargetId other = new TargetId(WEB.app(), "api");
        plimsoll.platform.upWithLabels(other, BALANCED);

        assertThat(plimsoll.traffic()
                        .of(other)
                        .tend(plimsoll.platform.look(other), Readiness.DEFAULT, plimsoll.clock.instant())
                        .problem())
                .isEmpty();
    }

    @Test
    void one_whose_address_is_not_known_waits_and_keeps_nobody_else_from_requests() {
        balanced(Map.of());
        plimsoll.addresses.hide(true);
        desired(2);
        plimsoll.passes(3);
        assertThat(backend.ready()).as("what had requests keeps them").hasSize(1);
        assertThat(plimsoll.told).contains("the address of shop-web-2 is not known");

        plimsoll.addresses.hide(false);
        plimsoll.passes(3);

        assertThat(backend.ready()).hasSize(2);
    }

    @Test
    void another_process_leaves_those_with_a_probe_their_requests_until_they_answer_badly() {
        plimsoll.platform.newContainersAre(ContainerPhase.READY, false);
        balanced(Map.of("plimsoll.probe", "http://:8080/healthz"));
        ContainerId only = all().getFirst().id();
        plimsoll.prober.answers(endpoint(only), 200);
        plimsoll.passes(3);
        assertThat(backend.ready()).containsKey(only);

        plimsoll.questionsWait(true);
        plimsoll.restart();
        plimsoll.passes(1);
        assertThat(backend.ready()).as("not asked yet").containsKey(only);

        plimsoll.prober.answers(endpoint(only), 503);
        plimsoll.questionsWait(false);
        plimsoll.seconds(10);
        assertThat(backend.ready()).isEmpty();
    }

    @Test
    void whom_an_earlier_process_let_out_gets_requests_again_only_if_it_is_needed() {
        balanced(Map.of());
        scaledOut(3);
        all().forEach(container -> backend.sessions(container.id(), 1));
        plimsoll.passes(2);
        desired(2);
        plimsoll.passes(3);
        ContainerId leaving =
                plimsoll.seen().in(ContainerPhase.DRAINING).getFirst().id();
        assertThat(backend.ready()).hasSize(2).doesNotContainKey(leaving);

        plimsoll.restart();
        plimsoll.passes(1);
        assertThat(backend.ready()).as("it may be told to stop").hasSize(2).doesNotContainKey(leaving);
        plimsoll.seconds(5);
        assertThat(backend.ready()).as("and two are enough").hasSize(2).doesNotContainKey(leaving);

        plimsoll.restart();
        desired(3);
        plimsoll.seconds(5);
        assertThat(backend.ready()).hasSize(3).containsKey(leaving);
    }

    @Test
    void requests_that_plimsoll_itself_handed_on_are_waited_for() {
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.port", "8080"));
        desired(2);
        plimsoll.passes(4);
        InFlight inFlight = plimsoll.traffic().inFlight();
        String address = endpoint(all().getLast().id()).ip();
        assertThat(inFlight.begin(address)).isTrue();

        desired(1);
        plimsoll.seconds(5);

        assertThat(plimsoll.running()).as("one has a request").isEqualTo(2);
        assertThat(plimsoll.settle()).as("nobody else tells when it has ended").isPresent();
        assertThat(inFlight.begin(address)).as("it leaves").isFalse();
        inFlight.end(address);
        plimsoll.seconds(5);
        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(inFlight.isOpen(address)).as("another one may have it").isTrue();
    }

    @Test
    void nobody_is_stopped_whom_the_balancer_could_not_be_told_of() {
        balanced(Map.of("plimsoll.drain-timeout", "20s"));
        scaledOut(2);
        backend.goesAway(true);
        desired(1);
        plimsoll.seconds(300);
        assertThat(plimsoll.running()).as("it may have requests").isEqualTo(2);

        backend.goesAway(false);
        plimsoll.passes(3);
        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void a_balancer_that_stays_away_keeps_a_container_for_ten_minutes_and_no_longer() {
        balanced(Map.of("plimsoll.drain-timeout", "20s"));
        scaledOut(2);
        backend.goesAway(true);
        desired(1);

        plimsoll.seconds(625);

        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void the_probe_of_the_behaviour_holds_also_for_those_that_a_person_asks_for() {
        plimsoll.platform.newContainersAre(ContainerPhase.READY, false);
        balanced(Map.of());
        plimsoll.change(settings -> new Settings(
                settings.bounds(),
                settings.policies(),
                settings.combination(),
                probing(settings.behavior()),
                settings.mode(),
                settings.isDisabled()));
        plimsoll.prober.answers(endpoint(all().getFirst().id()), 200);
        plimsoll.passes(3);
        plimsoll.scale(2);
        plimsoll.seconds(5);

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(backend.ready()).as("the new one does not answer").hasSize(1);
    }

    private static Behavior probing(Behavior usual) {
        Readiness readiness = usual.readiness();
        return new Behavior(
                usual.scaleOut(),
                usual.scaleIn(),
                new Readiness(
                        readiness.warmUp(),
                        readiness.initializationPeriod(),
                        readiness.readinessDelay(),
                        readiness.countsOrdered(),
                        readiness.readyTimeout(),
                        new Probe(8080, "/healthz"),
                        0));
    }

    @Test
    void who_is_taken_from_its_balancer_is_not_stopped_before_its_requests_have_ended() {
        balanced(Map.of());
        scaledOut(2);
        all().forEach(container -> backend.sessions(container.id(), 1));
        plimsoll.platform.label(WEB, Map.of());
        desired(1);
        plimsoll.seconds(5);
        assertThat(plimsoll.running()).as("requests from before").isEqualTo(2);

        all().forEach(container -> backend.sessions(container.id(), -1));
        plimsoll.seconds(5);

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(backend.observe()).isEmpty();
    }

    @Test
    void who_serves_under_another_name_from_now_on_ends_its_requests_under_the_old_one() {
        balanced(Map.of());
        ContainerId only = all().getFirst().id();
        backend.sessions(only, 1);
        plimsoll.platform.label(WEB, Map.of("plimsoll.haproxy", "blue", "plimsoll.port", "8080"));
        plimsoll.passes(3);
        assertThat(plimsoll.balancers.backend("blue").ready()).containsKey(only);
        assertThat(backend.ready()).isEmpty();
        assertThat(backend.observe()).as("it has a request").containsKey(only);

        backend.sessions(only, -1);
        plimsoll.passes(3);

        assertThat(backend.observe()).isEmpty();
    }

    @Test
    void labels_that_cannot_work_are_told_and_change_nothing() {
        balanced(Map.of());
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.haproxy", "web", "plimsoll.port", "http"));
        plimsoll.passes(2);

        assertThat(plimsoll.told).contains("plimsoll.port must be from 1 to 65535");
    }

    @Test
    void a_service_that_names_another_backend_leaves_the_first() {
        balanced(Map.of());
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.haproxy", "blue", "plimsoll.port", "8080"));
        plimsoll.passes(3);

        assertThat(backend.observe()).isEmpty();
        assertThat(plimsoll.balancers.backend("blue").ready()).hasSize(1);
    }

    @Test
    void requests_find_their_containers_also_where_nobody_wants_a_count() {
        plimsoll.autoscalers.delete(plimsoll.id);
        balanced(Map.of());
        plimsoll.platform.up(WEB, 3);

        plimsoll.passes(2);

        assertThat(backend.ready()).hasSize(3);
    }

    @Test
    void a_restart_drains_each_container_first() {
        balanced(Map.of());
        scaledOut(2);
        ContainerId first = all().getFirst().id();
        backend.sessions(first, 1);
        var before = all().getFirst().startedAt();
        plimsoll.clock.advance(Duration.ofSeconds(5));
        plimsoll.restartAll();
        plimsoll.passes(4);
        assertThat(all().getFirst().startedAt()).as("it has a request").isEqualTo(before);
        assertThat(backend.ready()).doesNotContainKey(first).hasSize(1);

        backend.sessions(first, -1);
        plimsoll.passes(20);

        assertThat(all())
                .allSatisfy(container -> assertThat(container.startedAt()).isNotEqualTo(before));
        assertThat(backend.ready()).hasSize(2);
    }

    @Test
    void a_container_is_ready_once_its_probe_is_answered_and_unready_after_three_bad_answers() {
        plimsoll.platform.newContainersAre(ContainerPhase.READY, false);
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.probe", "http://:8080/healthz"));
        ContainerId only = all().getFirst().id();
        plimsoll.prober.answers(endpoint(only), 503);
        plimsoll.seconds(5);
        assertThat(plimsoll.seen().in(ContainerPhase.STARTING))
                .as("no warm-up counts")
                .hasSize(1);

        plimsoll.prober.answers(endpoint(only), 200);
        plimsoll.seconds(1);
        assertThat(plimsoll.seen().ready()).isOne();

        plimsoll.prober.answers(endpoint(only), 503);
        plimsoll.seconds(2);
        assertThat(plimsoll.seen().ready()).isOne();
        plimsoll.seconds(2);
        assertThat(plimsoll.seen().in(ContainerPhase.UNREADY)).hasSize(1);

        plimsoll.prober.answers(endpoint(only), 200);
        plimsoll.seconds(1);
        assertThat(plimsoll.seen().ready()).isOne();
    }

    @Test
    void one_that_is_not_ready_in_time_is_replaced_and_that_is_told_once() {
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.ready-timeout", "60s"));
        plimsoll.platform.newContainersAre(ContainerPhase.STARTING, true);
        desired(3);
        plimsoll.passes(3);
        Set<ContainerId> first = ids();
        int made = plimsoll.platform.made();

        plimsoll.seconds(3600);

        assertThat(plimsoll.running()).isEqualTo(3);
        assertThat(plimsoll.platform.made() - made)
                .as("made 60, 120, 240, 480, 960 and 1920 s after each other")
                .isBetween(4, 6);
        assertThat(plimsoll.told.stream().filter(text -> text.contains("was not ready for 60 s")))
                .hasSize(1);
        assertThat(plimsoll.log.page(WEB.app(), 1, 100).events())
                .filteredOn(event -> event.type() == EventType.REPLACE_CONTAINER)
                .singleElement()
                .satisfies(event -> assertThat(event.data()).containsEntry("seconds", "60"));
        assertThat(ids()).isNotEqualTo(first);

        plimsoll.platform.newContainersAre(ContainerPhase.READY, true);
        plimsoll.seconds(3600);

        assertThat(plimsoll.platform.look(WEB).ready()).isEqualTo(3);
    }

    @Test
    void one_that_a_person_paused_is_not_replaced() {
        balanced(Map.of("plimsoll.ready-timeout", "60s"));
        scaledOut(2);
        Set<ContainerId> before = ids();
        plimsoll.platform.pause(all().getFirst().id());

        plimsoll.seconds(300);

        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void a_hook_keeps_a_container_from_its_requests_until_it_says_continue() {
        balanced(Map.of());
        plimsoll.care.hook(hook("warm", Transition.LAUNCHING));
        plimsoll.clock.advance(Duration.ofSeconds(1));
        plimsoll.care.caller.answer(URL, new Answer.Accepted());
        desired(2);
        plimsoll.passes(3);
        assertThat(backend.ready()).hasSize(1);
        assertThat(plimsoll.seen().in(ContainerPhase.STARTING)).hasSize(1);

        plimsoll.care.complete(WEB, HookResult.CONTINUE);
        plimsoll.passes(3);

        assertThat(backend.ready()).hasSize(2);
    }

    @Test
    void a_container_that_its_hook_abandons_is_replaced_ever_more_slowly() {
        plimsoll.care.hook(hook("warm", Transition.LAUNCHING));
        plimsoll.care.caller.answer(URL, new Answer.Completed(HookResult.ABANDON));
        plimsoll.clock.advance(Duration.ofSeconds(1));
        desired(2);
        plimsoll.passes(2);
        int made = plimsoll.platform.made();

        plimsoll.seconds(100);

        assertThat(plimsoll.platform.made() - made)
                .as("after 1, 2, 4, ... 64 s")
                .isBetween(5, 9);
        assertThat(plimsoll.running()).isEqualTo(2);
    }

    @Test
    void a_container_is_stopped_once_its_requests_and_then_its_hook_have_ended() {
        balanced(Map.of("plimsoll.pre-stop", "sync"));
        scaledOut(2);
        all().forEach(container -> backend.sessions(container.id(), 1));
        desired(1);
        plimsoll.passes(3);
        assertThat(plimsoll.care.exec.runs()).as("it has a request").isEmpty();

        all().forEach(container -> backend.sessions(container.id(), -1));
        plimsoll.passes(3);

        assertThat(plimsoll.care.exec.runs()).hasSize(1);
        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void a_protected_container_stays_as_long_as_another_can_go() {
        balanced(Map.of());
        scaledOut(3);
        ContainerId newest = all().getLast().id();
        plimsoll.care.protections.begin(new Protection(WEB, newest));

        desired(1);
        plimsoll.passes(5);

        assertThat(ids()).containsExactly(newest);
    }

    @Test
    void spares_run_without_requests_and_are_put_to_work_and_replaced() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(2);
        plimsoll.seconds(10);
        assertThat(plimsoll.platform.look(WEB).current()).isEqualTo(4);
        assertThat(plimsoll.seen().current()).as("spares do not count").isEqualTo(2);
        assertThat(plimsoll.seen().in(ContainerPhase.SPARE)).hasSize(2);
        assertThat(backend.ready()).hasSize(2);
        Set<ContainerId> spares = plimsoll.seen().in(ContainerPhase.SPARE).stream()
                .map(FleetContainer::id)
                .collect(Collectors.toSet());

        desired(4);
        plimsoll.passes(3);

        assertThat(backend.ready()).hasSize(4).containsKeys(spares.toArray(new ContainerId[0]));
        plimsoll.seconds(10);
        assertThat(plimsoll.seen().in(ContainerPhase.SPARE)).hasSize(2).noneMatch(it -> spares.contains(it.id()));
        assertThat(plimsoll.running()).isEqualTo(6);
    }

    @Test
    void the_pool_is_filled_again_once_those_that_were_put_to_work_serve() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(1);
        plimsoll.seconds(10);
        List<ContainerId> spares = plimsoll.seen().in(ContainerPhase.SPARE).stream()
                .map(FleetContainer::id)
                .toList();
        backend.becomesDead(endpoint(spares.getFirst()), true);
        int made = plimsoll.platform.made();
        desired(3);
        plimsoll.seconds(8);
        assertThat(plimsoll.platform.made()).as("one does not serve yet").isEqualTo(made);

        plimsoll.seconds(4);

        assertThat(plimsoll.platform.made()).as("it may never serve").isEqualTo(made + 2);
    }

    @Test
    void spares_that_are_starting_are_put_to_work_after_those_that_are_ready() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(1);
        plimsoll.seconds(10);
        List<ContainerId> spares = plimsoll.seen().in(ContainerPhase.SPARE).stream()
                .map(FleetContainer::id)
                .toList();
        plimsoll.platform.setPhase(spares.getFirst(), ContainerPhase.STARTING);
        plimsoll.passes(1);

        desired(2);
        plimsoll.passes(3);
        assertThat(backend.ready()).containsKey(spares.getLast());
        int made = plimsoll.platform.made();
        plimsoll.platform.newContainersAre(ContainerPhase.STARTING, true);
        plimsoll.passes(2);
        desired(4);
        plimsoll.passes(3);

        assertThat(plimsoll.seen().current()).isEqualTo(4);
        assertThat(plimsoll.platform.made() - made).as("two were there").isLessThanOrEqualTo(2);
        assertThat(plimsoll.seen().in(ContainerPhase.STARTING))
                .extracting(FleetContainer::id)
                .contains(spares.getFirst());
    }

    @Test
    void spares_that_are_unfit_are_not_put_to_work() {
        balanced(Map.of("plimsoll.warm-pool", "1"));
        desired(1);
        plimsoll.seconds(10);
        ContainerId spare = plimsoll.seen().in(ContainerPhase.SPARE).getFirst().id();
        plimsoll.platform.setPhase(spare, ContainerPhase.UNREADY);
        plimsoll.passes(1);

        desired(2);
        plimsoll.passes(3);

        assertThat(backend.ready()).hasSize(2).doesNotContainKey(spare);
    }

    @Test
    void spares_from_before_a_restart_are_replaced_once_everybody_has_restarted() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(2);
        plimsoll.seconds(10);
        Set<ContainerId> before = ids();

        plimsoll.restartAll();
        plimsoll.seconds(20);

        assertThat(plimsoll.seen().current()).isEqualTo(2);
        assertThat(plimsoll.seen().in(ContainerPhase.SPARE)).hasSize(2).noneMatch(it -> before.contains(it.id()));
        assertThat(plimsoll.running()).isEqualTo(4);
    }

    @Test
    void another_process_knows_the_spares_by_their_not_having_requests() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(2);
        plimsoll.seconds(10);
        Set<ContainerId> before = ids();

        plimsoll.restart();
        plimsoll.seconds(10);

        assertThat(ids()).isEqualTo(before);
        assertThat(backend.ready()).hasSize(2);
    }

    @Test
    void spares_that_nobody_wants_any_more_go() {
        balanced(Map.of("plimsoll.warm-pool", "2"));
        desired(2);
        plimsoll.seconds(10);
        plimsoll.platform.upWithLabels(WEB, BALANCED);
        plimsoll.seconds(10);

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(backend.ready()).hasSize(2);
    }

    @Test
    void without_a_load_balancer_a_service_of_compose_has_no_spares() {
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.warm-pool", "2"));
        desired(2);

        plimsoll.seconds(10);

        assertThat(plimsoll.running()).isEqualTo(2);
    }

    private LifecycleHook hook(String name, Transition transition) {
        return new LifecycleHook(
                WEB,
                name,
                transition,
                new HookWork.Callback(URL, "5ec2e7"),
                Duration.ofSeconds(60),
                HookResult.CONTINUE,
                plimsoll.clock.instant());
    }

    private void balanced(Map<String, String> more) {
        Map<String, String> labels = new HashMap<>(BALANCED);
        labels.putAll(more);
        plimsoll.platform.upWithLabels(WEB, labels);
        plimsoll.metrics.total(CPU, 0.4);
        plimsoll.passes(3);
    }

    private void scaledOut(int count) {
        desired(count);
        plimsoll.passes(4);
        assertThat(backend.ready()).hasSize(count);
    }

    private void desired(int count) {
        plimsoll.desire(count);
    }

    private List<FleetContainer> all() {
        Fleet fleet = plimsoll.platform.look(WEB);
        return IntStream.range(0, fleet.containers().size())
                .mapToObj(fleet.containers()::get)
                .filter(container -> container.phase().isCurrent())
                .toList();
    }

    private Set<ContainerId> ids() {
        return all().stream().map(FleetContainer::id).collect(Collectors.toSet());
    }

    private Endpoint endpoint(ContainerId id) {
        Set<String> addresses =
                plimsoll.addresses.of(plimsoll.platform.look(WEB)).getOrDefault(id, Set.of());
        String address = addresses.iterator().next();
        return new Endpoint(address, 8080);
    }
}
