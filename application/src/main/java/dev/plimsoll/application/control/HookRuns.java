package dev.plimsoll.application.control;

import dev.plimsoll.application.codec.LifecycleCodec;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.application.port.ContainerExec.Ended;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.HookCaller.Answer;
import dev.plimsoll.application.port.PortFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Carries out open lifecycle actions: calls, runs commands, repeats what failed ever more slowly, and
/// ends what has run out of time. Never blocks whoever asks.
///
/// A process that dies in between leaves the action open, so its successor begins again: at least once.
public final class HookRuns {
    private final KnownHooks hooks;
    private final LifecycleActions actions;
    private final ActionResults results;
    private final HookCaller caller;
    private final ContainerExec exec;
    private final Executor executor;
    private final Clock clock;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /// Runs nothing yet.
    ///
    /// @param executor makes calls and runs commands, one thread each
    public HookRuns(
            KnownHooks hooks,
            LifecycleActions actions,
            ActionResults results,
            HookCaller caller,
            ContainerExec exec,
            Executor executor,
            Clock clock) {
        this.hooks = hooks;
        this.actions = actions;
        this.results = results;
        this.caller = caller;
        this.exec = exec;
        this.executor = executor;
        this.clock = clock;
    }

    /// What this process knows of an open action.
    private static final class Run {
        private final AtomicBoolean isRunning = new AtomicBoolean();
        private final Backoff backoff = new Backoff();
        private volatile String failure = "";
    }

    /// Goes on with all that are open.
    public void look() {
        List<LifecycleAction> open = actions.open();
        if (!runs.isEmpty()) {
            runs.keySet().retainAll(open.stream().map(LifecycleAction::id).collect(Collectors.toSet()));
        }
        // What was ended or prolonged while others were looked at is seen as it is now.
        open.forEach(action ->
                actions.find(action.id()).filter(LifecycleAction::isOpen).ifPresent(this::look));
    }

    /// Goes on with one.
    void look(LifecycleAction action) {
        Instant now = clock.instant();
        LifecycleHook hook = hooks.of(action).orElse(null);
        if (action.isOverdue(now)) {
            // Nobody wants to wait for a hook that is gone.
            expire(action, hook == null ? HookResult.CONTINUE : hook.defaultResult(), now);
        } else if (hook != null && !action.isAccepted()) {
            attempt(action, hook, now);
        }
    }

    /// Why an open action does not get on at present; empty while nothing fails.
    public String failureOf(LifecycleAction action) {
        Run run = runs.get(action.id());
        return run == null ? "" : run.failure;
    }

    private void attempt(LifecycleAction action, LifecycleHook hook, Instant now) {
        Run run = runs.computeIfAbsent(action.id(), _ -> new Run());
        if (run.backoff.remaining(0, now).isPresent() || !run.isRunning.compareAndSet(false, true)) {
            return;
        }
        executor.execute(() -> {
            try {
                perform(action, hook, run);
            } catch (PortFailure failure) {
                failed(run, failure.detail());
            } finally {
                run.isRunning.set(false);
            }
        });
    }

    private void perform(LifecycleAction action, LifecycleHook hook, Run run) {
        switch (hook.work()) {
            case HookWork.Callback callback -> call(action, hook, callback, run);
            case HookWork.Command(var words) -> run(action, hook, words, run);
        }
    }

    private void call(LifecycleAction action, LifecycleHook hook, HookWork.Callback callback, Run run) {
        switch (caller.call(callback, action.id(), LifecycleCodec.call(hook, action))) {
            case Answer.Completed(var result) -> end(action, result, "the receiver answered so");
            case Answer.Accepted() -> {
                run.failure = "";
                var _ = actions.change(action.id(), LifecycleAction::accepted);
            }
            case Answer.Failed(var detail) -> failed(run, detail);
        }
    }

    private void run(LifecycleAction action, LifecycleHook hook, List<String> words, Run run) {
        Duration left = Duration.between(clock.instant(), action.deadline());
        switch (exec.run(action.container(), words, left)) {
            case Ended.Exited(int status) when status == 0 -> end(action, HookResult.CONTINUE, "exit status 0");
            case Ended.Exited(int status) -> end(action, HookResult.ABANDON, "exit status " + status);
            case Ended.TimedOut() -> expire(action, hook.defaultResult(), clock.instant());
            case Ended.Refused(var detail) -> failed(run, detail);
        }
    }

    private void end(LifecycleAction action, HookResult result, String detail) {
        results.end(action, result, detail, AppEvent.HOOKS, clock.instant());
    }

    private void expire(LifecycleAction action, HookResult result, Instant now) {
        String failure = failureOf(action);
        Duration waited = Duration.between(action.begunAt(), now);
        results.expire(
                action,
                result,
                "timed out after %d s%s".formatted(waited.toSeconds(), failure.isEmpty() ? "" : ": " + failure),
                now);
    }

    private void failed(Run run, String detail) {
        run.failure = detail;
        var _ = run.backoff.failed(0, clock.instant());
    }
}
