package dev.plimsoll.domain.fleet;

import static dev.plimsoll.domain.fixture.Fleets.container;
import static dev.plimsoll.domain.fixture.Fleets.id;
import static dev.plimsoll.domain.fixture.Fleets.outdated;
import static dev.plimsoll.domain.fleet.ContainerPhase.DRAINING;
import static dev.plimsoll.domain.fleet.ContainerPhase.READY;
import static dev.plimsoll.domain.fleet.ContainerPhase.STARTING;
import static dev.plimsoll.domain.fleet.ContainerPhase.STOPPED;
import static dev.plimsoll.domain.fleet.ContainerPhase.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ConvergencePlanTest {
    @Test
    void the_example_of_its_documentation_holds() {
        FleetContainer crashed = container(3, STOPPED);
        Fleet fleet = Fleets.of(List.of(container(1, READY), container(2, READY), crashed));
        Fleet replaced = Fleets.of(List.of(container(1, READY), container(2, READY), crashed, container(4, STARTING)));

        assertThat(ConvergencePlan.of(fleet, 3)).isEqualTo(new ConvergencePlan(1, Set.of(), Set.of()));
        assertThat(ConvergencePlan.of(replaced, 3)).isEqualTo(new ConvergencePlan(0, Set.of(), Set.of(id(3))));
    }

    @Test
    void a_fleet_of_the_wanted_count_is_done() {
        ConvergencePlan plan = ConvergencePlan.of(Fleets.of(1, 1, 1), 3);

        assertThat(plan).isEqualTo(new ConvergencePlan(0, Set.of(), Set.of()));
        assertThat(plan.isDone()).isTrue();
    }

    @Test
    void what_is_missing_surplus_or_left_over_is_not_done() {
        assertThat(ConvergencePlan.of(Fleets.ready(2), 3).isDone()).isFalse();
        assertThat(ConvergencePlan.of(Fleets.ready(2), 1).isDone()).isFalse();
        assertThat(ConvergencePlan.of(Fleets.of(List.of(container(1, READY), container(2, STOPPED))), 1)
                        .isDone())
                .isFalse();
        assertThat(ConvergencePlan.of(Fleets.ready(1), 0).isDone()).isFalse();
    }

    @Test
    void surplus_are_unhealthy_containers_then_the_newest() {
        assertThat(ConvergencePlan.of(Fleets.of(4, 0, 1), 3)).isEqualTo(new ConvergencePlan(0, ids(4, 5), Set.of()));
    }

    @Test
    void a_draining_container_neither_counts_nor_goes_twice() {
        Fleet fleet = Fleets.of(List.of(container(1, READY), container(2, DRAINING)));

        assertThat(ConvergencePlan.of(fleet, 2)).isEqualTo(new ConvergencePlan(1, Set.of(), Set.of()));
        assertThat(ConvergencePlan.of(fleet, 1).isDone()).isTrue();
    }

    @Test
    void outdated_containers_do_not_count_but_serve_until_new_ones_are_ready() {
        Fleet before = Fleets.of(List.of(outdated(1, READY), outdated(2, READY)));
        Fleet starting = with(before, container(3, STARTING), container(4, STARTING));
        Fleet half = with(before, container(3, READY), container(4, STARTING));
        Fleet ready = with(before, container(3, READY), container(4, READY));

        assertThat(ConvergencePlan.of(before, 2)).isEqualTo(new ConvergencePlan(2, Set.of(), Set.of()));
        assertThat(ConvergencePlan.of(starting, 2).isDone()).isTrue();
        assertThat(ConvergencePlan.of(half, 2).isDone()).isTrue();
        assertThat(ConvergencePlan.of(ready, 2)).isEqualTo(new ConvergencePlan(0, ids(1, 2), Set.of()));
    }

    @Test
    void with_a_template_outdated_containers_are_replaced_one_by_one() {
        Fleet before = ofTemplate(outdated(1, READY), outdated(2, READY));
        Fleet starting = ofTemplate(outdated(1, READY), outdated(2, READY), container(3, STARTING));
        Fleet ready = ofTemplate(outdated(1, READY), outdated(2, READY), container(3, READY));
        Fleet next = ofTemplate(outdated(1, READY), container(3, READY));

        assertThat(ConvergencePlan.of(before, 2)).isEqualTo(rolling(1));
        assertThat(ConvergencePlan.of(starting, 2)).isEqualTo(rolling(0));
        assertThat(ConvergencePlan.of(starting, 2).isDone()).isFalse();
        assertThat(ConvergencePlan.of(ready, 2)).isEqualTo(rolling(0, 2));
        assertThat(ConvergencePlan.of(next, 2)).isEqualTo(rolling(1));
        assertThat(ConvergencePlan.of(ofTemplate(container(3, READY), container(4, READY)), 2)
                        .isDone())
                .isTrue();
    }

    @Test
    void a_replacement_that_is_not_ready_halts_the_others() {
        Fleet noRoom = ofTemplate(outdated(1, READY), container(2, UNREADY));

        assertThat(ConvergencePlan.of(noRoom, 2)).isEqualTo(rolling(0));
    }

    @Test
    void with_a_template_nothing_stays_of_a_fleet_that_goes_to_zero() {
        Fleet fleet = ofTemplate(container(1, READY), container(2, STOPPED));

        assertThat(ConvergencePlan.of(fleet, 0)).isEqualTo(new ConvergencePlan(0, ids(1), ids(2)));
        assertThat(ConvergencePlan.of(ofTemplate(), 0).isDone()).isTrue();
        assertThat(ConvergencePlan.of(ofTemplate(), 2)).isEqualTo(new ConvergencePlan(2, Set.of(), Set.of()));
    }

    private static ConvergencePlan rolling(int missing, int... surplus) {
        return new ConvergencePlan(missing, ids(surplus), Set.of(), null, true);
    }

    private static Fleet ofTemplate(FleetContainer... containers) {
        TargetId target = new TargetId(new AppId(AppKind.PLIMSOLL, "my-shop"), "web");
        return new Fleet(target, List.of(containers), FleetCondition.STEADY);
    }

    @Test
    void outdated_containers_that_do_not_serve_are_not_waited_for() {
        Fleet fleet = Fleets.of(List.of(outdated(1, UNREADY), outdated(2, STARTING), container(3, STARTING)));

        assertThat(ConvergencePlan.of(fleet, 1)).isEqualTo(new ConvergencePlan(0, ids(1, 2), Set.of()));
    }

    @Test
    void none_desired_takes_everything_but_one_of_the_newest_configuration_that_is_only_stopped() {
        Fleet fleet = Fleets.of(List.of(outdated(1, READY), container(2, READY), container(3, STOPPED)));

        assertThat(ConvergencePlan.of(fleet, 0)).isEqualTo(new ConvergencePlan(0, ids(1), ids(3), id(2), false));
    }

    @Test
    void one_that_has_stopped_stays_when_none_is_desired() {
        Fleet stopped = Fleets.of(List.of(container(1, STOPPED), container(2, STOPPED)));

        assertThat(ConvergencePlan.of(stopped, 0)).isEqualTo(new ConvergencePlan(0, Set.of(), ids(2)));
        assertThat(ConvergencePlan.of(Fleets.of(List.of(container(1, STOPPED))), 0)
                        .isDone())
                .isTrue();
    }

    @Test
    void carried_out_again_and_again_it_converges_and_no_pass_takes_serving_containers_below_the_count() {
        Seeds.each(500, random -> {
            int desired = random.nextInt(7);
            Fleet fleet = anyFleet(random);
            for (int pass = 0; pass < 12; pass++) {
                Fleet next = carryOut(ConvergencePlan.of(fleet, desired), fleet);
                assertThat(next.ready())
                        .as("ready of %s after %s with %d desired", next, fleet, desired)
                        .isGreaterThanOrEqualTo(Math.min(desired, fleet.ready()));
                fleet = started(next, pass < 6 ? random.nextInt(1, 3) : 0, random);
            }
            assertThat(ConvergencePlan.of(fleet, desired).isDone()).isTrue();
            boolean wasThere = !fleet.containers().isEmpty();
            assertThat(fleet.current()).as("%s", fleet).isEqualTo(desired);
            assertThat(fleet.containers()).as("%s", fleet).hasSize(desired == 0 && wasThere ? 1 : desired);
            assertThat(fleet.containers().stream().filter(it -> it.phase().isCurrent()))
                    .as("%s", fleet)
                    .noneMatch(FleetContainer::isOutdated);
        });
    }

    private static Fleet anyFleet(RandomGenerator random) {
        // Spares are no matter of the plan.
        ContainerPhase[] phases = {READY, STARTING, UNREADY, DRAINING, STOPPED};
        List<FleetContainer> containers = new ArrayList<>();
        int count = random.nextInt(9);
        int outdated = random.nextInt(count + 1);
        for (int number = 1; number <= count; number++) {
            ContainerPhase phase = phases[random.nextInt(phases.length)];
            containers.add(number <= outdated ? outdated(number, phase) : container(number, phase));
        }
        return Fleets.of(containers);
    }

    private static Fleet carryOut(ConvergencePlan plan, Fleet fleet) {
        int newest = fleet.containers().stream()
                .mapToInt(FleetContainer::number)
                .max()
                .orElse(0);
        Stream<FleetContainer> staying = fleet.containers().stream()
                .filter(it -> !plan.surplus().contains(it.id()))
                .filter(it -> !plan.leftovers().contains(it.id()))
                .map(it -> it.id().equals(plan.parked()) ? it.in(STOPPED) : it);
        Stream<FleetContainer> added = Stream.iterate(newest + 1, number -> number + 1)
                .limit(plan.missing())
                .map(number -> container(number, STARTING));
        return Fleets.of(Stream.concat(staying, added).toList());
    }

    /// Time goes by: drained containers are gone, the others become ready, but for `unlucky` thirds of them.
    private static Fleet started(Fleet fleet, int unlucky, RandomGenerator random) {
        return Fleets.of(fleet.containers().stream()
                .filter(it -> it.phase() != DRAINING)
                .map(it -> it.phase().isCurrent() && random.nextInt(3) >= unlucky ? it.in(READY) : it)
                .toList());
    }

    private static Fleet with(Fleet fleet, FleetContainer... more) {
        return Fleets.of(
                Stream.concat(fleet.containers().stream(), Stream.of(more)).toList());
    }

    private static Set<ContainerId> ids(int... numbers) {
        return Set.copyOf(Arrays.stream(numbers).mapToObj(Fleets::id).toList());
    }
}
