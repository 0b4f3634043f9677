package dev.plimsoll.adapters.docker.events;

import static dev.plimsoll.domain.fleet.FleetCondition.CHANGING;
import static dev.plimsoll.domain.fleet.FleetCondition.STEADY;
import static dev.plimsoll.domain.fleet.FleetCondition.STOPPED_BY_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.label.LabelledContainer.State;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void running_containers_that_nobody_is_at_are_steady() {
        assertThat(two().condition()).isEqualTo(STEADY);
    }

    @Test
    void no_container_at_all_is_a_persons_doing() {
        assertThat(new Scene().inStep().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_death_without_a_kill_is_a_crash() {
        assertThat(two().dies("a").dies("b").condition()).isEqualTo(STEADY);
    }

    @Test
    void deaths_after_kills_are_a_persons_wish() {
        assertThat(two().stops("a").stops("b").settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 15, 28})
    void signals_that_stop_are_a_persons_wish(int signal) {
        Scene scene = two().kills("a", signal).dies("a").kills("b", signal).dies("b");

        assertThat(scene.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 12})
    void signals_that_only_tell_something_are_not(int signal) {
        Scene scene = two().kills("a", signal).dies("a").kills("b", signal).dies("b");

        assertThat(scene.settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void kills_of_our_own_never_count() {
        Scene scene = two();
        scene.ours.removes(new ContainerId("a"));

        assertThat(scene.kills("a", 15).dies("a").condition()).isEqualTo(STEADY);
    }

    @Test
    void what_we_have_just_made_can_crash() {
        Scene scene = two().weMake("a").weMake("b").settled();

        assertThat(scene.dies("a").dies("b").condition()).isEqualTo(STEADY);
    }

    @Test
    void what_we_have_just_made_can_be_stopped_by_a_person() {
        Scene scene = two().weMake("a").weMake("b").settled();

        assertThat(scene.stops("a").stops("b").condition()).isEqualTo(CHANGING);
        assertThat(scene.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void what_we_make_is_not_other_hands_at_work() {
        assertThat(two().weMake("c").condition()).isEqualTo(STEADY);
    }

    @Test
    void what_we_have_just_removed_is_still_our_doing_when_its_events_arrive() {
        Scene scene = two();
        scene.ours.removes(new ContainerId("a"));
        scene.ours.isDoneWith(new ContainerId("a"));

        assertThat(scene.kills("a", 15).dies("a").destroys("a").condition()).isEqualTo(STEADY);
    }

    @Test
    void a_stop_of_all_is_never_seen_half_done() {
        Scene scene = two();

        assertThat(scene.stops("a").condition()).isEqualTo(CHANGING);
        assertThat(scene.later(Duration.ofMillis(400)).kills("b", 15).condition())
                .isEqualTo(CHANGING);
        assertThat(scene.later(LONG).condition())
                .as("the last one takes its time to stop")
                .isEqualTo(STOPPED_BY_REQUEST);
        assertThat(scene.dies("b").settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void an_end_counts_though_the_list_does_not_show_it_yet() {
        Scene stopped = two().stops("a").kills("b", 15).diesUnlisted("b");
        Scene crashed = two().dies("a").diesUnlisted("b");

        assertThat(stopped.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
        assertThat(crashed.settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void one_stopped_container_among_others_is_a_gap_to_fill() {
        assertThat(two().stops("a").settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void a_started_container_ends_the_suspension() {
        Scene scene = two().stops("a").stops("b").later(LONG).starts("a");

        assertThat(scene.condition()).isEqualTo(CHANGING);
        assertThat(scene.settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void a_signal_that_stopped_nothing_is_forgotten() {
        Scene scene = two().kills("a", 15).kills("b", 15);

        assertThat(scene.later(Duration.ofMinutes(11)).condition()).isEqualTo(STEADY);
    }

    @Test
    void a_crash_long_after_a_signal_that_stopped_nothing_is_a_crash() {
        Scene scene = two().kills("a", 15).kills("b", 15).later(Duration.ofMinutes(11));

        assertThat(scene.dies("a").dies("b").condition()).isEqualTo(STEADY);
    }

    @Test
    void an_end_with_the_engine_long_after_a_signal_that_stopped_nothing_is_a_crash() {
        Scene scene = two().kills("a", 15).later(Duration.ofMinutes(11)).kills("b", 15);
        scene.confirms().later(Duration.ofMinutes(11)).loses().endsUntold("a").endsUntold("b");

        assertThat(scene.opensAgain(true).inStep().condition()).isEqualTo(STEADY);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_signal_that_may_only_ask_for_a_thread_dump_suspends_nothing(int signal) {
        Scene scene = two().kills("a", signal).kills("b", signal).settled();

        assertThat(scene.condition()).isEqualTo(STEADY);
        assertThat(scene.later(LONG).dies("a").dies("b").condition())
                .as("a crash long after it")
                .isEqualTo(STEADY);
    }

    @Test
    void the_containers_own_stop_signal_suspends_at_once() {
        Scene scene = two().stopsOn("2").kills("a", 2).kills("b", 2).settled();

        assertThat(scene.condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void the_engine_is_never_asked_while_others_wait_for_the_watch() {
        Scene scene = two().kills("a", 28).kills("b", 2);

        assertThat(scene.wasAskedInsideTheMonitor()).isFalse();
    }

    @Test
    void a_stop_after_a_crash_is_the_last_word() {
        Scene scene = two().dies("a").later(LONG).stops("b");

        assertThat(scene.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_crash_after_a_stop_of_one_is_the_last_word() {
        Scene scene = two().stops("a").later(LONG).dies("b");

        assertThat(scene.condition()).isEqualTo(STEADY);
    }

    @Test
    void a_sibling_that_falls_over_while_all_are_stopped_is_no_crash() {
        Scene scene = two().stops("a").later(Duration.ofMillis(800)).dies("b");

        assertThat(scene.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_network_that_goes_takes_its_project_with_it() {
        Scene scene = two().dies("a").dies("b").later(LONG);

        assertThat(scene.destroysNetwork().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void every_step_of_other_hands_keeps_ours_off_for_a_while() {
        Scene scene = two().creates("c");
        Instant until = scene.clock.instant().plus(Condition.ABOUT_TO_START);

        assertThat(scene.detail()).isEqualTo(new Condition(CHANGING, until));
        assertThat(scene.starts("c").condition()).isEqualTo(CHANGING);
        assertThat(scene.settled().condition()).isEqualTo(STEADY);
        assertThat(scene.destroys("c").condition()).isEqualTo(CHANGING);
        assertThat(scene.settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void a_container_that_compose_does_not_start_blocks_us_for_seconds_only() {
        Scene scene = two().creates("c");

        assertThat(scene.later(Duration.ofSeconds(2)).condition()).isEqualTo(CHANGING);
        assertThat(scene.later(Duration.ofSeconds(2)).condition()).isEqualTo(STEADY);
    }

    @Test
    void a_container_renamed_to_be_replaced_means_that_compose_recreates() {
        Scene scene = two().renames("a", "0123456789ab_shop_web_1");

        assertThat(scene.later(Duration.ofSeconds(110)).condition()).isEqualTo(CHANGING);
    }

    @Test
    void a_recreate_that_was_given_up_blocks_us_for_minutes_only() {
        Scene scene = two().renames("a", "0123456789ab_shop_web_1");
        Instant until = scene.clock.instant().plus(Condition.RECREATING);

        assertThat(scene.settled().detail()).isEqualTo(new Condition(CHANGING, until));
        assertThat(scene.later(Condition.RECREATING).condition()).isEqualTo(STEADY);
    }

    @Test
    void a_recreate_that_was_given_up_before_our_time_blocks_us_for_minutes_from_its_creation() {
        Scene scene = new Scene().has("0123456789ab", State.RUNNING).inStep();

        assertThat(scene.condition()).isEqualTo(CHANGING);
        assertThat(scene.later(Condition.RECREATING).condition()).isEqualTo(STEADY);
    }

    @Test
    void projects_that_nobody_touches_any_more_are_forgotten() {
        Scene scene = two().creates("c").starts("c").later(LONG).creates("d");

        assertThat(scene.touchedAt("shop")).contains(scene.clock.instant());
        assertThat(scene.later(LONG).weMake("e").touchedAt("shop")).isEmpty();
    }

    @Test
    void a_restart_policy_at_work_is_nobodys_hands() {
        assertThat(two().dies("a").starts("a").condition()).isEqualTo(STEADY);
    }

    @Test
    void nothing_is_certain_while_the_stream_is_broken() {
        assertThat(two().loses().condition()).isEqualTo(CHANGING);
        assertThat(two().loses().inStep().condition()).isEqualTo(STEADY);
    }

    @Test
    void what_an_engine_took_down_with_it_has_crashed() {
        Scene scene =
                two().loses().endsUntold("a").endsUntold("b").opensAgain(true).inStep();

        assertThat(scene.condition()).isEqualTo(STEADY);
    }

    @Test
    void what_an_engine_stopped_before_it_ended_has_crashed() {
        Scene scene = two().stops("a").stops("b").settled();
        assertThat(scene.condition()).isEqualTo(STOPPED_BY_REQUEST);

        assertThat(scene.loses().opensAgain(true).inStep().condition()).isEqualTo(STEADY);
    }

    @Test
    void what_a_starting_engine_stops_has_crashed() {
        Scene scene = two().loses().opensAgain(true).stops("a").stops("b").inStep();

        assertThat(scene.settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void what_a_person_stopped_before_an_engine_restarted_stays_stopped() {
        Scene scene = two().stops("a").stops("b").confirms().later(LONG);

        assertThat(scene.loses().opensAgain(true).inStep().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_stop_that_is_told_after_the_stream_came_back_is_a_persons_wish() {
        Scene scene = two().loses().opensAgain(false).stops("a").stops("b").inStep();

        assertThat(scene.settled().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void an_end_that_was_missed_while_the_engine_lived_on_may_have_been_asked_for() {
        Scene scene =
                two().loses().endsUntold("a").endsUntold("b").opensAgain(false).inStep();

        assertThat(scene.condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void dead_containers_of_which_nothing_is_known_are_left_alone() {
        Scene scene = new Scene().has("a", State.EXITED).has("b", State.EXITED).inStep();

        assertThat(scene.condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_crash_in_a_complete_history_is_a_crash() {
        Scene scene = new Scene()
                .opens(new History(Instant.EPOCH, true, Instant.EPOCH), false)
                .dies("a")
                .inStep();

        assertThat(scene.condition()).isEqualTo(STEADY);
    }

    @Test
    void a_death_at_the_edge_of_an_incomplete_history_may_have_been_asked_for() {
        Scene scene = new Scene();
        scene.opens(new History(Instant.EPOCH, false, scene.clock.instant().minusSeconds(5)), false);

        assertThat(scene.dies("a").inStep().condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    @Test
    void a_whole_run_in_an_incomplete_history_tells_a_crash() {
        Scene scene = new Scene();
        scene.opens(new History(Instant.EPOCH, false, scene.clock.instant().minusSeconds(5)), false);

        assertThat(scene.starts("a").dies("a").inStep().settled().condition()).isEqualTo(STEADY);
    }

    @Test
    void the_end_of_a_container_is_waited_for_until_it_is_told() {
        Scene scene = new Scene().creates("a").starts("a").inStep().settled().endsUntold("a");

        assertThat(scene.condition()).isEqualTo(CHANGING);
        assertThat(scene.dies("a").condition()).isEqualTo(STEADY);
    }

    @Test
    void an_end_that_is_never_told_is_not_taken_for_a_crash() {
        Scene scene = new Scene().creates("a").starts("a").inStep().settled().endsUntold("a");
        scene.condition();

        assertThat(scene.later(Condition.LAG).condition()).isEqualTo(STOPPED_BY_REQUEST);
    }

    private static Scene two() {
        return new Scene().has("a", State.RUNNING).has("b", State.RUNNING).inStep();
    }
}
