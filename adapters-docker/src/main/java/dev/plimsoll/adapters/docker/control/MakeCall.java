package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// One call of `start`: hands out numbers, makes containers side by side, and tries again under the next
/// number when Compose was faster with one.
final class MakeCall {
    private static final int ATTEMPTS = 5;

    private final TargetId target;
    private final Making making;
    private final LabelledContainers containers;
    private final Numbers numbers;
    private final BooleanSupplier mayGoOn;
    private int highest;

    /// @param mayGoOn asked before each container
    MakeCall(
            Making making,
            LabelledContainers containers,
            Numbers numbers,
            List<LabelledContainer> listed,
            BooleanSupplier mayGoOn) {
        this.target = making.target();
        this.making = making;
        this.containers = containers;
        this.numbers = numbers;
        this.mayGoOn = mayGoOn;
        this.highest = highest(listed);
    }

    Started run(int count, int atOnce) {
        Callable<Optional<Making.Outcome>> one = this::makeOne;
        List<ContainerId> running = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Optional<Making.Outcome> outcome :
                SideBySide.run(Math.min(count, atOnce), Collections.nCopies(count, one), target + ": starting")) {
            outcome.ifPresent(known -> {
                switch (known) {
                    case Making.Outcome.Runs(ContainerId id) -> running.add(id);
                    case Making.Outcome.Failed(String why) -> failures.add(why);
                    case Making.Outcome.NameTaken() ->
                        failures.add("somebody else takes each next number of %s".formatted(target));
                }
            });
        }
        return new Started(running, failures);
    }

    private Optional<Making.Outcome> makeOne() {
        Making.Outcome outcome = new Making.Outcome.NameTaken();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof Making.Outcome.NameTaken; attempt++) {
            if (!mayGoOn.getAsBoolean()) {
                return Optional.empty();
            }
            if (attempt > 0) {
                listAgain();
            }
            int number = next();
            try {
                outcome = making.make(number);
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

    private static int highest(List<LabelledContainer> listed) {
        return listed.stream().mapToInt(LabelledContainer::number).max().orElse(0);
    }
}
