package dev.plimsoll.adapters.docker.engine;

import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a call to the outside and gives up on it in time, whatever it is blocked in.
final class Deadline {
    private Deadline() {}

    /// Answers what `call` answers; every failure of it becomes `EngineUnavailable` under the name `what`.
    static <T> T call(Duration deadline, String what, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("docker-call").start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineUnavailable(what + ": no answer within " + deadline.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable(what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw translated(what, e);
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException translated(String what, ExecutionException failure) {
        return switch (failure.getCause()) {
            case Error error -> throw error;
            case EngineUnavailable known -> known;
            case null -> new EngineUnavailable(what + ": failed", failure);
            case Throwable cause -> new EngineUnavailable(what + ": " + root(cause), cause);
        };
    }

    /// The innermost message says what happened ("Connection refused"); the outer ones only that something did.
    private static String root(Throwable cause) {
        Throwable root = cause;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
