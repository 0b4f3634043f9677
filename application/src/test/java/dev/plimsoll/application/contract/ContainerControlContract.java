package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.fake.SimulatedDeath;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.ConvergencePlan;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every `ContainerControl` does.
public abstract class ContainerControlContract {
    protected abstract PlatformLevers platform();

    /// The port, as the present process has it.
    protected abstract ContainerControl control();

    /// What a fleet without any container is: left alone, as there is nothing to copy, or made anew from
    /// a template.
    protected FleetCondition withoutContainers() {
        return FleetCondition.STOPPED_BY_REQUEST;
    }

    @Test
    void a_running_service_is_a_steady_fleet() {
        TargetId web = platform().serviceWith(2);

        Fleet fleet = control().observe(web);

        assertThat(fleet.condition()).isEqualTo(FleetCondition.STEADY);
        assertThat(fleet.current()).isEqualTo(2);
        assertThat(fleet.containers()).allSatisfy(container -> {
            assertThat(container.startedAt()).isNotNull();
            assertThat(container.isOutdated()).isFalse();
        });
    }

    @Test
    void started_containers_run_and_continue_the_numbers() {
        TargetId web = platform().serviceWith(1);

        Started started = control().start(web, 3, () -> true);

        assertThat(started.failures()).isEmpty();
        assertThat(started.containers()).hasSize(3);
        Fleet fleet = control().observe(web);
        assertThat(fleet.current()).isEqualTo(4);
        assertThat(fleet.containers()).extracting(FleetContainer::number).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void nothing_is_started_that_is_no_longer_wanted() {
        TargetId web = platform().serviceWith(1);
        AtomicInteger wanted = new AtomicInteger(2);

        Started started = control().start(web, 4, () -> wanted.getAndDecrement() > 0);

        assertThat(started.containers()).hasSize(2);
        assertThat(control().observe(web).current()).isEqualTo(3);
    }

    @Test
    void a_target_without_any_container_cannot_be_copied() {
        TargetId nothing = platform().absentService();

        assertThatExceptionOfType(TargetUnknown.class)
                .isThrownBy(() -> control().start(nothing, 1, () -> true))
                .withMessageContaining(nothing.toString());
        assertThat(control().observe(nothing).containers()).isEmpty();
    }

    @Test
    void a_start_that_fails_says_why_and_leaves_nothing_behind() {
        TargetId web = platform().serviceWith(1);
        platform().breakStarts(web);

        Started started = control().start(web, 2, () -> true);

        assertThat(started.containers()).isEmpty();
        assertThat(started.failures())
                .hasSize(2)
                .allSatisfy(why -> assertThat(why).isNotBlank());
        assertThat(platform().existing(web)).isEqualTo(1);
    }

    @Test
    void removed_containers_are_gone_and_may_be_removed_again() {
        TargetId web = platform().serviceWith(3);
        Set<ContainerId> victims = ids(control().observe(web).firstToGo(2));

        control().remove(web, victims);
        control().remove(web, victims);

        assertThat(platform().existing(web)).isEqualTo(1);
        assertThat(eventually(web, this::isSteady).current()).isEqualTo(1);
    }

    @Test
    void containers_are_draining_from_the_moment_they_are_to_go() throws InterruptedException {
        TargetId web = platform().slowServiceWith(2);
        Set<ContainerId> victims = ids(control().observe(web).firstToGo(1));
        ContainerControl control = control();

        Thread removal = Thread.ofVirtual().start(() -> control.remove(web, victims));

        Fleet draining =
                eventually(web, fleet -> !fleet.in(ContainerPhase.DRAINING).isEmpty());
        assertThat(ids(draining.in(ContainerPhase.DRAINING))).isEqualTo(victims);
        assertThat(draining.current()).isEqualTo(1);
        platform().slowStopsMayEnd();
        removal.join();
        assertThat(platform().existing(web)).isEqualTo(1);
    }

    @Test
    void a_parked_container_stays_and_can_be_woken() {
        TargetId web = platform().serviceWith(1);
        ContainerId only = control().observe(web).containers().getFirst().id();

        control().park(web, only);
        control().park(web, only);

        Fleet parked = eventually(web, this::isStoppedByRequest);
        assertThat(parked.current()).isZero();
        assertThat(ids(parked.in(ContainerPhase.STOPPED))).containsExactly(only);
        Started woken = control().wake(web);
        assertThat(woken).isEqualTo(new Started(List.of(only), List.of()));
        Fleet awake = eventually(web, this::isSteady);
        assertThat(awake.current()).isEqualTo(1);
        assertThat(control().start(web, 1, () -> true).containers())
                .as("more of it")
                .hasSize(1);
    }

    @Test
    void a_paused_container_is_unready_until_it_is_resumed() {
        TargetId web = platform().serviceWith(2);
        ContainerId first = control().observe(web).containers().getFirst().id();
        Set<ContainerId> both = Set.of(first, new ContainerId("0".repeat(64)));

        control().pause(web, both);
        control().pause(web, both);

        Fleet paused = eventually(web, fleet -> fleet.ready() == 1);
        assertThat(paused.in(ContainerPhase.UNREADY)).singleElement().satisfies(container -> {
            assertThat(container.id()).isEqualTo(first);
            assertThat(container.traits().isPaused()).isTrue();
        });
        control().resume(web, both);
        control().resume(web, both);
        assertThat(eventually(web, fleet -> fleet.ready() == 2).containers())
                .noneMatch(container -> container.traits().isPaused());
        control().pause(web, Set.of(first));
        control().remove(web, Set.of(first));
        assertThat(eventually(web, fleet -> fleet.current() == 1).containers()).hasSize(1);
    }

    @Test
    void a_woken_container_that_cannot_start_says_why() {
        TargetId web = platform().serviceWith(1);
        control().park(web, control().observe(web).containers().getFirst().id());
        eventually(web, this::isStoppedByRequest);
        platform().breakStarts(web);

        Started woken = control().wake(web);

        assertThat(woken.containers()).isEmpty();
        assertThat(woken.failures()).singleElement().asString().isNotBlank();
        assertThat(platform().existing(web)).isEqualTo(1);
    }

    @Test
    void what_is_not_there_cannot_be_woken() {
        TargetId nothing = platform().absentService();

        assertThatExceptionOfType(TargetUnknown.class)
                .isThrownBy(() -> control().wake(nothing))
                .withMessageContaining(nothing.toString());
    }

    @Test
    void a_restarted_container_is_the_same_one_started_anew_and_nobody_stopped_it() {
        TargetId web = platform().serviceWith(1);
        FleetContainer before = control().observe(web).containers().getFirst();

        assertThat(control().restart(web, before.id())).isEmpty();

        Fleet fleet = eventually(web, this::isSteady);
        FleetContainer after = fleet.containers().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.startedAt()).isAfter(before.startedAt());
        assertThat(fleet.current()).isEqualTo(1);
    }

    @Test
    void a_container_that_is_gone_needs_no_restart() {
        TargetId web = platform().serviceWith(2);
        ContainerId gone = control().observe(web).firstToGo(1).getFirst().id();
        control().remove(web, Set.of(gone));

        assertThat(control().restart(web, gone)).isEmpty();
        assertThat(platform().existing(web)).isEqualTo(1);
    }

    @Test
    void a_crash_of_all_is_not_a_wish_of_anybody() {
        TargetId web = platform().serviceWith(2);

        control().observe(web).containers().forEach(container -> platform().crash(container.id()));

        Fleet fleet = eventually(web, crashed -> crashed.current() == 0 && isSteady(crashed));
        assertThat(fleet.in(ContainerPhase.STOPPED)).hasSize(2);
        converge(web, 2);
        assertThat(platform().existing(web)).isEqualTo(2);
    }

    @Test
    void containers_that_crash_right_after_we_started_them_have_crashed() {
        TargetId web = platform().serviceWith(1);
        control().start(web, 1, () -> true);

        control().observe(web).containers().forEach(container -> platform().crash(container.id()));

        eventually(web, crashed -> crashed.current() == 0 && isSteady(crashed));
        converge(web, 1);
        control().observe(web).containers().forEach(container -> platform().crash(container.id()));
        eventually(web, crashed -> crashed.current() == 0 && isSteady(crashed));
    }

    @Test
    void a_fleet_that_a_person_stopped_is_left_alone_until_it_is_started_again() {
        TargetId web = platform().serviceWith(2);

        platform().personStopsAll(web);
        eventually(web, this::isStoppedByRequest);

        platform().personStartsAgain(web);
        assertThat(eventually(web, this::isSteady).current()).isEqualTo(2);
    }

    @Test
    void nothing_is_started_in_a_fleet_that_a_person_stopped_meanwhile() {
        TargetId web = platform().serviceWith(2);
        platform().personStopsAll(web);
        eventually(web, this::isStoppedByRequest);

        Started started = control().start(web, 1, () -> true);

        assertThat(started).isEqualTo(new Started(List.of(), List.of()));
        assertThat(platform().existing(web)).isEqualTo(2);
    }

    @Test
    void a_fleet_that_a_person_removed_is_empty() {
        TargetId web = platform().serviceWith(2);

        platform().personRemovesAll(web);

        assertThat(eventually(web, fleet -> fleet.condition() == withoutContainers())
                        .containers())
                .isEmpty();
    }

    @Test
    void one_container_that_a_person_stops_leaves_a_gap_in_a_steady_fleet() {
        TargetId web = platform().serviceWith(2);

        platform().personStops(control().observe(web).containers().getFirst().id());

        assertThat(eventually(web, fleet -> isSteady(fleet) && fleet.current() == 1)
                        .in(ContainerPhase.STOPPED))
                .hasSize(1);
    }

    @Test
    void a_person_who_scales_is_observed() {
        TargetId web = platform().serviceWith(3);

        platform().personScales(web, 1);

        assertThat(eventually(web, this::isSteady).current()).isEqualTo(1);
    }

    /// Dying before a remove leaves the stopped container, before a start the created one: both must go.
    @ParameterizedTest
    @EnumSource(value = Boundary.class, mode = EXCLUDE, names = "OBSERVE")
    void a_process_that_dies_at_any_boundary_leaves_no_orphan_and_no_double(Boundary boundary) {
        TargetId web = platform().serviceWith(3);
        Set<ContainerId> victim = ids(control().observe(web).firstToGo(1));
        platform().dieBefore(boundary);

        assertThatExceptionOfType(SimulatedDeath.class).isThrownBy(() -> {
            control().remove(web, victim);
            control().start(web, 2, () -> true);
        });
        platform().newProcess();
        converge(web, 4);

        assertThat(platform().existing(web)).isEqualTo(4);
        assertThat(control().observe(web).current()).isEqualTo(4);
    }

    @Test
    void an_engine_that_is_away_is_said_to_be_away() {
        TargetId web = platform().serviceWith(1);
        platform().engineGoesAway();

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> control().observe(web))
                .withMessageContaining(web.toString());
        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> control().start(web, 1, () -> true));

        platform().engineComesBack();
        assertThat(eventually(web, this::isSteady).current()).isEqualTo(1);
    }

    @Test
    void an_app_that_is_dissolved_leaves_no_container_behind() {
        TargetId web = platform().serviceWith(2);

        control().dissolve(web.app());
        control().dissolve(web.app());

        assertThat(platform().existing(web)).isZero();
    }

    /// Does what a converger does, until nothing is left to do.
    protected void converge(TargetId target, int desired) {
        Eventually.get(
                "%s has %d containers and no leftovers".formatted(target, desired),
                () -> step(target, desired),
                ConvergencePlan::isDone);
    }

    private ConvergencePlan step(TargetId target, int desired) {
        Fleet fleet = eventually(target, this::isSteady);
        ConvergencePlan plan = ConvergencePlan.of(fleet, desired);
        if (plan.missing() > 0) {
            control().start(target, plan.missing(), () -> true);
        }
        control().remove(target, plan.surplus());
        control().remove(target, plan.leftovers());
        if (plan.parked() != null) {
            control().park(target, plan.parked());
        }
        return plan;
    }

    protected Fleet eventually(TargetId target, Predicate<Fleet> isAsExpected) {
        return Eventually.get(target + " is as expected", () -> control().observe(target), isAsExpected);
    }

    protected boolean isSteady(Fleet fleet) {
        return fleet.condition() == FleetCondition.STEADY;
    }

    protected boolean isStoppedByRequest(Fleet fleet) {
        return fleet.condition() == FleetCondition.STOPPED_BY_REQUEST;
    }

    private static Set<ContainerId> ids(List<FleetContainer> containers) {
        return Set.copyOf(containers.stream().map(FleetContainer::id).toList());
    }
}
