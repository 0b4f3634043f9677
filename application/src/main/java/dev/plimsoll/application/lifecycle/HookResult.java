package dev.plimsoll.application.lifecycle;

import java.util.Arrays;
import java.util.Optional;

/// How an action ends. Clients write it as it stands here, in capitals.
public enum HookResult {
    /// The container may serve, or may be stopped.
    CONTINUE,
    /// Of a launching container: it is to be replaced. Of a terminating one: it is stopped at once, whatever other
    /// hooks do.
    ABANDON;

    /// The result of this name; empty when there is none.
    public static Optional<HookResult> of(String text) {
        return Arrays.stream(values())
                .filter(result -> result.name().equals(text))
                .findFirst();
    }
}
