package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SimulatedDeath;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.operation.Operation.Status;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManualScalingTest {
    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void a_person_gets_the_count_and_the_autoscaler_is_disabled() {
        plimsoll.tick();
        Operation scale = plimsoll.scale(4);
        assertThat(scale.status()).isEqualTo(Status.RUNNING);
        assertThat(plimsoll.autoscaler().settings().isDisabled()).isTrue();

        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(4);
        assertThat(plimsoll.stored(scale).status()).isEqualTo(Status.DONE);
        assertThat(plimsoll.stored(scale).finishedAt()).isEqualTo(plimsoll.clock.instant());
    }

    @Test
    void what_a_person_asked_for_is_on_record_with_their_name() {
        Operation scale = plimsoll.scale(4);
        plimsoll.settle();
        Operation restart = plimsoll.restartAll();

        assertThat(plimsoll.log.page(WEB.app(), 1, 10).events())
                .extracting(AppEvent::type, AppEvent::actor, AppEvent::data)
                .containsExactly(
                        tuple(
                                EventType.RESTART,
                                Installation.ANN,
                                Map.of("scope", List.of("web"), "operation_id", restart.id())),
                        tuple(
                                EventType.SCALE,
                                Installation.ANN,
                                Map.of(
                                        "previous_containers",
                                        Map.of("web", "1:M"),
                                        "containers",
                                        Map.of("web", "4:M"),
                                        "operation_id",
                                        scale.id())));
    }

    @Test
    void nobody_holds_the_count_afterwards() {
        plimsoll.scale(3);
        plimsoll.settle();

        plimsoll.platform.up(WEB, 1);
        plimsoll.ticks(5);

        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void a_type_without_an_autoscaler_is_scaled_too() {
        plimsoll.autoscalers.delete(plimsoll.id);

        Operation scale = plimsoll.scale(2);
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.stored(scale).status()).isEqualTo(Status.DONE);
    }

    @Test
    void at_zero_one_stopped_container_stays_and_brings_the_others_back() {
        plimsoll.scale(3);
        plimsoll.settle();
        ContainerId first = containers().getFirst().id();

        Operation down = plimsoll.scale(0);
        plimsoll.settle();
        assertThat(plimsoll.stored(down).status()).isEqualTo(Status.DONE);
        assertThat(containers()).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(first);
            assertThat(kept.phase()).isEqualTo(ContainerPhase.STOPPED);
        });

        Operation up = plimsoll.scale(3);
        plimsoll.settle();
        plimsoll.settle();
        assertThat(plimsoll.stored(up).status()).isEqualTo(Status.DONE);
        assertThat(plimsoll.running()).isEqualTo(3);
        assertThat(containers()).extracting(FleetContainer::id).contains(first);
    }

    @Test
    void a_person_may_start_what_people_stopped() {
        plimsoll.platform.stopAll(WEB);

        plimsoll.scale(2);
        plimsoll.settle();
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(2);
    }

    @Test
    void a_newer_wish_overtakes_an_older_one() {
        plimsoll.platform.failStarts("no such image");
        Operation older = plimsoll.scale(5);
        plimsoll.settle();
        plimsoll.platform.startsWork();

        Operation newer = plimsoll.scale(2);
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.stored(older).status()).isEqualTo(Status.ERROR);
        assertThat(plimsoll.stored(older).error()).isEqualTo("web: overtaken by a newer operation");
        assertThat(plimsoll.stored(newer).status()).isEqualTo(Status.DONE);
    }

    @Test
    void what_cannot_be_reached_ends_as_an_error_that_says_why() {
        plimsoll.platform.failStarts("no such image: shop-web:1");
        Operation scale = plimsoll.scale(2);
        plimsoll.settle();
        assertThat(plimsoll.stored(scale).status()).isEqualTo(Status.RUNNING);

        plimsoll.clock.advance(OpenOperations.LONGEST.plusSeconds(1));
        plimsoll.settle();

        assertThat(plimsoll.stored(scale).status()).isEqualTo(Status.ERROR);
        assertThat(plimsoll.stored(scale).error()).isEqualTo("web: no such image: shop-web:1");
    }

    @Test
    void an_autoscaler_that_is_enabled_meanwhile_takes_over() {
        plimsoll.platform.failStarts("no such image");
        Operation scale = plimsoll.scale(5);
        plimsoll.settle();

        plimsoll.change(settings -> new Settings(settings.bounds(), settings.policies(), settings.behavior(), false));
        plimsoll.tick();

        assertThat(plimsoll.stored(scale).error()).isEqualTo("web: its autoscaler has taken over");
        assertThat(plimsoll.autoscaler().desired()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void a_process_that_dies_leaves_the_rest_to_the_next_one(Boundary deadly) {
        plimsoll.scale(4);
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == deadly) {
                throw new SimulatedDeath(boundary);
            }
        });
        dieAt(plimsoll::settle);
        plimsoll.restart();
        plimsoll.settle();
        assertThat(plimsoll.running()).isEqualTo(4);

        Operation down = plimsoll.scale(0);
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == deadly) {
                throw new SimulatedDeath(boundary);
            }
        });
        dieAt(plimsoll::settle);
        plimsoll.restart();
        plimsoll.settle();

        assertThat(plimsoll.running()).isZero();
        assertThat(containers()).hasSize(1);
        assertThat(plimsoll.stored(down).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_process_that_dies_before_the_commit_has_changed_nothing() {
        plimsoll.tick();
        var stores = new InMemoryTransactions(plimsoll.autoscalers, plimsoll.storedOperations, plimsoll.log);
        assertThatThrownBy(() -> stores.inOne(() -> {
                    plimsoll.scale(4);
                    throw new SimulatedDeath(Boundary.OBSERVE);
                }))
                .isInstanceOf(SimulatedDeath.class);

        plimsoll.restart();
        plimsoll.settle();

        assertThat(plimsoll.autoscaler().settings().isDisabled()).isFalse();
        assertThat(plimsoll.running()).isEqualTo(1);
    }

    @Test
    void a_restart_takes_one_container_after_another_and_waits_until_each_is_ready() {
        plimsoll.scale(3);
        plimsoll.settle();
        plimsoll.clock.advance(Duration.ofSeconds(10));
        plimsoll.platform.newContainersAre(ContainerPhase.STARTING, true);
        Operation restart = plimsoll.restartAll();
        List<Integer> restarted = new ArrayList<>();

        for (int turn = 0; turn < 3; turn++) {
            plimsoll.settle();
            List<FleetContainer> starting = plimsoll.platform.look(WEB).in(ContainerPhase.STARTING);
            assertThat(starting).as("restarted at a time").hasSize(1);
            restarted.add(starting.getFirst().number());
            plimsoll.clock.advance(Duration.ofSeconds(1));
            plimsoll.platform.setPhase(starting.getFirst().id(), ContainerPhase.READY);
        }
        plimsoll.settle();

        assertThat(restarted).containsExactly(1, 2, 3);
        assertThat(plimsoll.stored(restart).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_container_that_does_not_come_back_ends_the_restart_and_the_others_serve_on() {
        plimsoll.scale(3);
        plimsoll.settle();
        plimsoll.clock.advance(Duration.ofSeconds(10));
        plimsoll.platform.failStarts("no space left");

        Operation restart = plimsoll.restartAll();
        plimsoll.settle();

        assertThat(plimsoll.stored(restart).error()).isEqualTo("web: shop-web-1: no space left");
        assertThat(plimsoll.running()).isEqualTo(2);
    }

    @Test
    void a_restart_goes_on_after_the_process_died() {
        plimsoll.scale(3);
        plimsoll.settle();
        Set<Instant> before = starts();
        plimsoll.clock.advance(Duration.ofSeconds(10));
        Operation restart = plimsoll.restartAll();
        plimsoll.clock.advance(Duration.ofSeconds(1));
        int[] calls = {0};
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.STOP && ++calls[0] == 2) {
                throw new SimulatedDeath(boundary);
            }
        });
        dieAt(plimsoll::settle);

        plimsoll.restart();
        plimsoll.settle();

        assertThat(starts()).doesNotContainAnyElementsOf(before);
        assertThat(plimsoll.stored(restart).status()).isEqualTo(Status.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1001})
    void an_absurd_amount_is_refused_and_nothing_changes(int amount) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> plimsoll.scale(amount))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.path() + " " + problem.message())
                        .containsExactly("containers[0].amount must be from 0 to 1000"));
        assertThat(plimsoll.autoscaler().settings().isDisabled()).isFalse();
        assertThat(plimsoll.storedOperations.open()).isEmpty();
    }

    private List<FleetContainer> containers() {
        return plimsoll.platform.look(WEB).containers();
    }

    private Set<Instant> starts() {
        Set<Instant> starts = new HashSet<>();
        containers().forEach(container -> starts.add(Objects.requireNonNull(container.startedAt())));
        return starts;
    }

    private static void dieAt(Runnable work) {
        try {
            work.run();
        } catch (SimulatedDeath _) {
            // That was the point.
        }
    }
}
