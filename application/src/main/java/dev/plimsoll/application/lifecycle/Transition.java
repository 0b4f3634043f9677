package dev.plimsoll.application.lifecycle;

import dev.plimsoll.domain.validation.Choice;

/// When a hook is run.
public enum Transition {
    /// After a container has started, before it counts as ready.
    LAUNCHING,
    /// Before a container is stopped.
    TERMINATING;

    /// As clients write it: `launching`.
    public String text() {
        return Choice.name(this);
    }
}
