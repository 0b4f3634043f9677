package dev.plimsoll.domain.fleet;

import static dev.plimsoll.domain.fixture.Fleets.container;
import static dev.plimsoll.domain.fixture.Fleets.id;
import static dev.plimsoll.domain.fixture.Fleets.outdated;
import static dev.plimsoll.domain.fixture.Fleets.runningSince;
import static dev.plimsoll.domain.fleet.ContainerPhase.DRAINING;
import static dev.plimsoll.domain.fleet.ContainerPhase.READY;
import static dev.plimsoll.domain.fleet.ContainerPhase.STARTING;
import static dev.plimsoll.domain.fleet.ContainerPhase.STOPPED;
import static dev.plimsoll.domain.fleet.ContainerPhase.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fixture.Fleets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FleetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @Test
    void the_example_of_its_documentation_holds() {
        Fleet fleet = Fleets.of(
                List.of(container(1, READY), container(2, READY), container(3, STARTING), container(4, DRAINING)));

        assertThat(fleet.current()).isEqualTo(3);
        assertThat(fleet.ready()).isEqualTo(2);
    }

    @Test
    void starting_ready_and_unready_containers_are_current() {
        Fleet fleet = Fleets.of(List.of(
                container(1, STARTING),
                container(2, READY),
                container(3, UNREADY),
                container(4, DRAINING),
                container(5, STOPPED)));

        assertThat(fleet.current()).isEqualTo(3);
    }

    @Test
    void outdated_containers_are_current_but_not_up_to_date() {
        Fleet fleet = Fleets.of(List.of(
                container(3, READY),
                container(4, STARTING),
                container(5, STOPPED),
                outdated(1, READY),
                outdated(2, STARTING)));

        assertThat(fleet.current()).isEqualTo(4);
        assertThat(fleet.upToDate()).isEqualTo(2);
        assertThat(fleet.ready()).isEqualTo(2);
        assertThat(fleet.readyUpToDate()).isEqualTo(1);
    }

    @Test
    void outdated_then_unhealthy_then_starting_then_the_newest_go_first() {
        Fleet fleet = Fleets.of(List.of(
                container(1, READY),
                container(2, STOPPED),
                outdated(3, READY),
                container(4, UNREADY),
                container(5, STARTING),
                container(6, READY),
                outdated(7, UNREADY),
                container(8, DRAINING),
                outdated(9, READY)));

        assertThat(fleet.firstToGo(9)).extracting(FleetContainer::number).containsExactly(7, 9, 3, 4, 5, 6, 1);
        assertThat(fleet.firstToGo(2)).extracting(FleetContainer::number).containsExactly(7, 9);
        assertThat(fleet.firstToGo(0)).isEmpty();
    }

    @Test
    void of_those_that_are_alike_the_protected_go_last_and_the_idle_before_the_newest() {
        Fleet fleet = Fleets.ready(5).busy(Set.of(id(4), id(5))).protecting(Set.of(id(1), id(5)));

        assertThat(fleet.firstToGo(5)).extracting(FleetContainer::number).containsExactly(3, 2, 4, 1, 5);
    }

    @Test
    void an_unhealthy_one_goes_though_it_is_protected() {
        Fleet fleet = Fleets.of(1, 1, 1).protecting(Set.of(id(2), id(3)));

        assertThat(fleet.firstToGo(3)).extracting(FleetContainer::number).containsExactly(3, 2, 1);
    }

    @Test
    void ready_ones_that_are_held_are_starting_and_others_stay_what_they_are() {
        Fleet fleet = Fleets.of(1, 1, 1).held(Set.of(id(1), id(2), id(3)));

        assertThat(fleet.containers()).extracting(FleetContainer::phase).containsExactly(STARTING, STARTING, UNREADY);
        assertThat(fleet.containers()).noneMatch(FleetContainer::isReady);
    }

    @Test
    void those_that_fail_are_unready_unless_they_have_ended_or_are_going() {
        Fleet fleet = Fleets.of(List.of(
                        container(1, READY), container(2, STARTING), container(3, DRAINING), container(4, STOPPED)))
                .unfit(Set.of(id(1), id(2), id(3), id(4)));

        assertThat(fleet.containers())
                .extracting(FleetContainer::phase)
                .containsExactly(UNREADY, UNREADY, DRAINING, STOPPED);
    }

    @Test
    void one_that_has_shown_that_it_is_ready_needs_no_warm_up() {
        Fleet fleet = Fleets.of(List.of(runningSince(1, NOW), runningSince(2, NOW)))
                .proven(Set.of(id(1)))
                .warmedUp(WARM_UP, NOW);

        assertThat(fleet.containers()).extracting(FleetContainer::phase).containsExactly(READY, STARTING);
    }

    @Test
    void labels_are_those_of_the_newest_container_of_the_newest_configuration() {
        Fleet fleet = Fleets.of(List.of(labelled(1, "old", true), labelled(2, "new", false), labelled(3, "old", true)));

        assertThat(fleet.labels()).isEqualTo(Map.of("plimsoll.port", "new"));
        assertThat(Fleets.of(List.of()).labels()).isEmpty();
    }

    private static FleetContainer labelled(int number, String port, boolean isOutdated) {
        FleetContainer like = isOutdated ? outdated(number, READY) : container(number, READY);
        return like.with(FleetContainer.Traits.of(Map.of("plimsoll.port", port)));
    }

    @Test
    void without_a_health_check_a_container_is_ready_once_it_has_run_for_the_warm_up() {
        Fleet fleet = Fleets.of(List.of(
                runningSince(1, NOW.minusMillis(3000)),
                runningSince(2, NOW.minusMillis(2999)),
                runningSince(3, NOW.plusSeconds(1))));

        assertThat(fleet.warmedUp(WARM_UP, NOW).containers())
                .extracting(FleetContainer::phase)
                .containsExactly(READY, STARTING, STARTING);
    }

    @Test
    void a_health_check_knows_better_than_time() {
        FleetContainer healthy = new FleetContainer(id(1), "shop-web-1", 1, READY, true, NOW, false);

        assertThat(Fleets.of(List.of(healthy)).warmedUp(WARM_UP, NOW).ready()).isEqualTo(1);
    }

    @Test
    void only_ready_containers_warm_up() {
        List<FleetContainer> containers = List.of(
                new FleetContainer(id(1), "shop-web-1", 1, UNREADY, false, NOW, false),
                new FleetContainer(id(2), "shop-web-2", 2, DRAINING, false, NOW, false),
                new FleetContainer(id(3), "shop-web-3", 3, STOPPED, false, null, false));

        assertThat(Fleets.of(containers).warmedUp(WARM_UP, NOW)).isEqualTo(Fleets.of(containers));
    }

    @Test
    void containers_on_their_way_out_are_draining() {
        Fleet fleet = Fleets.ready(3).withDraining(Set.of(id(2), id(9)));

        assertThat(fleet.containers()).extracting(FleetContainer::phase).containsExactly(READY, DRAINING, READY);
    }
}
