package dev.plimsoll.adapters.rest.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lifecycle hook.
///
/// @param url null of one that runs a command
/// @param command null of one that calls a URL
/// @param globalTimeoutSeconds how long an action takes at most, heartbeats or not
/// @param secret signs what is sent to the URL; only where it was just made, elsewhere the field is not there
@Serdeable(naming = SnakeCaseStrategy.class)
record LifecycleHookJson(
        String name,
        String appId,
        String containerType,
        String transition,
        @Nullable String url,
        @Nullable List<String> command,
        long heartbeatTimeoutSeconds,
        long globalTimeoutSeconds,
        String defaultResult,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    /// As answers hold one.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record One(LifecycleHookJson lifecycleHook) {}

    /// As answers hold several.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Many(List<LifecycleHookJson> lifecycleHooks) {}

    static LifecycleHookJson of(LifecycleHook hook) {
        return of(hook, false);
    }

    /// With its secret, if it has one.
    static LifecycleHookJson created(LifecycleHook hook) {
        return of(hook, true);
    }

    private static LifecycleHookJson of(LifecycleHook hook, boolean isSecretShown) {
        return switch (hook.work()) {
            case HookWork.Callback(String url, String secret) -> of(hook, url, null, isSecretShown ? secret : null);
            case HookWork.Command(List<String> words) -> of(hook, null, words, null);
        };
    }

    private static LifecycleHookJson of(
            LifecycleHook hook, @Nullable String url, @Nullable List<String> command, @Nullable String secret) {
        return new LifecycleHookJson(
                hook.name(),
                hook.target().app().hex(),
                hook.target().containerType(),
                hook.transition().text(),
                url,
                command,
                hook.heartbeat().toSeconds(),
                hook.longest().toSeconds(),
                hook.defaultResult().name(),
                hook.createdAt(),
                secret);
    }
}
