package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.application.fake.SimulatedDeath;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvergeFleetTest {
    private final Installation plimsoll = new Installation(1, 10);

    @Test
    void a_crashed_container_is_replaced_without_any_policy_asking() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.tick();

        plimsoll.platform.crash(containers().toList().getFirst().id());
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.platform.look(WEB).in(ContainerPhase.STOPPED)).isEmpty();
    }

    @Test
    void a_count_reset_by_others_is_restored() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.ticks(60);

        plimsoll.platform.up(WEB, 1);
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(6);
    }

    @Test
    void a_container_that_keeps_crashing_is_replaced_ever_more_slowly() {
        plimsoll.tick();
        int[] replacements = IntStream.range(0, 300)
                .map(_ -> {
                    plimsoll.platform.crashAll(WEB);
                    plimsoll.tick();
                    return plimsoll.running();
                })
                .toArray();

        assertThat(IntStream.of(replacements).sum()).isBetween(5, 12);
    }

    @Test
    void a_start_that_fails_is_told_in_the_history_and_tried_again_ever_more_slowly() {
        var attempts = new AtomicInteger();
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.platform.failStarts("no such image: shop-web:1");
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.START) {
                attempts.incrementAndGet();
            }
        });

        plimsoll.ticks(120);

        assertThat(attempts).hasValueBetween(5, 9);
        assertThat(plimsoll.events().getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failing.class,
                        failing -> assertThat(failing.detail()).contains("no such image: shop-web:1"));

        plimsoll.platform.startsWork();
        plimsoll.ticks(61);
        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.events().getFirst().outcome()).isInstanceOf(Outcome.Reached.class);
    }

    @Test
    void a_newer_smaller_count_ends_the_starting_of_more() {
        plimsoll.metrics.each(CPU, 1.0);
        plimsoll.ticks(1);
        plimsoll.clock.advance(Duration.ofSeconds(20));
        plimsoll.evaluate();
        assertThat(plimsoll.autoscaler().desired()).isEqualTo(4);
        var created = new AtomicInteger();
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.CREATE && created.incrementAndGet() == 1) {
                plimsoll.autoscalers.update(wanting(3));
            }
        });

        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(3);
        assertThat(created).as("containers made").hasValue(1);
    }

    @Test
    void the_newest_go_first_in_a_scale_in_but_the_unhealthy_before_them() {
        plimsoll.metrics.total(CPU, 2.0);
        plimsoll.ticks(30);
        FleetContainer oldest = containers().toList().getFirst();
        plimsoll.platform.setPhase(oldest.id(), ContainerPhase.UNREADY);
        plimsoll.autoscalers.update(wanting(2));

        plimsoll.settle();

        assertThat(containers().map(FleetContainer::number)).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void an_overtaken_event_is_superseded_and_the_newest_reached() {
        plimsoll.metrics.total(CPU, 3.0);
        plimsoll.platform.failStarts("engine is full");
        plimsoll.tick();
        plimsoll.ticks(20);
        plimsoll.platform.startsWork();

        plimsoll.ticks(120);

        var events = plimsoll.events();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.outcome().isOpen()).isFalse());
        assertThat(events.getFirst().outcome()).isInstanceOf(Outcome.Reached.class);
    }

    @Test
    void what_is_decided_while_a_pass_runs_is_left_open_for_the_next_one() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.tick();
        plimsoll.metrics.total(CPU, 2.0);
        plimsoll.clock.advance(Duration.ofSeconds(20));
        plimsoll.platform.atEveryBoundary(boundary -> {
            plimsoll.platform.atEveryBoundary(_ -> {});
            plimsoll.evaluate();
        });
        plimsoll.passOnce();

        assertThat(plimsoll.events().getFirst().outcome()).isEqualTo(new Outcome.Pending());
        plimsoll.settle();
        assertThat(plimsoll.events().getFirst().outcome()).isInstanceOf(Outcome.Reached.class);
    }

    @Test
    void an_engine_that_goes_away_in_a_drain_is_told_in_the_history_and_the_drain_done_later() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.tick();
        plimsoll.metrics.total(CPU, 0.2);
        plimsoll.ticks(299);
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == Boundary.STOP) {
                plimsoll.platform.goAway("connection reset");
            }
        });
        plimsoll.ticks(5);
        assertThat(plimsoll.events().getFirst().outcome()).isInstanceOf(Outcome.Failing.class);

        plimsoll.platform.atEveryBoundary(_ -> {});
        plimsoll.platform.comeBack();
        plimsoll.ticks(61);
        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(plimsoll.events().getFirst().outcome()).isInstanceOf(Outcome.Reached.class);
    }

    static Stream<Boundary> boundaries() {
        return Stream.of(Boundary.values());
    }

    /// The process dies at each call to the outside, once after another; a new one takes over each time.
    @ParameterizedTest
    @MethodSource("boundaries")
    void whatever_call_the_process_dies_at_nothing_is_lost_or_doubled(Boundary deadly) {
        plimsoll.metrics.total(CPU, 2.0);
        for (int deaths = 0; deaths < 3; deaths++) {
            plimsoll.platform.atEveryBoundary(boundary -> {
                if (boundary == deadly) {
                    throw new SimulatedDeath(boundary);
                }
            });
            dieAt(plimsoll::tick);
            plimsoll.restart();
        }
        plimsoll.ticks(60);
        assertThat(plimsoll.running()).isEqualTo(4);

        plimsoll.autoscalers.update(wanting(2));
        plimsoll.platform.atEveryBoundary(boundary -> {
            if (boundary == deadly) {
                throw new SimulatedDeath(boundary);
            }
        });
        dieAt(plimsoll::settle);
        plimsoll.restart();
        plimsoll.settle();

        assertThat(plimsoll.running()).isEqualTo(2);
        assertThat(plimsoll.platform.look(WEB).containers()).as("no orphan").hasSize(2);
    }

    @Test
    void a_process_that_dies_before_it_stores_its_decision_decides_anew() {
        plimsoll.metrics.total(CPU, 1.0);
        plimsoll.tick();
        plimsoll.beforeCommit = () -> {
            throw new SimulatedDeath(Boundary.OBSERVE);
        };
        plimsoll.metrics.total(CPU, 2.0);

        assertThatThrownBy(plimsoll::tick).isInstanceOf(SimulatedDeath.class);
        assertThat(plimsoll.autoscaler().desired()).as("rolled back").isEqualTo(2);
        plimsoll.restart();
        plimsoll.ticks(30);

        assertThat(plimsoll.running()).isEqualTo(4);
    }

    private static void dieAt(Runnable work) {
        try {
            work.run();
        } catch (SimulatedDeath _) {
            // As meant: not every path crosses every boundary.
        }
    }

    private Autoscaler wanting(int desired) {
        var present = plimsoll.autoscaler();
        return new Autoscaler(
                present.id(),
                present.target(),
                present.settings(),
                present.owner(),
                desired,
                present.memory(),
                present.createdAt(),
                present.updatedAt(),
                present.lastScaleAt(),
                present.version());
    }

    private Stream<FleetContainer> containers() {
        return plimsoll.platform.look(WEB).containers().stream();
    }
}
