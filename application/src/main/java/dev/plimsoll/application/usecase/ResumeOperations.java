package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.OpenOperations;

/// Goes on with what an earlier process left open.
public final class ResumeOperations {
    private final OpenOperations operations;
    private final Convergence convergence;

    public ResumeOperations(OpenOperations operations, Convergence convergence) {
        this.operations = operations;
        this.convergence = convergence;
    }

    public void resume() {
        operations.recall().forEach(convergence::wake);
    }
}
