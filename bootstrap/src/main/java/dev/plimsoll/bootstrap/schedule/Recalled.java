package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.control.Protections;
import jakarta.inject.Singleton;

/// What an earlier process left in the database and convergers must know before their first pass.
@Singleton
final class Recalled {
    private final Protections protections;
    private final KnownHooks hooks;
    private final LifecycleActions actions;

    Recalled(Protections protections, KnownHooks hooks, LifecycleActions actions) {
        this.protections = protections;
        this.hooks = hooks;
        this.actions = actions;
    }

    void recall() {
        protections.recall();
        hooks.recall();
        actions.recall();
    }
}
