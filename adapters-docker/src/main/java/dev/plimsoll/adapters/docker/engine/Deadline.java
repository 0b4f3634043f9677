package dev.plimsoll.adapters.docker.engine;

import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Runs a call to the outside and gives up on it in time, whatever it is blocked in.
final class Deadline {
    private Deadline() {}

    /// Answers what `call` answers; every failure of it becomes `EngineUnavailable` under the name `what`.
    static <T> T call(Duration deadline, String what, Callable<T> call) {
        return call(deadline, what, call, _ -> {});
    }

    /// The same for a call that may take longer than anybody wants to wait; empty then.
    static <T> Optional<T> within(Duration deadline, String what, Callable<T> call) {
        Task<T> task = started(call, _ -> {});
        try {
            return Optional.of(task.take(deadline));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException | ExecutionException e) {
            throw translated(what, e);
        } finally {
            task.giveUp();
        }
    }

    /// The same for an answer that somebody has to take.
    ///
    /// @param leftOver takes the one that comes when nobody waits for it any more
    static <T> T call(Duration deadline, String what, Callable<T> call, Consumer<T> leftOver) {
        Task<T> task = started(call, leftOver);
        try {
            return task.take(deadline);
        } catch (TimeoutException e) {
            throw new EngineUnavailable(what + ": no answer within " + words(deadline), e);
        } catch (InterruptedException | ExecutionException e) {
            throw translated(what, e);
        } finally {
            task.giveUp();
        }
    }

    private static <T> Task<T> started(Callable<T> call, Consumer<T> leftOver) {
        Task<T> task = new Task<>(call, leftOver);
        Thread.ofVirtual().name("docker-call").start(task);
        return task;
    }

    private static String words(Duration deadline) {
        return deadline.toSeconds() > 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
    }

    private static RuntimeException translated(String what, Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new EngineUnavailable(what + ": interrupted", failure);
        }
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

    /// A call whose answer is either taken or left over.
    private static final class Task<T> extends FutureTask<T> {
        private final Consumer<T> leftOver;
        private boolean isTaken;

        Task(Callable<T> call, Consumer<T> leftOver) {
            super(call);
            this.leftOver = leftOver;
        }

        T take(Duration deadline) throws InterruptedException, ExecutionException, TimeoutException {
            T answer = get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            isTaken = true;
            return answer;
        }

        /// Ends the call if it still runs. The answer may have come between the end of the wait and now.
        void giveUp() {
            if (!cancel(true) && !isTaken && state() == State.SUCCESS) {
                leftOver.accept(resultNow());
            }
        }

        @Override
        protected void set(T answer) {
            super.set(answer);
            if (isCancelled()) {
                leftOver.accept(answer);
            }
        }
    }
}
