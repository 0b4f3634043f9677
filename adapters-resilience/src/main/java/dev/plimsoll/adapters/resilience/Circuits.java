package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.CircuitStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// All circuits: one for each target of each outside thing, so that one sick target leaves the others alone. Those that
/// nobody used for an hour are forgotten.
public final class Circuits implements CircuitStates, AutoCloseable {
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final CircuitSettings settings;
    private final Clock clock;
    private final SecondTries secondTries;
    private final Watchdog watchdog = new Watchdog();
    private final Map<Key, Circuit> circuits = new ConcurrentHashMap<>();

    public Circuits(CircuitSettings settings, Clock clock) {
        this(settings, clock, Circuits::rest);
    }

    Circuits(CircuitSettings settings, Clock clock, SecondTries.Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.secondTries = new SecondTries(clock, pause);
    }

    /// What somebody is asked for.
    private record Key(String thing, Object target) {}

    /// @param thing who is asked, as people know them
    /// @param target what for; told apart by `equals`
    /// @param name of the two together
    Circuit of(String thing, Object target, String name) {
        return of(thing, target, name, settings.recovery());
    }

    /// The same for somebody who is not to be left alone for longer than this.
    Circuit of(String thing, Object target, String name, Duration longestRecovery) {
        Key key = new Key(thing, target);
        Circuit known = circuits.get(key);
        return known == null ? add(key, name, settings.recoveringWithin(longestRecovery)) : known;
    }

    /// Closes all circuits of one thing, which is known to be well again.
    void close(String thing) {
        circuits.forEach((key, circuit) -> {
            if (key.thing().equals(thing)) {
                circuit.close();
            }
        });
    }

    @Override
    public List<CircuitState> states() {
        forget();
        return circuits.values().stream()
                .map(Circuit::state)
                .sorted(Comparator.comparing(CircuitState::name))
                .toList();
    }

    /// Calls that go on are not given up any more.
    @Override
    public void close() {
        watchdog.close();
    }

    private Circuit add(Key key, String name, CircuitSettings own) {
        forget();
        return circuits.computeIfAbsent(key, _ -> new Circuit(name, own, clock, watchdog, secondTries));
    }

    private void forget() {
        Instant moment = clock.instant().minus(FORGOTTEN_AFTER);
        circuits.values().removeIf(circuit -> circuit.isIdleSince(moment));
    }

    private static void rest(Duration length) throws InterruptedException {
        var _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
