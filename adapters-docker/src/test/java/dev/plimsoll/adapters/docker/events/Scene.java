package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainer.State;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events of containers of one service, told to a watch as the engine would, with the list that goes with
/// them.
final class Scene {
    static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final String NETWORK = "shop_default";

    final SettableClock clock = new SettableClock();
    final OurWork ours = new OurWork(clock);
    private final FleetWatch watch = new FleetWatch(clock, ours, this::stopRule);
    private String stopSignal = "28";
    private boolean wasAskedInsideTheMonitor;
    private final Map<String, LabelledContainer> containers = new LinkedHashMap<>();

    /// The watch is in step from now on, with what is there.
    Scene inStep() {
        watch.inStep(listed(), Map.of(NETWORK, WEB.app()));
        return this;
    }

    Scene later(Duration step) {
        clock.advance(step);
        return this;
    }

    Scene settled() {
        return later(Condition.HANDS_OFF.plusMillis(1));
    }

    /// It has been there all along.
    Scene has(String id, State state) {
        put(id, id + "_web_1", state, false);
        return this;
    }

    /// All containers name this as their own stop signal.
    Scene stopsOn(String signal) {
        stopSignal = signal;
        return this;
    }

    boolean wasAskedInsideTheMonitor() {
        return wasAskedInsideTheMonitor;
    }

    private StopRule stopRule(ContainerId id) {
        wasAskedInsideTheMonitor |= Thread.holdsLock(watch);
        return new StopRule(stopSignal, StopRule.DEFAULT_GRACE);
    }

    Scene creates(String id) {
        put(id, "shop_web_" + id, State.CREATED, false);
        return tell("create", id, Map.of());
    }

    Scene starts(String id) {
        move(id, State.RUNNING);
        return tell("start", id, Map.of());
    }

    /// A call of ours makes and starts it, and is done.
    Scene weMake(String id) {
        ours.makes(new ContainerId(id));
        creates(id).starts(id);
        ours.isDoneWith(new ContainerId(id));
        return this;
    }

    Scene kills(String id, int signal) {
        return tell("kill", id, Map.of("signal", String.valueOf(signal)));
    }

    Scene dies(String id) {
        endsUntold(id);
        return tell("die", id, Map.of("exitCode", "1"));
    }

    /// It ends, and the event is late or lost.
    Scene endsUntold(String id) {
        move(id, State.EXITED);
        return this;
    }

    /// It ends, and the list still shows it as running: engine 20.10 tells first and tidies up then.
    Scene diesUnlisted(String id) {
        return tell("die", id, Map.of("exitCode", "1"));
    }

    Scene stops(String id) {
        return kills(id, 15).dies(id);
    }

    Scene destroys(String id) {
        containers.remove(id);
        return tell("destroy", id, Map.of());
    }

    Scene renames(String id, String name) {
        put(id, name, State.RUNNING, false);
        return tell("rename", id, Map.of());
    }

    Scene destroysNetwork() {
        watch.take(new EngineEvent("network", "destroy", NETWORK, clock.instant(), Json.object()));
        return this;
    }

    /// The stream breaks.
    Scene loses() {
        watch.lost();
        return this;
    }

    /// The stream opens again, at the same engine or at one that restarted.
    Scene opensAgain(boolean hasRestarted) {
        return opens(History.NOTHING, hasRestarted);
    }

    Scene opens(History history, boolean hasRestarted) {
        watch.opens(history, hasRestarted);
        return this;
    }

    /// The engine took a new connection after all that happened so far.
    Scene confirms() {
        watch.confirm(clock.instant().plusNanos(1));
        return this;
    }

    Optional<Instant> touchedAt(String project) {
        return watch.touchedAt(new AppId(AppKind.COMPOSE, project));
    }

    FleetCondition condition() {
        return detail().value();
    }

    Condition detail() {
        return Condition.of(WEB, listed(), watch, clock.instant());
    }

    private List<LabelledContainer> listed() {
        return new ArrayList<>(containers.values());
    }

    private void move(String id, State state) {
        LabelledContainer before = containers.get(id);
        put(id, before == null ? "shop_web_" + id : before.name(), state, false);
    }

    private void put(String id, String name, State state, boolean isOurs) {
        containers.put(
                id,
                new LabelledContainer(
                        new ContainerId(id),
                        name,
                        WEB,
                        1,
                        "hash",
                        state,
                        "",
                        clock.instant(),
                        "serve",
                        isOurs,
                        Map.of()));
    }

    private Scene tell(String action, String id, Map<String, String> more) {
        var attributes = Json.object()
                .put(Labels.PROJECT, "shop")
                .put(Labels.SERVICE, "web")
                .put(Labels.CONFIG_HASH, "hash");
        more.forEach(attributes::put);
        watch.take(new EngineEvent("container", action, id, clock.instant(), attributes));
        return this;
    }
}
