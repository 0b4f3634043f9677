package dev.plimsoll.bootstrap.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/// Undoes what the demo made, newest first. One step that fails does not keep the others from running.
final class Teardown implements AutoCloseable {
    private record Step(String what, Runnable undo) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Terminal terminal;

    Teardown(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Registers `undo`; `what` names it in a complaint.
    void later(String what, Runnable undo) {
        steps.push(new Step(what, undo));
    }

    @Override
    public void close() {
        // An interrupt brought us here; the commands below must not meet it again.
        boolean wasInterrupted = Thread.interrupted();
        terminal.print("Taking everything down ...");
        while (!steps.isEmpty()) {
            undo(steps.pop());
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void undo(Step step) {
        try {
            step.undo().run();
        } catch (DemoFailure failed) {
            terminal.print("could not %s: %s".formatted(step.what(), failed.getMessage()));
        }
    }
}
