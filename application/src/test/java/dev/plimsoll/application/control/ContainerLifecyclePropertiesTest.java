package dev.plimsoll.application.control;

import static dev.plimsoll.application.control.LifecycleScene.URL;
import static dev.plimsoll.application.control.LifecycleScene.WEB;
import static dev.plimsoll.application.lifecycle.HookResult.ABANDON;
import static dev.plimsoll.application.lifecycle.HookResult.CONTINUE;
import static dev.plimsoll.application.lifecycle.Transition.LAUNCHING;
import static dev.plimsoll.application.lifecycle.Transition.TERMINATING;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.port.HookCaller.Answer;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whatever order, no container serves or stops before its hooks are over.
final class ContainerLifecyclePropertiesTest {
    private static final List<Answer> ANSWERS = List.of(
            new Answer.Accepted(),
            new Answer.Failed("away"),
            new Answer.Completed(CONTINUE),
            new Answer.Completed(ABANDON));

    private final LifecycleScene scene = new LifecycleScene();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nobody_serves_or_stops_before_its_hooks_are_over(long seed) {
        Random random = new Random(seed);
        scene.calls("one", LAUNCHING, ABANDON);
        scene.calls("two", LAUNCHING, CONTINUE);
        scene.calls("bye", TERMINATING, ABANDON);
        scene.platform.up(WEB, 1);
        for (int step = 0; step < 300; step++) {
            step(random);
            scene.pass();
            check();
        }
    }

    private void step(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> scene.platform.up(WEB, 1 + random.nextInt(4));
            case 1 -> scene.restart();
            case 2 -> scene.platform.crash(any(random).id());
            case 3 -> scene.platform.startAgain(WEB);
            case 4, 5 -> leave(any(random));
            case 6 -> answer(random);
            case 7 ->
                scene.open().stream()
                        .findFirst()
                        .ifPresent(_ -> scene.complete(random.nextInt(4) == 0 ? ABANDON : CONTINUE));
            default -> scene.after(Duration.ofSeconds(random.nextInt(40)));
        }
        // Starts that follow one another within a second count as one.
        scene.after(Duration.ofSeconds(2));
        scene.lifecycle()
                .gone(
                        WEB,
                        scene.fleet().containers().stream()
                                .map(FleetContainer::id)
                                .collect(toSet()));
    }

    private void leave(FleetContainer container) {
        boolean hadBegun = scene.lifecycle().leaving(scene.fleet()).contains(container.id());
        boolean mayStop = scene.mayStop(container);
        // Those that have ended need no farewell.
        if (mayStop && container.phase() != ContainerPhase.STOPPED) {
            assertThat(hadBegun).as("was asked before it stopped").isTrue();
            assertThat(openOf(container)).noneMatch(action -> action.transition() == TERMINATING);
        }
    }

    private void answer(Random random) {
        for (String hook : List.of("one", "two", "bye")) {
            scene.caller.answer(URL + hook, ANSWERS.get(random.nextInt(ANSWERS.size())));
        }
    }

    private void check() {
        for (FleetContainer container : scene.seen().containers()) {
            if (container.phase() == ContainerPhase.READY) {
                assertThat(launched(container))
                        .as("hooks of " + container.name())
                        .isEqualTo(2);
            }
        }
        List<LifecycleAction> all = scene.storedActions.all();
        assertThat(all.stream().map(action -> action.container() + action.hook()))
                .as("one action for each hook and start")
                .doesNotHaveDuplicates();
    }

    private long launched(FleetContainer container) {
        return scene.storedActions.all().stream()
                .filter(action -> action.isOf(container) && action.transition() == LAUNCHING)
                .filter(action -> action.result() == CONTINUE)
                .count();
    }

    private List<LifecycleAction> openOf(FleetContainer container) {
        return scene.open().stream().filter(action -> action.isOf(container)).toList();
    }

    private FleetContainer any(Random random) {
        List<FleetContainer> all = scene.fleet().containers();
        return all.get(random.nextInt(all.size()));
    }
}
