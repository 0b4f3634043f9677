package dev.plimsoll.application.control;

import static dev.plimsoll.application.control.LifecycleScene.COMMAND;
import static dev.plimsoll.application.control.LifecycleScene.URL;
import static dev.plimsoll.application.control.LifecycleScene.WEB;
import static dev.plimsoll.application.control.LifecycleScene.labelled;
import static dev.plimsoll.application.lifecycle.HookResult.ABANDON;
import static dev.plimsoll.application.lifecycle.HookResult.CONTINUE;
import static dev.plimsoll.application.lifecycle.Transition.LAUNCHING;
import static dev.plimsoll.application.lifecycle.Transition.TERMINATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryContainerExec.Run;
import dev.plimsoll.application.fake.InMemoryHookCaller.Call;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.port.ContainerExec.Ended;
import dev.plimsoll.application.port.HookCaller.Answer;
import dev.plimsoll.application.port.PortFailure.StoreUnavailable;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContainerLifecycleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);

    private final LifecycleScene scene = new LifecycleScene();

    @Test
    void without_hooks_everything_is_as_it_was() {
        scene.platform.up(WEB, 2);
        Fleet fleet = scene.fleet();

        assertThat(scene.lifecycle().launching(fleet, scene.clock.instant())).isSameAs(fleet);
        assertThat(scene.lifecycle().seen(fleet)).isSameAs(fleet);
        assertThat(scene.mayStop(scene.first())).isTrue();
        assertThat(scene.lifecycle().leaving(fleet)).isEmpty();
    }

    @Test
    void a_new_container_is_starting_until_its_hook_says_continue() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 2);

        assertThat(scene.pass().ready()).isZero();
        assertThat(scene.seen().current()).isEqualTo(2);
        assertThat(scene.caller.calls()).hasSize(2).extracting(Call::url).containsOnly(URL + "warm");

        scene.complete(CONTINUE);
        assertThat(scene.seen().ready()).isOne();
        assertThat(scene.woken).containsExactly(WEB);
        scene.complete(CONTINUE);
        assertThat(scene.seen().ready()).isEqualTo(2);
        assertThat(scene.events()).isEmpty();
    }

    @Test
    void a_receiver_that_answers_at_once_need_not_be_waited_for() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.caller.answer(URL + "warm", new Answer.Completed(CONTINUE));
        scene.platform.up(WEB, 1);

        assertThat(scene.pass().ready()).isOne();
        assertThat(scene.woken).containsExactly(WEB);
    }

    @Test
    void containers_that_started_before_the_hook_was_made_are_none_of_its_business() {
        scene.platform.up(WEB, 1);
        scene.calls("warm", LAUNCHING, ABANDON);

        assertThat(scene.pass().ready()).isOne();
        assertThat(scene.caller.calls()).isEmpty();
    }

    @Test
    void looking_begins_nothing() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);

        assertThat(scene.seen().ready()).isOne();
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void a_hook_is_called_once_for_each_start() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);
        for (int pass = 0; pass < 5; pass++) {
            scene.pass();
            scene.after(SECOND);
        }
        scene.complete(CONTINUE);
        scene.pass();
        assertThat(scene.caller.calls()).hasSize(1);

        scene.after(HEARTBEAT);
        scene.platform.crash(scene.first().id());
        scene.platform.startAgain(WEB);

        assertThat(scene.pass().ready()).isZero();
        assertThat(scene.caller.calls()).hasSize(2);
        assertThat(scene.storedActions.all()).hasSize(1);
    }

    @Test
    void who_is_abandoned_is_to_be_replaced_and_never_ready() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 2);
        scene.pass();

        scene.complete(ABANDON);
        scene.complete(CONTINUE);

        assertThat(scene.lifecycle().abandoned(WEB))
                .containsExactly(scene.first().id());
        assertThat(scene.seen().ready()).isOne();
        assertThat(scene.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.LIFECYCLE_ACTION);
            assertThat(event.actor()).isEqualTo(LifecycleScene.ANN);
            assertThat(event.data())
                    .containsEntry("hook", "warm")
                    .containsEntry("transition", "launching")
                    .containsEntry("container_name", "shop-web-1")
                    .containsEntry("result", "ABANDON");
        });
    }

    @Test
    void what_nobody_ends_in_time_ends_by_the_default_and_is_put_on_record() {
        scene.calls("lenient", LAUNCHING, CONTINUE);
        scene.calls("strict", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);
        scene.pass();

        scene.after(HEARTBEAT.minus(SECOND));
        assertThat(scene.open()).hasSize(2);
        scene.after(SECOND);

        assertThat(scene.open()).isEmpty();
        assertThat(scene.lifecycle().abandoned(WEB))
                .containsExactly(scene.first().id());
        assertThat(scene.events()).extracting(AppEvent::actor).containsOnly(AppEvent.HOOKS);
        assertThat(scene.events())
                .extracting(
                        event -> event.data().get("result") + " " + event.data().get("detail"))
                .containsExactlyInAnyOrder("CONTINUE timed out after 60 s", "ABANDON timed out after 60 s");
    }

    @Test
    void calls_that_fail_are_repeated_ever_more_slowly() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.caller.answer(URL + "warm", new Answer.Failed("answered with status 503"));
        scene.platform.up(WEB, 1);
        scene.pass();
        for (int second = 0; second < 20; second++) {
            scene.after(SECOND);
        }

        // At once, and after 1, 3, 7 and 15 seconds.
        assertThat(scene.caller.calls()).hasSize(5);
        assertThat(scene.caller.calls())
                .extracting(Call::id)
                .containsOnly(scene.open().getFirst().id());
        assertThat(Set.copyOf(scene.caller.calls())).hasSize(1);
        assertThat(scene.failure()).isEqualTo("answered with status 503");
        scene.after(HEARTBEAT);
        assertThat(scene.events().getFirst().data())
                .containsEntry("detail", "timed out after 80 s: answered with status 503");
    }

    @Test
    void heartbeats_put_the_end_off_but_not_for_ever() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);
        scene.pass();

        for (int beats = 0; beats < 199; beats++) {
            scene.after(HEARTBEAT.dividedBy(2));
            scene.heartbeat();
        }
        assertThat(scene.open()).hasSize(1);

        scene.after(HEARTBEAT.dividedBy(2));
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void a_container_may_stop_when_all_its_terminating_hooks_are_over() {
        scene.calls("deregister", TERMINATING, ABANDON);
        scene.runs("flush", TERMINATING);
        scene.platform.up(WEB, 2);
        FleetContainer container = scene.first();

        assertThat(scene.mayStop(container)).isFalse();
        assertThat(scene.exec.runs()).containsExactly(new Run(container.id(), COMMAND, HEARTBEAT));
        assertThat(scene.lifecycle().leaving(scene.fleet())).containsExactly(container.id());
        assertThat(scene.mayStop(container)).isFalse();

        scene.complete(CONTINUE);
        assertThat(scene.mayStop(container)).isTrue();
        assertThat(scene.caller.calls()).hasSize(1);
        assertThat(scene.exec.runs()).hasSize(1);
        assertThat(scene.seen().ready()).isEqualTo(2);
    }

    @Test
    void terminating_hooks_are_for_older_containers_too_but_not_for_those_that_have_ended() {
        scene.platform.up(WEB, 2);
        scene.calls("deregister", TERMINATING, ABANDON);
        scene.platform.crash(scene.first().id());

        assertThat(scene.mayStop(scene.first())).isTrue();
        assertThat(scene.caller.calls()).isEmpty();
        assertThat(scene.mayStop(scene.fleet().containers().getLast())).isFalse();
        assertThat(scene.caller.calls()).hasSize(1);
    }

    @Test
    void one_terminating_hook_that_abandons_spares_the_others() {
        scene.calls("deregister", TERMINATING, ABANDON);
        scene.runs("flush", TERMINATING);
        scene.exec.end(COMMAND, new Ended.Exited(7));
        scene.platform.up(WEB, 1);

        assertThat(scene.mayStop(scene.first())).isFalse();

        assertThat(scene.open()).isEmpty();
        assertThat(scene.mayStop(scene.first())).isTrue();
        assertThat(scene.events())
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .containsEntry("hook", "flush")
                        .containsEntry("detail", "exit status 7"));
    }

    @Test
    void a_command_that_takes_too_long_ends_by_the_default() {
        scene.runs("warm", LAUNCHING);
        scene.exec.end(COMMAND, new Ended.TimedOut());
        scene.platform.up(WEB, 1);

        scene.pass();

        assertThat(scene.lifecycle().abandoned(WEB)).hasSize(1);
    }

    @Test
    void a_label_says_what_is_run_before_each_stop() {
        scene.platform.up(WEB, 1);
        FleetContainer container = labelled(scene.first(), Map.of("plimsoll.pre-stop", "nginx -s quit; sleep 1"));

        assertThat(scene.mayStop(container)).isFalse();

        assertThat(scene.exec.runs())
                .containsExactly(new Run(
                        container.id(), List.of("/bin/sh", "-c", "nginx -s quit; sleep 1"), Duration.ofSeconds(30)));
        assertThat(scene.mayStop(container)).isTrue();
        assertThat(scene.events()).isEmpty();
    }

    @Test
    void the_label_bounds_its_own_time_and_what_is_not_readable_does_no_harm() {
        scene.platform.up(WEB, 2);
        FleetContainer last = scene.fleet().containers().getLast();

        scene.mayStop(labelled(scene.first(), Map.of("plimsoll.pre-stop", "x", "plimsoll.pre-stop-timeout", "5")));
        scene.mayStop(labelled(last, Map.of("plimsoll.pre-stop", "y", "plimsoll.pre-stop-timeout", "soon")));

        assertThat(scene.exec.runs())
                .extracting(
                        run -> run.command().getLast() + " " + run.deadline().toSeconds())
                .containsExactly("x 5", "y 30");
        assertThat(scene.mayStop(labelled(last, Map.of("plimsoll.pre-stop", " "))))
                .isTrue();
    }

    @Test
    void a_new_process_goes_on_with_what_an_earlier_one_began() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.calls("other", LAUNCHING, ABANDON);
        scene.caller.answer(URL + "other", new Answer.Failed("away"));
        scene.platform.up(WEB, 1);
        scene.pass();
        Set<LifecycleAction> before = Set.copyOf(scene.open());

        scene.restart();

        assertThat(Set.copyOf(scene.open())).isEqualTo(before);
        assertThat(scene.seen().ready()).isZero();
        scene.after(SECOND);
        assertThat(scene.caller.calls())
                .extracting(Call::url)
                .containsExactly(URL + "other", URL + "warm", URL + "other");
        scene.after(HEARTBEAT);
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void a_new_process_remembers_what_is_over() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.calls("bye", TERMINATING, ABANDON);
        scene.platform.up(WEB, 1);
        scene.pass();
        scene.complete(CONTINUE);
        scene.mayStop(scene.first());
        scene.complete(CONTINUE);

        scene.restart();

        assertThat(scene.pass().ready()).isOne();
        assertThat(scene.lifecycle().leaving(scene.fleet()))
                .containsExactly(scene.first().id());
        assertThat(scene.mayStop(scene.first())).isTrue();
        assertThat(scene.caller.calls()).hasSize(2);
    }

    @Test
    void a_new_process_runs_the_command_of_a_label_again_when_it_is_asked_again() {
        scene.platform.up(WEB, 1);
        FleetContainer container = labelled(scene.first(), Map.of("plimsoll.pre-stop", "x"));
        scene.lifecycle().mayStop(WEB, container, scene.clock.instant());
        scene.restart();
        scene.after(SECOND);
        assertThat(scene.exec.runs()).isEmpty();

        assertThat(scene.mayStop(container)).isFalse();
        scene.after(SECOND);

        assertThat(scene.exec.runs()).hasSize(1);
        assertThat(scene.mayStop(container)).isTrue();
    }

    @Test
    void containers_that_are_gone_are_forgotten() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 2);
        scene.pass();
        FleetContainer first = scene.first();

        scene.lifecycle().gone(WEB, Set.of(first.id()));

        assertThat(scene.open()).extracting(LifecycleAction::container).containsExactly(first.id());
        assertThat(scene.storedActions.all()).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_hook_that_is_gone() {
        LifecycleHook hook = scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);
        scene.pass();

        scene.remove(hook);

        assertThat(scene.seen().ready()).isOne();
        scene.after(HEARTBEAT);
        assertThat(scene.open()).isEmpty();
        assertThat(scene.lifecycle().abandoned(WEB)).isEmpty();
    }

    @Test
    void a_hook_that_takes_the_name_of_another_one_begins_anew() {
        scene.platform.up(WEB, 1);
        LifecycleHook hook = scene.calls("bye", TERMINATING, ABANDON);
        assertThat(scene.mayStop(scene.first())).isFalse();
        scene.complete(CONTINUE);
        scene.remove(hook);
        scene.after(SECOND);
        scene.calls("bye", TERMINATING, ABANDON);

        assertThat(scene.mayStop(scene.first())).isFalse();
        assertThat(scene.caller.calls()).hasSize(2);
    }

    @Test
    void nothing_is_done_that_could_not_be_stored_before() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.platform.up(WEB, 1);
        scene.storedActions.goAway();

        assertThatThrownBy(scene::pass).isInstanceOf(StoreUnavailable.class);
        assertThat(scene.caller.calls()).isEmpty();

        scene.storedActions.comeBack();
        scene.pass();
        assertThat(scene.caller.calls()).hasSize(1);
    }

    @Test
    void a_result_that_cannot_be_stored_is_asked_for_again() {
        scene.calls("warm", LAUNCHING, ABANDON);
        scene.caller.answer(URL + "warm", new Answer.Completed(CONTINUE));
        scene.platform.up(WEB, 1);
        scene.lifecycle().launching(scene.fleet(), scene.clock.instant());
        scene.storedActions.goAway();
        scene.work();
        assertThat(scene.seen().ready()).isZero();

        scene.storedActions.comeBack();
        scene.after(SECOND);

        assertThat(scene.seen().ready()).isOne();
        assertThat(scene.caller.calls()).hasSize(2);
    }

    @Test
    void an_engine_that_is_away_is_asked_again() {
        scene.runs("warm", LAUNCHING);
        scene.platform.up(WEB, 1);
        scene.lifecycle().launching(scene.fleet(), scene.clock.instant());
        scene.platform.goAway("gone fishing");
        scene.work();
        assertThat(scene.failure()).contains("gone fishing");

        scene.platform.comeBack();
        scene.after(SECOND);

        assertThat(scene.seen().ready()).isOne();
    }
}
