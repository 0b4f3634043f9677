package dev.plimsoll.application.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Lets several virtual threads do something at the same moment.
final class Race {
    private static final long DEADLINE_SECONDS = 60;

    private Race() {}

    /// How each runner ended.
    ///
    /// @param results of those that succeeded
    /// @param failures what the others threw
    record Finish<T>(List<T> results, List<Throwable> failures) {}

    static <T> Finish<T> of(List<Supplier<T>> runners) {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = runners.stream()
                    .map(runner -> threads.submit(from(start, runner)))
                    .toList();
            return finish(futures);
        }
    }

    private static <T> Callable<T> from(CyclicBarrier start, Supplier<T> runner) {
        return () -> {
            await(start);
            return runner.get();
        };
    }

    private static void await(CyclicBarrier start) throws InterruptedException, TimeoutException {
        try {
            start.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("another runner did not come to the start", e);
        }
    }

    private static <T> Finish<T> finish(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("a runner is not there in time", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
        return new Finish<>(results, failures);
    }
}
