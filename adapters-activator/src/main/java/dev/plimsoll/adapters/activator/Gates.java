package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.usecase.FindTarget;
import dev.plimsoll.application.usecase.NotFound;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The gates of all targets, found by what the proxy calls a target: `shop/web`, an app by name or id and one of its
/// container types.
final class Gates {
    private static final Duration KEEP = Duration.ofSeconds(5);

    /// Proxies name few targets; whoever makes names up does not fill the memory.
    private static final int MOST_NAMES = 1000;

    private final FindTarget findTarget;
    private final Function<TargetId, Gate> make;
    private final Semaphore places;
    private final Map<String, Known> names = new ConcurrentHashMap<>();
    private final Map<TargetId, Gate> gates = new ConcurrentHashMap<>();

    private record Known(TargetId target, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < KEEP.toNanos();
        }
    }

    /// No gates yet.
    ///
    /// @param make makes the gate of a target
    /// @param most how many requests may be inside all of them together
    Gates(FindTarget findTarget, Function<TargetId, Gate> make, int most) {
        this.findTarget = findTarget;
        this.make = make;
        this.places = new Semaphore(most);
    }

    /// The gate of a target.
    ///
    /// @param name of an app and a type, with a slash between
    /// @throws NotFound when there is no such target
    /// @throws PortFailure when that cannot be told now
    Gate find(String name) {
        Known known = names.get(name);
        if (known == null || !known.isFresh()) {
            int slash = name.lastIndexOf('/');
            known = new Known(findTarget.find(name.substring(0, slash), name.substring(slash + 1)), System.nanoTime());
            if (names.size() >= MOST_NAMES) {
                names.clear();
            }
            names.put(name, known);
        }
        return gates.computeIfAbsent(known.target(), make);
    }

    /// Takes a place in one gate, to be given back by `leave`; false when there is none.
    boolean enter(Gate gate) {
        if (!gate.enter()) {
            return false;
        }
        if (places.tryAcquire()) {
            return true;
        }
        gate.leave();
        return false;
    }

    void leave(Gate gate) {
        places.release();
        gate.leave();
    }

    /// How many requests of a target are here.
    int inside(TargetId target) {
        Gate gate = gates.get(target);
        return gate == null ? 0 : gate.inside();
    }

    void renew() {
        gates.values()
                .forEach(gate -> Thread.ofVirtual()
                        .name("activator renews " + gate.target())
                        .start(gate::renew));
    }
}
