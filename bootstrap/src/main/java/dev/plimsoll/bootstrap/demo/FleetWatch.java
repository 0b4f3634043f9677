package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Knows which containers run now, looking twice a second.
final class FleetWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Engine engine;
    private final Map<String, RunningContainer> known = new ConcurrentHashMap<>();
    private volatile List<RunningContainer> running = List.of();
    private volatile boolean isClosed;

    FleetWatch(Engine engine) {
        this.engine = engine;
    }

    FleetWatch start() {
        look();
        Thread.ofVirtual().name("fleet-watch").start(this::keepLooking);
        return this;
    }

    List<RunningContainer> running() {
        return running;
    }

    /// Those that run no more, too.
    List<RunningContainer> everSeen() {
        return List.copyOf(known.values());
    }

    private void keepLooking() {
        while (!isClosed) {
            Pause.lasting(INTERVAL);
            lookIfPossible();
        }
    }

    private void lookIfPossible() {
        try {
            look();
        } catch (DemoFailure missed) {
            // The engine is slow under load: the list of half a second ago serves until the next look.
        }
    }

    private void look() {
        running =
                engine.running().map(this::recognise).flatMap(Optional::stream).toList();
    }

    private Optional<RunningContainer> recognise(String id) {
        RunningContainer before = known.get(id);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<RunningContainer> found = engine.startedAt(id).map(startedAt -> new RunningContainer(id, startedAt));
        found.ifPresent(container -> known.put(id, container));
        return found;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
