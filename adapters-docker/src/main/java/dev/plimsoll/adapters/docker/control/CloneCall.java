package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.compose.ComposeContainer;
import dev.plimsoll.adapters.docker.compose.ComposeContainers;
import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// One call of `start`: hands out numbers, clones side by side, and tries again under the next number when Compose was
/// faster with one.
final class CloneCall {
    private static final int ATTEMPTS = 5;

    private final TargetId target;
    private final Cloning cloning;
    private final ComposeContainers containers;
    private final Numbers numbers;
    private final BooleanSupplier mayGoOn;
    private int highest;

    /// @param mayGoOn asked before each container
    CloneCall(
            Cloning cloning,
            ComposeContainers containers,
            Numbers numbers,
            List<ComposeContainer> listed,
            BooleanSupplier mayGoOn) {
        this.target = cloning.target();
        this.cloning = cloning;
        this.containers = containers;
        this.numbers = numbers;
        this.mayGoOn = mayGoOn;
        this.highest = highest(listed);
    }

    Started run(int count, int atOnce) {
        Callable<Optional<Cloning.Outcome>> one = this::cloneOne;
        List<ContainerId> running = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Optional<Cloning.Outcome> outcome :
                SideBySide.run(Math.min(count, atOnce), Collections.nCopies(count, one), target + ": starting")) {
            outcome.ifPresent(known -> {
                switch (known) {
                    case Cloning.Outcome.Runs(ContainerId id) -> running.add(id);
                    case Cloning.Outcome.Failed(String why) -> failures.add(why);
                    case Cloning.Outcome.NameTaken() ->
                        failures.add("somebody else takes each next number of %s".formatted(target));
                }
            });
        }
        return new Started(running, failures);
    }

    private Optional<Cloning.Outcome> cloneOne() {
        Cloning.Outcome outcome = new Cloning.Outcome.NameTaken();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof Cloning.Outcome.NameTaken; attempt++) {
            if (!mayGoOn.getAsBoolean()) {
                return Optional.empty();
            }
            if (attempt > 0) {
                listAgain();
            }
            int number = next();
            try {
                outcome = cloning.clone(number);
            } finally {
                numbers.giveBack(target, number);
            }
        }
        return Optional.of(outcome);
    }

    private synchronized int next() {
        highest = numbers.take(target, highest);
        return highest;
    }

    private void listAgain() {
        int found = highest(containers.of(target));
        synchronized (this) {
            highest = Math.max(highest, found);
        }
    }

    private static int highest(List<ComposeContainer> listed) {
        return listed.stream().mapToInt(ComposeContainer::number).max().orElse(0);
    }
}
