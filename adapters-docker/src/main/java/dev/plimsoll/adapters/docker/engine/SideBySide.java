package dev.plimsoll.adapters.docker.engine;

import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks on virtual threads, so many at a time, and waits for all of them whatever becomes of each.
public final class SideBySide {
    private SideBySide() {}

    /// Answers what the tasks answer; throws the first failure once all are done.
    public static <T> List<T> run(int atOnce, List<Callable<T>> tasks, String what) {
        try (ExecutorService workers = Executors.newFixedThreadPool(
                atOnce, Thread.ofVirtual().name("docker-work-", 0).factory())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> done : workers.invokeAll(tasks)) {
                answers.add(done.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable(what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> failure;
                case null, default -> new IllegalStateException(what + ": failed", e);
            };
        }
    }
}
